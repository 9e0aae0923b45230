"""JSON Lines: one object a line; nested objects become columns with dotted names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from amends.exposure.engines import Engine
from amends.exposure.readers.encoding import lossless
from amends.exposure.readers.lines import TextForm, text_form, text_lines
from amends.exposure.readers.staged import Staged
from amends.exposure.readers.writer import StagedWriter

_DECODER = msgspec.json.Decoder()
_ENCODER = msgspec.json.Encoder()
_KEY = re.compile(r'"\s*:')


def load_json_lines(engine: Engine, table: str, path: Path, *, file: str, work: Path) -> Staged:
    """Loads the file into ``table``: the columns are all keys of all objects, in order of appearance."""
    form = text_form(path)
    headers = tuple(dict.fromkeys(key for _, values, _ in _objects(path, form) if values for key in values)) or (
        "value",
    )
    with StagedWriter(work / table) as writer:
        for line, values, reason in _objects(path, form):
            fields = None if values is None else [values.get(header, "") for header in headers]
            writer.add(fields, reason=reason, raw=line)
    engine.load_numbered_csv(table, writer.path, columns=len(headers))
    return writer.staged(file=file, format="jsonl", encoding=lossless(path, form.reported), headers=headers)


def _objects(path: Path, form: TextForm) -> Iterator[tuple[str, dict[str, str] | None, str]]:
    for line in text_lines(path, form):
        if line.strip("\0 \t"):
            yield line, *leaves_of(line)


def leaves_of(line: str) -> tuple[dict[str, str] | None, str]:
    """The leaves of the object in a line, or ``None`` and the reason why there are none.

    A key that stands twice keeps both values, the second under the key with a number.

    >>> leaves_of('{"id": 1, "id": 2}')
    ({'id': '1', 'id.2': '2'}, '')
    """
    text = line.replace("\0", "")
    try:
        value = _DECODER.decode(text)
        if not isinstance(value, dict):
            return None, "The line is not a JSON object."
        repeats = len(_KEY.findall(text)) > _keys_in(value)
        return (_with_repeated(text) if repeats else dict(flat(value))), ""
    except (msgspec.DecodeError, ValueError):
        return None, "The line is not valid JSON."
    except RecursionError:
        return None, "The line is nested too deeply to be a record."


def _keys_in(value: Any) -> int:
    if isinstance(value, dict):
        return len(value) + sum(map(_keys_in, value.values()))
    return sum(map(_keys_in, value)) if isinstance(value, list) else 0


def _with_repeated(text: str) -> dict[str, str]:
    """The leaves with those of repeated keys, which a plain decoder drops."""
    found: dict[str, str] = {}
    for key, value in _pairs(json.loads(text, object_pairs_hook=_Pairs)):
        name, number = key, 1
        while name in found:
            number += 1
            name = f"{key}.{number}"
        found[name] = value
    return found


class _Pairs(list[tuple[str, Any]]):
    """An object as it is written."""


def _pairs(value: _Pairs, prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, item in value:
        if isinstance(item, _Pairs):
            yield from _pairs(item, f"{prefix}{key}.")
        elif item is None or isinstance(item, str):
            yield prefix + key, item or ""
        else:
            yield prefix + key, _ENCODER.encode(_plain(item)).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, _Pairs):
        return {key: _plain(item) for key, item in value}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def flat(value: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """The leaves of an object as text.

    >>> dict(flat({"a": {"b": 1}, "c": None, "d": [1, "x"], "e": True}))
    {'a.b': '1', 'c': '', 'd': '[1,"x"]', 'e': 'true'}
    """
    for key, item in value.items():
        if isinstance(item, dict):
            yield from flat(item, f"{prefix}{key}.")
        elif item is None or isinstance(item, str):
            yield prefix + key, item or ""
        else:
            yield prefix + key, _ENCODER.encode(item).decode()
