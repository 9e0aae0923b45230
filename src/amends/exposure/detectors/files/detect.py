"""Detection in one file: whole columns of a table, cells of its free text, lines of any other text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from amends.exposure.detectors.classify import classify_columns
from amends.exposure.detectors.column import ColumnClass
from amends.exposure.detectors.files.delimited import delimited_table
from amends.exposure.detectors.files.json_documents import json_table
from amends.exposure.detectors.files.kind import FileKind, kind_of
from amends.exposure.detectors.files.parquet import parquet_table
from amends.exposure.detectors.files.table import Table
from amends.exposure.detectors.text import TextFinding, find_in_text, find_in_texts
from amends.exposure.readers.lines import text_form, text_lines

_PROSE = frozenset({"transactions", "medical", "credit", "security_answer", None})
_PROSE_WORDS, _PROSE_SHARE = 3, 0.3
_MIXED_SHARE = 0.2  # of the cells: below it, a number passing its check in a column of numbers is luck
_EXAMINED = 500
_DECISIVE = frozenset({"email", "iban"})


@dataclass(frozen=True)
class Finding:
    """One element at one place; ``row``, ``start``, ``end``, ``value`` are ``None`` where the whole column holds it."""

    file: str
    row: int | None
    column: str | None
    start: int | None
    end: int | None
    element: str
    value: str | None
    certainty: float
    validated_by: str | None

    @property
    def value_sha256(self) -> str | None:
        """Hex SHA-256 of the value as it stands, trimmed."""
        return None if self.value is None else hashlib.sha256(self.value.strip().encode()).hexdigest()


@dataclass(frozen=True)
class Skipped:
    """A column that holds something and counts for nothing, and why (a spreadsheet's damage)."""

    column: str
    because: str


def detect_file(path: Path, *, file: str, work: Path) -> Iterator[Finding | Skipped]:
    """The findings in one file, columns first, then by row.

    ``file`` is the name to report, ``work`` an empty folder for scratch.  Raises ``InputError``
    (``detect.missing_file``, ``detect.unsupported``, ``detect.damaged``).
    """
    kind, readable = kind_of(path, file=file, work=work)
    if kind is FileKind.PARQUET:
        yield from _in_table(parquet_table(readable, work / "engine", file=file), file)
        return
    form = text_form(readable)
    table = json_table(readable, form) or delimited_table(readable, form)
    if table is not None:
        yield from _in_table(table, file)
        return
    for number, hits in enumerate(find_in_texts(text_lines(readable, form)), start=1):
        yield from (_finding(file, number, None, found) for found in hits)


def _finding(file: str, row: int, column: str | None, found: TextFinding) -> Finding:
    certainty = round(found.certainty, 3)
    return Finding(file, row, column, found.start, found.end, found.element, found.value, certainty, found.validated_by)


def _in_table(table: Table, file: str) -> Iterator[Finding | Skipped]:
    samples = table.samples()
    keys = _distinct(table.headers)
    classes = list(classify_columns(dict(zip(keys, samples, strict=True))).values())
    for header, found in zip(table.headers, classes, strict=True):
        if found.element is not None:
            yield Finding(file, None, header, None, None, found.element, None, found.certainty, found.validated_by)
        elif "spreadsheet" in found.because:
            yield Skipped(header, found.because)
    yield from _in_cells(table, file, [_wanted(c, s) for c, s in zip(classes, samples, strict=True)])


def _distinct(headers: Sequence[str]) -> list[str]:
    """Headers as keys: a repeated one gets trailing spaces, which no detector sees."""
    seen: Counter[str] = Counter()
    keys = []
    for header in headers:
        keys.append(header + " " * seen[header])
        seen[header] += 1
    return keys


_Wanted = frozenset[str] | None  # elements to report from the cells of a column; None: all


def _wanted(found: ColumnClass, sample: Sequence[str]) -> _Wanted:
    """What to report from single cells: everything in prose, in other columns only what recurs in whole cells."""
    values = [value for value in dict.fromkeys(sample) if value.strip()][:_EXAMINED]
    if found.element not in _PROSE or found.role or not values:
        return frozenset()
    prose = sum(value[0] in "[{" or sum(word.isalpha() for word in value.split()) >= _PROSE_WORDS for value in values)
    if prose >= _PROSE_SHARE * len(values):
        return None
    whole = Counter(f.element for value in values for f in find_in_text(value) if f.value.strip() == value.strip())
    return frozenset(e for e, hits in whole.items() if hits >= _MIXED_SHARE * len(values) or e in _DECISIVE)


def _in_cells(table: Table, file: str, wanted: Sequence[_Wanted]) -> Iterator[Finding]:
    looked_at = [(place, only) for place, only in enumerate(wanted) if only is None or only]
    for record in table.records():
        if record.fields is None:
            yield from (_finding(file, record.row, None, found) for found in find_in_text(record.raw))
            continue
        for place, only in looked_at:
            if place >= len(record.fields):
                continue
            for found in find_in_text(record.fields[place]):
                if only is None or found.element in only:
                    yield _finding(file, record.row, table.headers[place], found)
