"""Posts in a file, for networks that have no way in here: CSV or JSON lines, read line by line.

Columns: ``network, post_id, author, posted_at, text`` and, if known, ``url, language``.  Cells are words and nothing
else: what a spreadsheet would take for a formula stays the text that it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

import msgspec

from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.exposure.readers.encoding import byte_order_mark, fallback_for, wide_encoding
from amends.providers.mentions.model import Post

_NEEDED = ("network", "post_id", "author", "posted_at", "text")
_LONGEST_CELL = 100_000
_SAMPLE = 1 << 20
_NETWORK = re.compile(r"[a-z0-9][a-z0-9._-]{0,19}")
_ESCAPED = re.compile("[\udc80-\udcff]")
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True)
class BadRow:
    """A row that is no post: its line in the file, the first being 1, and why, without a value."""

    line: int
    why: str


def posts_in(path: Path, *, now: datetime) -> Iterator[Post | BadRow]:
    """Every row of the file; ``now`` is aware, and nothing is posted after it.

    Raises ``InputError`` (``mentions.bad_file``) where the file cannot be read or misses a column.
    """
    rows = _json_rows if path.suffix.lower() in (".jsonl", ".ndjson", ".json") else _csv_rows
    try:
        encoding = _encoding(path)
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        with path.open(encoding=encoding, errors=errors, newline="") as stream:
            for line, row in rows(stream, path):
                yield BadRow(line, row) if isinstance(row, str) else _post(line, row, now)
    except OSError as error:
        raise _bad(path, error.strerror or type(error).__name__) from error


def _csv_rows(stream: TextIO, path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    csv.field_size_limit(_LONGEST_CELL)
    head = stream.readline()
    delimiter = max(",;\t", key=head.count)
    names = [name.strip().lower().lstrip("\ufeff") for name in next(csv.reader([head], delimiter=delimiter), [])]
    missing = [name for name in _NEEDED if name not in names]
    if missing or len(set(names)) != len(names):
        raise _bad(path, f"column {missing[0]} is missing" if missing else "a column stands there twice")
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 2
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = "a cell is too long" if "limit" in str(error) else "its quotes are wrong"
            yield line, f"{what}; nothing was read up to line {reader.line_num + 1}"
            continue
        if cells:
            is_whole = len(cells) == len(names)
            yield line, dict(zip(names, cells, strict=True)) if is_whole else f"it has {len(cells)} cells"


def _json_rows(stream: TextIO, path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    line = 0
    while text := stream.readline(_LONGEST_CELL * 2):
        line += 1
        if not text.endswith("\n") and len(text) >= _LONGEST_CELL * 2:
            while (rest := stream.readline(_LONGEST_CELL)) and not rest.endswith("\n"):
                pass
            yield line, "it is too long"
            continue
        if not text.strip():
            continue
        try:
            found = msgspec.json.decode(text)
        except (ValueError, RecursionError):
            yield line, "it is no JSON"
            continue
        yield line, found if isinstance(found, dict) else "it is no object"


def _post(line: int, row: dict[str, Any], now: datetime) -> Post | BadRow:
    cells = {name: _healed(value).strip() if isinstance(value, str) else "" for name, value in row.items()}
    for name in _NEEDED:
        if not cells.get(name):
            return BadRow(line, f"{name} is empty or no text")
    network, language = cells["network"].lower(), cells.get("language", "").lower()[:2]
    if not _NETWORK.fullmatch(network):
        return BadRow(line, "network is no name of up to 20 letters")
    if len(cells["post_id"]) > 500 or len(cells["author"]) > 300 or len(cells["text"]) > _LONGEST_CELL:
        return BadRow(line, "a value is too long")
    try:
        posted_at = parse_instant(cells["posted_at"], where="posted_at")
    except InputError:
        return BadRow(line, "posted_at is no instant with an offset, as 2026-06-01T10:00:00+02:00")
    if posted_at > now:
        return BadRow(line, "posted_at lies in the future")
    return Post(
        network=network,
        post_id=cells["post_id"],
        author=cells["author"],
        handle=cells["author"],
        text=cells["text"],
        language=language if _LANGUAGE.fullmatch(language) else "",
        posted_at=posted_at,
    )


def _encoding(path: Path) -> str:
    """The encoding that the first bytes tell; UTF-8 otherwise, and cells that are none are healed one by one."""
    with path.open("rb") as stream:
        start = stream.read(_SAMPLE)
    return byte_order_mark(start) or wide_encoding(start) or "utf-8"


def _healed(cell: str) -> str:
    """The cell in the single-byte encoding that it reads best in, if it is no UTF-8: exports mix both."""
    if not _ESCAPED.search(cell):
        return cell
    raw = cell.encode("utf-8", "surrogateescape")
    return raw.decode(fallback_for([raw]), "replace")


def _bad(path: Path, why: str) -> InputError:
    return InputError(
        "A file of posts cannot be used.", code="mentions.bad_file", where=path.name, why=why,
        fix="See docs/ways-in.md for its columns.",
    )  # fmt: skip
