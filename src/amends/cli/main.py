"""``amends``: finds each command by its file; adding one adds a file and edits none."""

from __future__ import annotations

import importlib
import pkgutil

import typer

import amends.cli

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def main() -> None:
    """Breach response from evidence to trust. Every command takes --json and --help."""


def run() -> None:
    """Registers every module of this package that has ``register(app)`` and runs the command line."""
    for module in sorted(pkgutil.iter_modules(amends.cli.__path__), key=lambda item: item.name):
        loaded = importlib.import_module(f"amends.cli.{module.name}")
        register = getattr(loaded, "register", None)
        if register is not None:
            register(app)
    app()
