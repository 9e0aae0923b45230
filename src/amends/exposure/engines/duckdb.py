"""DuckDB: everything in one process, with bounded memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import duckdb

from amends.core.errors import MachineError
from amends.exposure.engines import Row, StrictReadError

_BATCH = 5_000
_MAX_LINE_BYTES = 16 << 20
_SHARE_OF_MEMORY = 0.4  # the rest is for the machine: other work, page cache, our own Python


class DuckDBEngine:
    """Engine on a database in memory; what does not fit spills into ``work``.

    Nothing of a run outlives it, so a file, its log and its compression would be paid for nothing.
    """

    def __init__(self, work: Path) -> None:
        work.mkdir(parents=True, exist_ok=True)
        self._connection = duckdb.connect(":memory:")
        limit = int(_memory_bytes() * _SHARE_OF_MEMORY)
        self.run(f"SET memory_limit = '{limit}B'")
        self.run(f"SET temp_directory = {quoted(str(work / 'spill'))}")
        self.run("SET preserve_insertion_order = true")
        self.run("SET enable_progress_bar = false")
        self.run("SET autoinstall_known_extensions = false")
        self.run("SET autoload_known_extensions = false")

    def run(self, sql: str) -> None:
        with _faults():
            self._connection.execute(sql)

    def table(self, name: str, sql: str) -> None:
        self.run(f"CREATE OR REPLACE TABLE {name} AS {sql}")

    def rows(self, sql: str) -> Iterator[Row]:
        with _faults():
            cursor = self._connection.cursor().execute(sql)
            while batch := cursor.fetchmany(_BATCH):
                yield from batch

    def insert(self, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        lists = ", ".join("unnest(?)" for _ in columns)
        remaining = iter(rows)
        with _faults():
            while batch := list(islice(remaining, _BATCH)):
                values = [list(column) for column in zip(*batch, strict=True)]
                self._connection.execute(f"INSERT INTO {name} SELECT {lists}", values)

    def load_csv(self, name: str, path: Path, *, columns: int, delimiter: str, has_header: bool) -> int:
        names = [f"c{index}" for index in range(columns)]
        self._read_csv(f"{name}_lines", path, names, delimiter=delimiter, has_header=has_header)
        # A fresh table keeps the order of the file, so its row id is the record's number less one.
        self.run(f"CREATE OR REPLACE VIEW {name} AS SELECT rowid + 1 AS row, * FROM {name}_lines")
        return int(next(self.rows(f"SELECT count(*) FROM {name}_lines"))[0])

    def load_numbered_csv(self, name: str, path: Path, *, columns: int) -> None:
        names = ["row", *(f"c{index}" for index in range(columns))]
        self.run(f"DROP VIEW IF EXISTS {name}")  # left by a strict reading that did not add up
        self._read_csv(name, path, names, delimiter=",", has_header=False)

    def load_parquet(self, name: str, path: Path) -> tuple[str, ...]:
        try:
            return self._parquet(name, path)
        except duckdb.Error as error:
            # Damage shows as one of many of the engine's errors, also as an I/O error; a full disk says so.
            if isinstance(error, duckdb.OutOfMemoryException) or "No space" in str(error):
                raise _fault(error) from error
            raise StrictReadError from error

    def _parquet(self, name: str, path: Path) -> tuple[str, ...]:
        source = f"read_parquet({quoted(str(path))}, file_row_number = true)"
        described = [
            (row[0], row[1]) for row in self._connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
        ]
        described = [(column, kind) for column, kind in described if column != "file_row_number"]
        casts = [f"{_as_text(column, kind)} AS c{index}" for index, (column, kind) in enumerate(described)]
        columns = ", ".join(["file_row_number + 1 AS row", *casts])
        self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT {columns} FROM {source}")
        return tuple(column for column, _ in described)

    def write_parquet(self, sql: str, path: Path) -> None:
        self.run(f"COPY ({sql}) TO {quoted(str(path))} (FORMAT parquet, COMPRESSION zstd)")

    def close(self) -> None:
        self._connection.close()

    def _read_csv(self, name: str, path: Path, names: Sequence[str], *, delimiter: str, has_header: bool) -> None:
        types = ", ".join(f"'{column}': '{'BIGINT' if column == 'row' else 'VARCHAR'}'" for column in names)
        query = (
            f"SELECT * FROM read_csv({quoted(str(path))}, auto_detect = false, columns = {{{types}}}, "
            f"delim = {quoted(delimiter)}, quote = '\"', escape = '\"', header = {str(has_header).lower()}, "
            f"strict_mode = true, null_padding = false, ignore_errors = false, max_line_size = {_MAX_LINE_BYTES})"
        )
        try:
            self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {query}")
        except (duckdb.InvalidInputException, duckdb.ConversionException) as error:
            raise StrictReadError from error
        except duckdb.Error as error:
            raise _fault(error) from error


def quoted(text: str) -> str:
    """The text as an SQL literal.

    >>> quoted("d'Artagnan")
    "'d''Artagnan'"
    """
    return "'" + text.replace("'", "''") + "'"


def _as_text(column: str, kind: str) -> str:
    name = '"' + column.replace('"', '""') + '"'
    if kind == "BLOB":
        return f"try_cast({name} AS VARCHAR)"
    nested = kind.endswith("]") or kind.startswith(("STRUCT", "MAP"))
    return f"CAST(to_json({name}) AS VARCHAR)" if nested else f"CAST({name} AS VARCHAR)"


def _memory_bytes() -> int:
    """The memory that this process may use: the machine's, or its container's if that is less."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = Path("/sys/fs/cgroup/memory.max")
    text = limit.read_text().strip() if limit.is_file() else "max"
    return min(machine, int(text)) if text.isdigit() else machine


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        raise _fault(error) from error


def _fault(error: duckdb.Error) -> Exception:
    """A full disk or exhausted memory as one clear error; anything else is a bug and stays itself."""
    if not isinstance(error, duckdb.OutOfMemoryException | duckdb.IOException):
        return error
    return MachineError(
        "The engine ran out of room while it worked through the data.",
        code="engine.no_room",
        where="the working folder inside the output folder",
        why="The disk is full, or memory and spill space are exhausted.",
        fix="Free disk space (about three times the size of the inputs) and run the command again.",
    )
