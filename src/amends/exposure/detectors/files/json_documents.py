"""JSON Lines, and whole JSON documents, as tables with dotted column names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from amends.exposure.detectors.files.table import Record, Table
from amends.exposure.readers.jsonlines import flat, leaves_of
from amends.exposure.readers.lines import TextForm, text_lines

_LARGEST_DOCUMENT = 256 << 20  # bytes; a document is one value and must fit in memory

_Row = tuple[int, dict[str, str] | None, str]  # number, leaves or None, raw line


def json_table(path: Path, form: TextForm) -> Table | None:
    """The file as a table, or ``None`` where it is no JSON."""
    first = next((line for line in text_lines(path, form) if line.strip()), "").strip()
    if not first.startswith(("{", "[")):
        return None
    if first.startswith("{") and _value(first) is not None:
        return _table(lambda: _lines(path, form))
    if path.stat().st_size > _LARGEST_DOCUMENT:
        return None
    document = _value("\n".join(text_lines(path, form)))
    if document is None:
        return None
    rows = [item for item in _rows(document) if isinstance(item, dict)]
    return _table(lambda: ((n, _leaves(item), "") for n, item in enumerate(rows, start=1)))


def _leaves(item: dict[str, Any]) -> dict[str, str] | None:
    try:
        return dict(flat(item))
    except RecursionError:
        return None


def _rows(document: Any) -> list[Any]:
    """The records of a document: the list, or the longest list of objects in it, or itself."""
    if isinstance(document, list):
        return document
    lists = [value for value in document.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return max(lists, key=len, default=[document])


def _value(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None


def _lines(path: Path, form: TextForm) -> Iterator[_Row]:
    for row, line in enumerate((line for line in text_lines(path, form) if line.strip("\0 \t")), start=1):
        yield row, leaves_of(line)[0], line


def _table(source: Callable[[], Iterator[_Row]]) -> Table:
    keys = dict.fromkeys(key for _, leaves, _ in source() if leaves for key in leaves)

    def records() -> Iterator[Record]:
        for row, leaves, raw in source():
            fields = None if leaves is None else [leaves.get(key, "") for key in keys]
            yield Record(row, fields, raw if leaves is None else "")

    return Table(tuple(keys), records)
