"""Where each record of a source stands, so that one of half a million opens without reading the others.

An index lies beside the register: offsets by the record's number, and numbers by a digest of the customer's id; no
value of any row.  It is made at the first look and again when the source or the reading of it changes.  Only a record
that reads the same by itself is in it: one that was repaired by what stood before it, or that runs over several lines,
is found by reading the file, as is everything in a packed or a wide file.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from amends.exposure.readers.dialect import Dialect, dialect_of
from amends.exposure.readers.jsonlines import leaves_of
from amends.exposure.readers.lines import MAX_LINE, TextForm, decoded_line, text_form, text_lines
from amends.exposure.readers.records import RecordReader
from amends.exposure.recheck.census import ref_of
from amends.exposure.recheck.rows import SNIFFED_LINES, Reading, Record, is_packed

_FOLDER = "places"
_WORD = 8  # bytes of an offset, a number or a digest
_WIDE = ("utf-16", "utf-32")


class _Head(msgspec.Struct, frozen=True):
    """The first line of an index; ``of`` is what it was made from."""

    of: str
    codec: str
    fallback: str | None
    delimiter: str
    columns: int
    rows: int
    refs: int


@dataclass(frozen=True)
class Places:
    """The index of one file."""

    reading: Reading
    source: Path
    index: Path
    head: _Head
    begins: int

    def number_of(self, ref: str) -> int | None:
        """The first record of this customer, ``None`` if there is none."""
        with self.index.open("rb") as stream:
            stream.seek(self.begins + _WORD * self.head.rows)
            digests = array("Q", stream.read(_WORD * self.head.refs))
            place = bisect_left(digests, _digest(ref))
            if place == len(digests) or digests[place] != _digest(ref):
                return None
            stream.seek(_WORD * place, os.SEEK_CUR)
            return array("Q", stream.read(_WORD))[0]

    def record(self, number: int) -> Record | None:
        """The record of this number; ``None`` where only the whole file can tell."""
        if not 1 <= number <= self.head.rows:
            return None
        with self.index.open("rb") as stream:
            stream.seek(self.begins + _WORD * (number - 1))
            place = array("Q", stream.read(_WORD))[0]
        if not place:
            return None
        with self.source.open("rb") as stream:
            stream.seek(place - 1)
            raw = stream.readline(MAX_LINE)
        return self._read(number, decoded_line(raw, TextForm(self.head.codec, self.head.fallback), place == 1))

    def _read(self, number: int, ended: str) -> Record | None:
        line = ended.rstrip("\r\n")
        if self.reading.format == "jsonl":
            leaves, _ = leaves_of(line)
            return None if leaves is None else Record(number, leaves)
        dialect = Dialect(self.head.delimiter, self.head.columns, has_header=False)
        found = next(iter(RecordReader(iter([line]), dialect)), None)
        if found is None or found.fields is None or found.is_repaired:
            return None
        return Record(number, dict(zip(self.reading.headers, found.fields, strict=True)))


def places_of(reading: Reading, base: Path, out: Path) -> Places | None:
    """The index of a file, made if it is missing or of another state of the file.

    ``None`` for a format that needs none or can have none, a file that is not there, and a folder that may only be
    read.
    """
    source = base / reading.file
    if reading.format not in ("csv", "jsonl") or not source.is_file() or is_packed(source):
        return None
    of = _made_from(reading, source)
    index = out / _FOLDER / f"{hashlib.sha256(reading.file.encode()).hexdigest()[:16]}.idx"
    found = _opened(reading, source, index, of)
    if found is None:
        with suppress(OSError):
            _make(reading, source, index, of)
        found = _opened(reading, source, index, of)
    return found


def _opened(reading: Reading, source: Path, index: Path, of: str) -> Places | None:
    try:
        with index.open("rb") as stream:
            first = stream.readline(MAX_LINE)
        head = msgspec.json.decode(first, type=_Head)
    except (OSError, msgspec.DecodeError):
        return None
    return Places(reading, source, index, head, len(first)) if head.of == of else None


def _made_from(reading: Reading, source: Path) -> str:
    stat = source.stat()
    told = json.dumps([1, stat.st_size, stat.st_mtime_ns, msgspec.to_builtins(reading)], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _make(reading: Reading, source: Path, index: Path, of: str) -> None:
    form = text_form(source)
    dialect = Dialect("", 0, has_header=False)
    if reading.format == "csv":
        dialect = dialect_of(list(islice(text_lines(source, form), SNIFFED_LINES)))
    if form.codec.startswith(_WIDE) or (reading.format == "csv" and dialect.columns != len(reading.headers)):
        return
    places, first = array("Q"), dict[int, int]()
    for number, (place, record) in enumerate(_walk(reading, source, form, dialect), start=1):
        places.append(place)
        if record is not None:
            first.setdefault(_digest(ref_of(reading, Record(number, record))), number)
    ordered = sorted(first)
    head = _Head(of, form.codec, form.fallback, dialect.delimiter, dialect.columns, len(places), len(ordered))
    index.parent.mkdir(exist_ok=True, mode=0o700)
    draft = index.with_name(f".{index.name}.{secrets.token_hex(4)}")
    with draft.open("wb") as stream:
        stream.write(msgspec.json.encode(head) + b"\n")
        for words in (places, array("Q", ordered), array("Q", (first[one] for one in ordered))):
            words.tofile(stream)
    draft.replace(index)


def _walk(
    reading: Reading, source: Path, form: TextForm, dialect: Dialect
) -> Iterator[tuple[int, dict[str, str] | None]]:
    """Place (offset + 1, or 0) and cells of each record, as ``rows.records`` numbers them."""
    lines = _Lines(source, form)
    if reading.format == "jsonl":
        for line in lines:
            if line.strip("\0 \t"):
                yield lines.places[-1], leaves_of(line)[0]
        return
    reader = RecordReader(islice(iter(lines), dialect.preamble, None), dialect)
    found = iter(reader)
    if dialect.has_header:
        next(found, None)
    for record in found:
        is_sound = record.fields is not None and not record.is_repaired and "\n" not in record.raw
        cells = None if record.fields is None else dict(zip(reading.headers, record.fields, strict=True))
        yield lines.places[len(lines.places) - reader.pushed - 1] if is_sound else 0, cells


class _Lines:
    """The lines of ``readers.lines``, each with its place; a line that a lone CR cuts has none."""

    def __init__(self, path: Path, form: TextForm) -> None:
        self._path, self._form = path, form
        self.places = array("Q")

    def __iter__(self) -> Iterator[str]:
        offset = 0
        with self._path.open("rb") as stream:
            while raw := stream.readline(MAX_LINE):
                line = decoded_line(raw, self._form, offset == 0).rstrip("\r\n")
                parts = line.split("\r") if "\r" in line else [line]
                for part in parts:
                    self.places.append(offset + 1 if len(parts) == 1 else 0)
                    yield part
                offset += len(raw)


def _digest(ref: str) -> int:
    return int.from_bytes(hashlib.sha256(ref.encode()).digest()[:_WORD])
