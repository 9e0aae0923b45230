"""Delimited files: dialect and encoding told from the bytes, the first row from its content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from amends.exposure.detectors.files.table import Record, Table
from amends.exposure.detectors.first_row import is_header
from amends.exposure.readers.dialect import Dialect, dialect_of, split_simple
from amends.exposure.readers.lines import TextForm, text_lines
from amends.exposure.readers.records import RecordReader

_SNIFFED_LINES = 500
_ENDINGS = (".csv", ".tsv", ".psv", ".tab")
_REGULAR = 0.95
_COMBO = re.compile(r"[^@\s:;|,]+@[^@\s:;|,]+\.\w+[:;|,].+")  # address and password, as credential lists have them


def delimited_table(path: Path, form: TextForm) -> Table | None:
    """The file as a table, or ``None`` where its lines are prose or a log."""
    physical = list(islice(text_lines(path, form), _SNIFFED_LINES))
    lines = [line for line in physical if line.strip()]
    named_table = path.name.lower().removesuffix(".gz").endswith(_ENDINGS)
    if not lines:
        return Table((), lambda: iter(())) if named_table else None
    dialect = _dialect(lines, physical)
    if not named_table and not _is_regular(lines, dialect):
        return None
    head = next(line for line in physical[dialect.preamble :] if line.strip())
    first = split_simple(head, dialect.delimiter)
    headed = dialect.has_header if dialect.preamble else is_header(first)
    dialect = replace(dialect, has_header=headed, columns=len(first) if headed else max(dialect.columns, 1))
    headers = tuple(first) if headed else tuple(f"column{n + 1}" for n in range(dialect.columns))
    return Table(headers, lambda: _records(path, form, dialect))


def _dialect(lines: Sequence[str], physical: Sequence[str]) -> Dialect:
    if sum(_COMBO.fullmatch(line) is not None for line in lines) > 0.8 * len(lines):
        found = dialect_of(physical)
        if found.columns < 2 or not found.has_header:
            mark = max(":;|,", key=lambda sign: sum(sign in line for line in lines))
            return found if found.columns > 1 else Dialect(mark, 2, False)
        return found
    return dialect_of(physical)


def _is_regular(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether lines of a file without a table's name all have the same short fields."""
    combos = sum(_COMBO.fullmatch(line) is not None for line in lines) > 0.8 * len(lines)
    if dialect.columns < (2 if combos else 3) or (len(lines) < 3 and not combos):
        return False
    split = [split_simple(line, dialect.delimiter) for line in lines]
    even = sum(len(fields) == dialect.columns for fields in split) >= _REGULAR * len(split)
    return even and (dialect.delimiter != ":" or combos)


def _records(path: Path, form: TextForm, dialect: Dialect) -> Iterator[Record]:
    reader = iter(RecordReader(islice(text_lines(path, form), dialect.preamble, None), dialect))
    if dialect.has_header:
        next(reader, None)
    for row, record in enumerate(reader, start=1):
        yield Record(row, record.fields, record.raw)
