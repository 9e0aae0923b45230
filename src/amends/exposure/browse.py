"""Looks into a frozen register: a page of it, one line of it, the pairs in doubt.  Reads only; a line has a number.

Numbers are places in the frozen file, from 0.  They hold as long as the register does, say nothing about
anybody, and may therefore stand in an address or a form, which a ``person_ref`` may not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from amends.core.errors import InputError
from amends.exposure.engines.duckdb import quoted

PAGE = 50
_BATCH = 1_000
_CAUSE = "rtrim(split_part(because, ';', 1), '.')"
_LINE = (
    "file_row_number AS number, person_ref, decision, certainty, coalesce(elements, []) AS elements, evidence, "
    "because, residence, language, cohort"
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which lines of the register; an empty field asks for nothing."""

    residence: str = ""
    element: str = ""
    decision: str = ""
    language: str = ""
    cohort: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One person of the register; ``evidence`` are (file, row)."""

    number: int
    person_ref: str
    decision: str
    certainty: float
    elements: tuple[str, ...]
    evidence: tuple[tuple[str, int], ...]
    because: str
    residence: str
    language: str
    cohort: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """Lines in the register's order; ``after`` is what the next page begins after, ``None`` on the last."""

    lines: tuple[Line, ...]
    total: int
    after: int | None


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Who an affected person is and how they are reached, as the customer file says."""

    name: str
    email: str | None
    phone: str | None
    street: str | None
    postcode: str | None
    city: str | None
    country: str | None
    born_on: date | None
    is_deceased: bool
    guardian: str | None
    next_of_kin: str | None


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One evidence row and one customer to whom it may belong, counted from 1.

    ``cause`` is the first part of ``because``.
    """

    number: int
    person_ref: str
    certainty: float
    because: str
    cause: str
    file: str
    row: int


def register_page(out: Path, wanted: Wanted, *, after: int = -1, size: int = PAGE) -> Page:
    """The lines that come after line ``after``.  Raises ``InputError`` (``assessment.missing``)."""
    where, values = _conditions(wanted)
    source = _table(out, "register")
    sql = f"SELECT {_LINE} FROM {source} WHERE {where} AND file_row_number > ? ORDER BY file_row_number LIMIT ?"
    found = [_line(row) for row in _rows(sql, [*values, after, size + 1])]
    total = next(_rows(f"SELECT count(*) AS total FROM {source} WHERE {where}", values))["total"]
    return Page(lines=tuple(found[:size]), total=total, after=found[size - 1].number if len(found) > size else None)


def register_line(out: Path, number: int) -> Line | None:
    """The line with this number."""
    sql = f"SELECT {_LINE} FROM {_table(out, 'register')} WHERE file_row_number = ?"
    return next((_line(row) for row in _rows(sql, [number])), None)


def line_of(out: Path, person_ref: str) -> Line | None:
    """The line of one person."""
    sql = f"SELECT {_LINE} FROM {_table(out, 'register')} WHERE person_ref = ?"
    return next((_line(row) for row in _rows(sql, [person_ref])), None)


def contact_of(out: Path, person_ref: str) -> Contact | None:
    """The affected person's contacts; ``None`` for somebody who is in doubt only, and in no audience."""
    fields = ", ".join(Contact.__dataclass_fields__)
    sql = f"SELECT {fields} FROM {_table(out, 'audience')} WHERE person_ref = ?"
    return next((Contact(**row) for row in _rows(sql, [person_ref])), None)


def values(out: Path, column: str) -> tuple[str, ...]:
    """What occurs in ``residence``, ``language`` or ``elements`` of the register, in order."""
    told = "unnest(elements)" if column == "elements" else column
    sql = f"SELECT DISTINCT {told} AS value FROM {_table(out, 'register')} ORDER BY value"
    return tuple(row["value"] for row in _rows(sql, []) if row["value"])


def pairs(out: Path, *, cause: str = "", after: int = -1) -> Iterator[Pair]:
    """The pairs in doubt whose number is greater than ``after``, in order, streamed."""
    sql = f"{_numbered(out)} WHERE number > ? AND (? = '' OR cause = ?) ORDER BY number"
    return map(_pair, _rows(sql, [after, cause, cause]))


def pair_before(out: Path, number: int, *, cause: str = "") -> Pair | None:
    """The pair that comes before, under the same filter."""
    sql = f"{_numbered(out)} WHERE number < ? AND (? = '' OR cause = ?) ORDER BY number DESC LIMIT 1"
    return next(map(_pair, _rows(sql, [number, cause, cause])), None)


def pair(out: Path, number: int) -> Pair | None:
    """The pair with this number."""
    return next(map(_pair, _rows(f"{_numbered(out)} WHERE number = ?", [number])), None)


def causes(out: Path) -> dict[str, int]:
    """How many pairs are in doubt for which cause, the most frequent first."""
    sql = f"SELECT cause, count(*) AS pairs FROM ({_numbered(out)}) GROUP BY cause ORDER BY pairs DESC, cause"
    return {row["cause"]: row["pairs"] for row in _rows(sql, [])}


def reasons(out: Path, table: str) -> dict[str, int]:
    """Rows of ``rejected``, ``unmatched`` or ``customers_rejected`` by their reason; never what the rows held."""
    sql = f"SELECT reason, count(*) AS rows FROM {_table(out, table)} GROUP BY reason ORDER BY rows DESC, reason"
    return {row["reason"]: row["rows"] for row in _rows(sql, [])}


def _numbered(out: Path) -> str:
    told = (
        f"SELECT file_row_number AS line, person_ref, certainty, because, {_CAUSE} AS cause, unnest(evidence) AS item "
        f"FROM {_table(out, 'review')}"
    )
    numbered = (
        "SELECT row_number() OVER (ORDER BY line, item.file, item.row) AS number, person_ref, certainty, because, "
        f'cause, item.file AS file, item.row AS "row" FROM ({told})'
    )
    return f"SELECT * FROM ({numbered})"


def _conditions(wanted: Wanted) -> tuple[str, list[Any]]:
    parts: Mapping[str, str] = {
        "residence = ?": wanted.residence,
        "list_contains(elements, ?)": wanted.element,
        "decision = ?": wanted.decision,
        "language = ?": wanted.language,
        "cohort = ?": wanted.cohort,
    }
    asked = {sql: value for sql, value in parts.items() if value}
    return " AND ".join(asked) or "true", list(asked.values())


def _table(out: Path, name: str) -> str:
    path = out / f"{name}.parquet"
    if not path.is_file():
        raise InputError(
            "There is no register to look into.", code="assessment.missing", where=str(path),
            why="The assessment has not ended, or its folder is gone.", fix="Run it, or restore the folder.",
        )  # fmt: skip
    return f"read_parquet({quoted(str(path))}, file_row_number = true)"


def _rows(sql: str, values: Sequence[Any]) -> Iterator[dict[str, Any]]:
    with duckdb.connect() as connection:
        cursor = connection.execute(sql, values)
        names = [column[0] for column in cursor.description or ()]
        while batch := cursor.fetchmany(_BATCH):
            for row in batch:
                yield dict(zip(names, row, strict=True))


def _line(row: dict[str, Any]) -> Line:
    row["elements"] = tuple(row["elements"])
    row["evidence"] = tuple((item["file"], item["row"]) for item in row["evidence"])
    row["cohort"] = row["cohort"] or ""
    return Line(**row)


def _pair(row: dict[str, Any]) -> Pair:
    return Pair(**row)
