"""Reads the affected people of the frozen register, in portions: memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from amends.core.errors import InputError

_AT_ONCE = 2_000
_ALL = (
    "SELECT person_ref, coalesce(elements, []) AS elements, residence, language FROM read_parquet(?) "
    "WHERE decision = 'affected' ORDER BY person_ref"
)
_AMONG = (
    "SELECT person_ref, coalesce(elements, []) AS elements, residence, language FROM read_parquet(?) "
    "WHERE decision = 'affected' AND person_ref IN (SELECT unnest(?))"
)


@dataclass(frozen=True, slots=True)
class Affected:
    """One affected person of the register."""

    person_ref: str
    elements: tuple[str, ...]
    residence: str
    language: str


def affected_people(folder: Path) -> Iterator[Sequence[Affected]]:
    """Everybody whom the register calls affected, some thousand at a time, in the register's order.

    Raises ``InputError`` (``assessment.missing``).
    """
    with duckdb.connect() as connection:
        cursor = connection.execute(_ALL, [_file(folder)])
        while rows := cursor.fetchmany(_AT_ONCE):
            yield [_affected(row) for row in rows]


def affected_among(folder: Path, refs: Collection[str]) -> dict[str, Affected]:
    """Those of ``refs`` whom the register calls affected.  Raises ``InputError`` (``assessment.missing``)."""
    with duckdb.connect() as connection:
        rows = connection.execute(_AMONG, [_file(folder), list(refs)]).fetchall()
    return {row[0]: _affected(row) for row in rows}


def _affected(row: tuple[str, Sequence[str], str | None, str | None]) -> Affected:
    return Affected(row[0], tuple(row[1]), row[2] or "ZZ", row[3] or "")


def _file(folder: Path) -> str:
    path = folder / "register.parquet"
    if not path.is_file():
        raise InputError(
            "There is no register to look into.",
            code="assessment.missing",
            where=str(path),
            why="The assessment has not ended, or its folder is gone.",
            fix="Run it, or restore the folder.",
        )
    return str(path)
