"""The parts of a mail as bytes: what is the same for everybody is encoded once, a person's values each time.

A part is quoted-printable, or base64 where that is shorter (a text mostly outside ASCII).  In both the
values stand on lines of their own, so that the stretches between them are the same bytes in every mail.
"""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from amends.providers.email.quoted import personal_stretch, size_of, stretch

_BYTES_A_LINE = 57  # RFC 2045, 6.8: 76 characters of base64
_SHORT = 2 * _BYTES_A_LINE  # a static stretch below this is encoded with the values beside it


class Layout(Protocol):
    """A text cut at its personal fields: ``parts`` and ``fields`` alternate, a part comes first."""

    @property
    def parts(self) -> tuple[str, ...]: ...

    @property
    def fields(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Whole:
    """A layout without fields."""

    text: str

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.text,)

    @property
    def fields(self) -> tuple[str, ...]:
        return ()


class Body(Protocol):
    """An encoded part; ``encoding`` is its Content-Transfer-Encoding."""

    encoding: str

    def fill(self, values: Mapping[str, str], written: dict[str, bytes]) -> list[bytes]:
        """The pieces of the part's content, without a line end that it lacks; ``values`` as they are to be read.

        ``written`` keeps encoded values from one part of a mail to the next: most are the same in both.
        """


def body_of(layout: Layout) -> Body:
    """The shorter encoding of a layout."""
    pieces = [canonical(part) for part in layout.parts]
    whole = "".join(pieces)
    if size_of(whole) > len(whole.encode()) * 4 * 78 // (3 * 76):
        return _Base64(pieces, layout.fields)
    return _Quoted(pieces, layout.fields)


def canonical(text: str) -> str:
    """Every kind of line end as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class _Quoted:
    encoding = "quoted-printable"

    def __init__(self, pieces: list[str], fields: tuple[str, ...]) -> None:
        first, *others = [stretch(piece) for piece in pieces]
        self._first, self._others = first, list(zip(fields, others, strict=True))

    def fill(self, values: Mapping[str, str], written: dict[str, bytes]) -> list[bytes]:
        pieces = [self._first]
        for field, following in self._others:
            value = values[field]
            encoded = written.get(value)
            if encoded is None:
                encoded = written[value] = personal_stretch(canonical(value))
            pieces += (encoded, following)
        while len(pieces) > 1 and not pieces[-1]:
            pieces.pop()
        pieces[-1] = pieces[-1].removesuffix(b"=\r\n")  # a soft break needs a line that follows
        return pieces


class _Base64:
    """Static stretches encoded for each of the three ways in which a group of three bytes may begin before them."""

    encoding = "base64"

    def __init__(self, pieces: list[str], fields: tuple[str, ...]) -> None:
        self._stretches, self._fields = [_aligned(piece.replace("\n", "\r\n").encode()) for piece in pieces], fields

    def fill(self, values: Mapping[str, str], written: dict[str, bytes]) -> list[bytes]:
        pieces: list[bytes] = []
        left = b""
        for at, take in enumerate(self._stretches):
            encoded, left = take(left)
            pieces += encoded
            if at < len(self._fields):
                left += canonical(values[self._fields[at]]).replace("\n", "\r\n").encode()
        return [*pieces, _base64_lines(left)]


_Take = Callable[[bytes], tuple[list[bytes], bytes]]


def _aligned(data: bytes) -> _Take:
    """Takes the bytes before the stretch that are not encoded yet; gives lines, and the bytes left over."""
    if len(data) < _SHORT:
        return lambda left: ([], left + data)
    ready = []
    for borrowed in range(3):
        end = len(data) - (len(data) - borrowed) % 3
        ready.append((data[:borrowed], _base64_lines(data[borrowed:end]), data[end:]))

    def take(left: bytes) -> tuple[list[bytes], bytes]:
        borrowed, lines, rest = ready[-len(left) % 3]
        return [_base64_lines(left + borrowed), lines], rest

    return take


def _base64_lines(data: bytes) -> bytes:
    if len(data) <= _BYTES_A_LINE:
        return b2a_base64(data, newline=False) + b"\r\n" if data else b""
    starts = range(0, len(data), _BYTES_A_LINE)
    lines = [b2a_base64(data[start : start + _BYTES_A_LINE], newline=False) for start in starts]
    return b"\r\n".join([*lines, b""])
