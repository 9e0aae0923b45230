"""Engines that execute the steps: the only place of the pure packages that knows one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from amends.core.errors import InputError

Row = tuple[Any, ...]


class Engine(Protocol):
    """What a step needs of an engine: run SQL in DuckDB's dialect, read rows, write Parquet."""

    def run(self, sql: str) -> None:
        """Executes one statement."""

    def table(self, name: str, sql: str) -> None:
        """Creates (or replaces) the table ``name`` from a query."""

    def rows(self, sql: str) -> Iterator[Row]:
        """The rows of a query, streamed."""

    def insert(self, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Fills the existing table ``name``; meant for small mappings."""

    def load_csv(self, name: str, path: Path, *, columns: int, delimiter: str, has_header: bool) -> int:
        """Loads a clean UTF-8 CSV as text columns ``c0``.. with ``row`` in file order.

        Gives the number of records.  Raises ``StrictReadError`` if a single record does not fit.
        """

    def load_numbered_csv(self, name: str, path: Path, *, columns: int) -> None:
        """Loads a CSV that we wrote ourselves and whose first field is the record's number."""

    def load_parquet(self, name: str, path: Path) -> tuple[str, ...]:
        """Loads a Parquet file as text columns ``c0``.. with ``row``; gives the column names.

        Raises ``StrictReadError`` if the file is damaged.
        """

    def write_parquet(self, sql: str, path: Path) -> None:
        """Writes the result of a query."""

    def close(self) -> None:
        """Lets go of files and memory."""


class StrictReadError(Exception):
    """The strict reader refused a file; the accounting reader has to take over."""


def open_engine(name: str, work: Path) -> Engine:
    """The engine called ``name``, with scratch space in ``work``.

    Raises ``InputError`` (``engine.unknown``, ``engine.missing``).
    """
    if name == "duckdb":
        from amends.exposure.engines.duckdb import DuckDBEngine  # noqa: PLC0415  # an engine is loaded when it is chosen

        return DuckDBEngine(work)
    if name == "spark":
        raise InputError(
            "The engine 'spark' is not available here.",
            code="engine.missing",
            where="--engine spark",
            why="It needs the extra `amends[spark]` (PySpark and Java), which this installation lacks.",
            fix="Use --engine duckdb, which needs nothing more and gives the same answer.",
        )
    raise InputError(
        f"{name!r} is not an engine.",
        code="engine.unknown",
        where="--engine",
        why="Amends runs its steps on duckdb or spark.",
        fix="Use --engine duckdb.",
    )
