"""Strict decoding of transfer encodings: whatever could be read in two ways is an error."""

from __future__ import annotations

import re
from binascii import Error as Base64Error
from binascii import a2b_base64, a2b_qp

_LONGEST_LINE = 76  # RFC 2045, 6.7 (5) and 6.8
_QUOTED = re.compile(rb"(?:[ -<>-~]++|=[0-9A-F]{2}|=?\r\n)*+")


class UnreadableMailError(ValueError):
    """The bytes are not a message as this house writes it; the text says what is wrong."""


def quoted_lines(raw: bytes) -> bytes:
    """The bytes behind lines of quoted-printable, the last of which may end softly.

    Raises ``UnreadableMailError`` for a lone line end, an 8-bit or long line, an escape that is none, and
    for a space at the end of a line, which a server on the way may drop.
    """
    if not _QUOTED.fullmatch(raw) or b" \r\n" in raw or _has_long_line(raw):
        raise UnreadableMailError("a part is not strict quoted-printable")
    return a2b_qp(raw)


def base64_lines(raw: bytes) -> bytes:
    """The bytes behind lines of base64; raises ``UnreadableMailError``."""
    if _has_long_line(raw):
        raise UnreadableMailError("a line of a part is too long")
    try:
        return a2b_base64(raw.replace(b"\r\n", b""), strict_mode=True)
    except Base64Error as error:
        raise UnreadableMailError("a part is not strict base64") from error


def words(data: bytes) -> str:
    """The text behind bytes of UTF-8; raises ``UnreadableMailError``."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableMailError("a part is not UTF-8") from error


def _has_long_line(raw: bytes) -> bool:
    return max(map(len, raw.split(b"\r\n"))) > _LONGEST_LINE
