"""``amends``: finds each command by its file; adding one adds a file and edits none."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import traceback
from types import TracebackType

import typer
from typer.main import get_command

import amends.cli

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def main() -> None:
    """Breach response from evidence to trust. Every command takes --json and --help."""


def run() -> None:
    """Registers every module of this package that has ``register(app)`` and runs the command line."""
    sys.excepthook = _own_fault
    for module in sorted(pkgutil.iter_modules(amends.cli.__path__), key=lambda item: item.name):
        loaded = importlib.import_module(f"amends.cli.{module.name}")
        register = getattr(loaded, "register", None)
        if register is not None:
            register(app)
    get_command(app)(prog_name="amends")  # not app(): typer would put its own hook in place of ours


def _own_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault of Amends itself, in one clear error: the places in the code, and no value, which could name a person."""
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("Stopped. The same command, with --resume where it has it, goes on from here.\n")
        os._exit(130)
    places = [f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in traceback.extract_tb(trace)[-4:]]
    sys.stdout.flush()
    sys.stderr.write(
        f"Error (internal.fault): Amends itself has a fault ({kind.__name__}).\n"
        f"  where: {' > '.join(places)}\n"
        "  what to do: Report these places. A run can be resumed once the fault is mended.\n"
    )
    sys.stderr.flush()
    os._exit(2)
