"""The delimiter and the header of a delimited file, told from its first lines."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from amends.exposure.detectors.first_row import is_header
from amends.exposure.detectors.headers import match_header

_DELIMITERS = (",", ";", "\t", "|", "^", "~", "\x01", ":")
_LONGEST_PREAMBLE = 20


@dataclass(frozen=True)
class Dialect:
    """``columns`` is the usual number of fields of a record; ``preamble`` lines stand before the header."""

    delimiter: str
    columns: int
    has_header: bool
    preamble: int = 0


def dialect_of(lines: Sequence[str]) -> Dialect:
    """The dialect of the first lines (some hundred suffice); one column if nothing delimits.

    >>> dialect_of(["a;b", "1;x,y", "2;z"])
    Dialect(delimiter=';', columns=2, has_header=True, preamble=0)
    """
    filled = [line for line in lines if line.strip()]
    scored = [(*_regularity(filled, mark), mark) for mark in _DELIMITERS]
    share, columns, delimiter = max(scored, key=lambda item: (item[0] > 0.5, item[0] * (item[1] > 1), item[1]))
    if columns < 2 or share == 0:
        return Dialect(",", 1, bool(filled) and is_header([filled[0]]))
    preamble = _preamble(lines, delimiter, columns)
    head = next((split_simple(line, delimiter) for line in lines[preamble:] if line.strip()), [])
    has_header = is_header(head)
    # The header names the columns; where there is none, the usual record does.
    return Dialect(delimiter, len(head) if has_header and len(head) > 1 else columns, has_header, preamble)


def _preamble(lines: Sequence[str], delimiter: str, columns: int) -> int:
    """How many lines of a report's title stand before a header that is as wide as the records.

    Only a line that names columns for certain ends a preamble: a narrow first record is no title.
    """
    for number, line in enumerate(lines[:_LONGEST_PREAMBLE]):
        cells = split_simple(line, delimiter)
        if _width(cells) < columns:
            continue
        named = sum(match_header(cell) is not None for cell in cells)
        return number if len(cells) == columns and is_header(cells) and named >= 2 else 0
    return 0


def _width(cells: Sequence[str]) -> int:
    """How many cells up to the last that says something: ``sep=;`` is one."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def split_simple(line: str, delimiter: str) -> list[str]:
    """The fields of a line that stands alone; quotes are honoured where they are sound."""
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        return line.split(delimiter)


def _regularity(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    counts = Counter(len(split_simple(line, delimiter)) for line in lines)
    counts.pop(1, None)
    if not counts:
        return 0.0, 1
    columns, hits = max(counts.items(), key=lambda item: (item[1], item[0]))
    return hits / len(lines), columns
