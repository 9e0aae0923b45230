"""Reads the case file that a command was given."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from amends.core.case import Case, Cohort, parse_case
from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.exposure import assess, read_cohorts


def read_text(path: Path) -> str:
    """The UTF-8 text of a file; raises ``InputError`` (``file.unreadable``, ``file.not_utf8``).

    A mark at the beginning stays, so that offsets are those of the file as it is.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(
            "The file cannot be read.",
            code="file.unreadable",
            where=str(path),
            why=error.strerror or type(error).__name__,
            fix="Check the path and the permission.",
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            "The file is not UTF-8.",
            code="file.not_utf8",
            where=f"{path}, byte {error.start + 1}",
            why="Names and places would be garbled.",
            fix="Save it as UTF-8.",
        ) from error


def read_case(path: Path) -> tuple[Case, str]:
    """The case and its text; raises ``InputError`` of ``read_text``, or a fault of the case."""
    text = read_text(path).removeprefix("\ufeff")
    return parse_case(text, name=path.name), text


def cohorts_of(case: Case, path: Path) -> tuple[Cohort, ...]:
    """The cohorts that the file brings, or those that its evidence gives when it is assessed now.

    The assessment is made in a folder that is deleted afterwards; ``amends assess`` keeps it.
    """
    if case.is_facts:
        return case.cohorts
    with tempfile.TemporaryDirectory(prefix="amends-") as folder:
        assess(case, base=path.resolve().parent, out=Path(folder), as_of=instant_or_now(None), progress=_silent)
        return read_cohorts(Path(folder))


def _silent(step: str, share: float) -> None:
    """Progress of a short assessment that nobody waits for."""


def instant_or_now(text: str | None) -> datetime:
    """The instant of ``--as-of``, or the present one."""
    return (
        parse_instant(text, where="--as-of")
        if text is not None
        else datetime.now(UTC).astimezone().replace(microsecond=0)
    )
