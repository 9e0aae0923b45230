"""Reads what a monitoring provider sends as CSV: pools of codes, and which were redeemed.

Streamed: a pool of a million codes takes no more memory than one of ten.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from amends.core.clock import parse_instant
from amends.core.errors import InputError

_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{2,62})[A-Za-z0-9]")
_MOST_LINE = 4_000
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class PoolCode:
    """One code and the line it stands in, counted from 1; its ``repr`` does not show it."""

    line: int
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Redemption:
    """One code that was used."""

    line: int
    code: str = field(repr=False)
    at: datetime


def read_codes(path: Path) -> Iterator[PoolCode]:
    """The codes of a pool: a CSV file with a column ``code`` (others are not read), or one code a line under it.

    Raises ``InputError`` (``monitoring.file``) naming the line and never the code.
    """
    for line, row in _rows(path, ("code",)):
        yield PoolCode(line, _code(row["code"], path.name, line))


def read_redemptions(path: Path) -> Iterator[Redemption]:
    """The columns ``code`` and ``redeemed_at`` (an instant with offset).  Raises as ``read_codes``."""
    for line, row in _rows(path, ("code", "redeemed_at")):
        at = parse_instant(row["redeemed_at"], where=f"{path.name}, line {line}")
        yield Redemption(line, _code(row["code"], path.name, line), at)


def _rows(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield from _table(text, path.name, wanted)
    except UnicodeDecodeError as error:
        raise _unreadable(path.name, "It is not UTF-8.") from error
    except csv.Error as error:
        raise _unreadable(path.name, str(error)) from error


def _table(text: TextIOWrapper, name: str, wanted: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    lines = _lines(text, name)
    head = next(lines, "")
    delimiter = max(_DELIMITERS, key=head.count)
    columns = [cell.strip().lower() for cell in next(csv.reader([head], delimiter=delimiter), [])]
    if any(columns.count(column) != 1 for column in wanted):
        raise _unreadable(name, f"Its first line must name the columns {', '.join(wanted)}, each once.")
    places = {column: columns.index(column) for column in wanted}
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    for row in rows:
        if any(cell.strip() for cell in row):
            line = rows.line_num + 1
            if len(row) != len(columns):
                raise _unreadable(f"{name}, line {line}", f"It has {len(row)} fields, the first line {len(columns)}.")
            yield line, {column: row[place].strip() for column, place in places.items()}


def _lines(text: TextIOWrapper, name: str) -> Iterator[str]:
    number = 0
    while line := text.readline(_MOST_LINE + 1):
        number += 1
        if len(line) > _MOST_LINE:
            raise _unreadable(f"{name}, line {number}", f"A line has no more than {_MOST_LINE} characters.")
        yield line


def _code(text: str, name: str, line: int) -> str:
    if not _CODE.fullmatch(text):
        raise _unreadable(
            f"{name}, line {line}",
            "A code has 4 to 64 letters, digits and hyphens, and begins and ends with no hyphen.",
        )
    return text


def _unreadable(where: str, why: str) -> InputError:
    return InputError(
        "A file of the monitoring provider cannot be read.",
        code="monitoring.file",
        where=where,
        why=why,
        fix="Have the provider send it again; nothing was taken from it.",
    )
