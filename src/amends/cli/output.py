"""What every command prints: one JSON document or text on stdout, progress and errors on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import duckdb
import msgspec
from django.db.utils import Error as DatabaseError
from django.db.utils import OperationalError
from rich.console import Console

from amends.core.errors import AmendsError, MachineError

progress_console = Console(stderr=True)
text_console = Console(soft_wrap=True)


def print_json(document: Any) -> None:
    """Writes one JSON document on standard output."""
    builtin = msgspec.to_builtins(document, enc_hook=str)
    sys.stdout.write(json.dumps(builtin, ensure_ascii=False, indent=2) + "\n")


def fail(error: AmendsError, *, as_json: bool) -> int:
    """Prints one clear error on standard error (and as JSON on stdout with ``--json``)."""
    if as_json:
        print_json({"error": error.as_dict()})
    progress_console.print(f"[bold red]Error[/] ({error.code}): ", end="")
    progress_console.print(str(error), markup=False, highlight=False)
    return error.exit_code


def answering(command: Callable[[], int], *, as_json: bool) -> int:
    """Runs a command and turns its known errors into exit codes: 0 yes, 1 no, 2 bad input."""
    try:
        return command()
    except AmendsError as error:
        return fail(error, as_json=as_json)
    except (OSError, DatabaseError, duckdb.Error) as error:
        return fail(_refusal(error), as_json=as_json)


# These name files and sizes.  Others (a conversion that failed) quote the value, which may be a person's.
_SPEAK_OF_FILES = (OperationalError, duckdb.IOException, duckdb.TransactionException, duckdb.OutOfMemoryException)


def _refusal(error: OSError | DatabaseError | duckdb.Error) -> MachineError:
    """The machine's refusal in words; of an engine's message no more than its kind, if it could quote a value."""
    if isinstance(error, OSError):
        where, why = str(error.filename or ""), error.strerror or type(error).__name__
    else:
        where = "the database" if isinstance(error, DatabaseError) else "the working tables"
        why = str(error).strip().splitlines()[0] if isinstance(error, _SPEAK_OF_FILES) else type(error).__name__
    return MachineError(
        "The machine refused an operation, and the run stopped there.",
        code="machine.refused",
        where=where,
        why=why,
        fix="Check space on the disk, permission and memory; then give the same command again, "
        "with --resume where the command has it.",
    )
