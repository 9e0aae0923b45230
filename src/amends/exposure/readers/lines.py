"""Physical lines of a text file, decoded one by one in constant memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from amends.exposure.readers.encoding import byte_order_mark, fallback_for, wide_encoding

MAX_LINE = 4 << 20  # characters or bytes; a longer line is no record of a table
_SAMPLED_ODD_LINES = 2_000
_CHUNK = 1 << 18


@dataclass(frozen=True)
class TextForm:
    """How a file's bytes become text: one ``codec`` throughout, or per line with a ``fallback``."""

    codec: str
    fallback: str | None = None

    @property
    def reported(self) -> str:
        """The codec that reads the whole file at once, as far as that can be said without trying."""
        return self.fallback or self.codec


def text_form(path: Path) -> TextForm:
    """Finds the form by looking at the whole file once."""
    with path.open("rb") as stream:
        start = stream.read(1 << 16)
    codec = byte_order_mark(start) or wide_encoding(start)
    if codec and codec != "utf-8-sig":
        return TextForm(codec)
    odd = list(islice(_odd_lines(path), _SAMPLED_ODD_LINES))
    if not odd:
        return TextForm(codec or "utf-8")
    return TextForm(codec or "utf-8", fallback_for(odd))


def _odd_lines(path: Path) -> Iterator[bytes]:
    for line in _byte_lines(path):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield line


def _byte_lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while line := stream.readline(MAX_LINE):
            yield line


def text_lines(path: Path, form: TextForm) -> Iterator[str]:
    """The lines without their ends; LF, CRLF and a lone CR all end a line."""
    decoded = (
        _wide_lines(path, form.codec) if form.codec.startswith(("utf-16", "utf-32")) else _narrow_lines(path, form)
    )
    for ended in decoded:
        line = ended.rstrip("\r\n")
        if "\r" in line:
            yield from line.split("\r")
        else:
            yield line


def decoded_line(raw: bytes, form: TextForm, is_first: bool) -> str:
    """One line of a file whose codec is not a wide one, with its end."""
    line = raw.removeprefix(codecs.BOM_UTF8) if is_first else raw
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(form.fallback or "latin-1", errors="replace")


def _narrow_lines(path: Path, form: TextForm) -> Iterator[str]:
    is_first = True
    for raw in _byte_lines(path):
        yield decoded_line(raw, form, is_first)
        is_first = False


def _wide_lines(path: Path, codec: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)(errors="replace")
    rest = ""
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            *lines, rest = (rest + decoder.decode(chunk)).split("\n")
            yield from lines
    if rest:
        yield rest
