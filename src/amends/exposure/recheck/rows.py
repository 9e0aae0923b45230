"""Records of a source by their numbers, streamed in plain Python."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from amends.core.errors import InputError
from amends.exposure.engines.duckdb import quoted
from amends.exposure.readers.dialect import dialect_of
from amends.exposure.readers.jsonlines import leaves_of
from amends.exposure.readers.lines import text_form, text_lines
from amends.exposure.readers.records import RecordReader
from amends.exposure.spotting import MOST, Watched, spotted, spotted_header

SNIFFED_LINES = 500
_BATCH = 2_000
_GZIP = b"\x1f\x8b"


class Reading(msgspec.Struct, frozen=True):
    """One file as ``columns.json`` froze it."""

    file: str
    format: str
    headers: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    encoding: str = "utf-8"
    date_orders: dict[str, str] = {}
    watched: tuple[Watched, ...] = ()


@dataclass(frozen=True)
class Record:
    """A record's number (1-based) and its cells by header."""

    row: int
    cells: dict[str, str]


Maybe = Callable[[int, str | None], bool]
"""Whether a record may be the one that is looked for, by its number and its text (``None`` where it has no text)."""


def _any(number: int, text: str | None) -> bool:
    return True


def with_spotted(reading: Reading, record: Record) -> Record:
    """The record with what stands in its other text, under the names that ``columns.json`` gives it."""
    codes = {header: code for code, headers in reading.columns.items() for header in headers}
    told: dict[str, set[str]] = {}
    for watched in reading.watched:
        header = reading.headers[watched.place]
        for element, value in spotted(record.cells.get(header) or "", codes.get(header), watched):
            told.setdefault(element, set()).add(value)
    named = {
        spotted_header(element, number): value
        for element, values in told.items()
        for number, value in enumerate(sorted(values)[:MOST], start=1)
    }
    return Record(record.row, record.cells | named)


def records(reading: Reading, base: Path, maybe: Maybe = _any) -> Iterator[Record]:
    """Every readable record of the file; refused ones keep their number and are left out.

    What ``maybe`` rules out is left out before its cells are made, which costs more than reading it.
    Raises ``InputError`` (``recheck.changed``) if the file no longer has the frozen columns.
    """
    path = base / reading.file
    if not path.is_file():
        raise _changed(reading, "The file is gone.")
    with tempfile.TemporaryDirectory() as folder:
        plain = _plain(path, Path(folder) / "plain")
        yield from _READERS[reading.format](reading, plain, maybe)


def is_packed(path: Path) -> bool:
    """Whether the file is compressed with gzip."""
    with path.open("rb") as stream:
        return stream.read(len(_GZIP)) == _GZIP


def _plain(path: Path, target: Path) -> Path:
    if not is_packed(path):
        return path
    with gzip.open(path, "rb") as packed, target.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return target


def _delimited(reading: Reading, path: Path, maybe: Maybe) -> Iterator[Record]:
    form = text_form(path)
    dialect = dialect_of(list(islice(text_lines(path, form), SNIFFED_LINES)))
    if dialect.columns != len(reading.headers):
        raise _changed(reading, f"It has {dialect.columns} columns and had {len(reading.headers)}.")
    found = iter(RecordReader(islice(text_lines(path, form), dialect.preamble, None), dialect))
    if dialect.has_header:
        next(found, None)
    for number, record in enumerate(found, start=1):
        if record.fields is not None and maybe(number, record.raw):
            yield Record(number, dict(zip(reading.headers, record.fields, strict=True)))


def _json_lines(reading: Reading, path: Path, maybe: Maybe) -> Iterator[Record]:
    lines = (line for line in text_lines(path, text_form(path)) if line.strip("\0 \t"))
    for number, line in enumerate(lines, start=1):
        if not maybe(number, line):
            continue
        leaves, _ = leaves_of(line)
        if leaves is not None:
            yield Record(number, leaves)


def _parquet(reading: Reading, path: Path, maybe: Maybe) -> Iterator[Record]:
    with duckdb.connect() as connection:
        cursor = connection.execute(f"SELECT * FROM read_parquet({quoted(str(path))}, file_row_number = true)")
        names = [column[0] for column in cursor.description or ()]
        number = names.index("file_row_number")
        while batch := cursor.fetchmany(_BATCH):
            for row in batch:
                if not maybe(row[number] + 1, None):
                    continue
                values = [value for place, value in enumerate(row) if place != number]
                yield Record(row[number] + 1, dict(zip(reading.headers, map(_text, values), strict=True)))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return msgspec.json.encode(value, enc_hook=str).decode()
    return str(value).lower() if isinstance(value, bool) else str(value)


_READERS = {"csv": _delimited, "jsonl": _json_lines, "parquet": _parquet}


def _changed(reading: Reading, why: str) -> InputError:
    return InputError(
        "A source file is no longer what the assessment read.",
        code="recheck.changed",
        where=reading.file,
        why=why,
        fix="Restore the file, or run `amends assess` again.",
    )
