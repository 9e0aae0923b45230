"""Opens a mail that anybody may have written, within bounds of size, depth and time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import islice

from amends.providers.receipts.model import unreadable

MOST_BYTES = 10_000_000
_MOST_PARTS = 100  # the standard library's parser calls itself once for each level
_MOST_HEADER_LINES = 2_000
_NESTING = re.compile(rb"content-type:\s*(?:multipart|message)/", re.IGNORECASE)
_LONGEST_HEADER = 2_000
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_ONE_DAY = timedelta(days=1)


def open_mail(data: bytes) -> Message:
    """The parsed mail; raises ``InputError`` (``receipt.unreadable``) for what is too large or too deep."""
    if len(data) > MOST_BYTES:
        raise unreadable(f"it is larger than {MOST_BYTES:,} bytes")
    if sum(1 for _ in islice(_NESTING.finditer(data), _MOST_PARTS + 1)) > _MOST_PARTS:
        raise unreadable(f"it holds more than {_MOST_PARTS} nested parts")
    message = message_from_bytes(data)
    if not message.keys():
        raise unreadable("it has no headers")
    if len(message.keys()) > _MOST_HEADER_LINES:
        raise unreadable(f"it has more than {_MOST_HEADER_LINES:,} headers")
    return message


def header(message: Message, name: str) -> str:
    """A header in one line, decoded as far as it can be; empty where there is none."""
    raw = str(message.get(name, ""))[:_LONGEST_HEADER]
    return " ".join(_decoded(raw).split())


def headers(message: Message, *names: str) -> Iterator[str]:
    """Every value of every one of these headers."""
    for name in names:
        for value in message.get_all(name, [])[:20]:
            yield " ".join(str(value)[:_LONGEST_HEADER].split())


def text_of(part: Message) -> str:
    """The text of a part, whatever its charset claims to be."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = str(part.get_content_charset() or "utf-8")
    try:
        return payload.decode(charset, "replace")
    except (LookupError, ValueError):  # no such charset, or one that is none of text (``hex``)
        return payload.decode("utf-8", "replace")


def parts_of(message: Message, *types: str) -> list[Message]:
    """Every part of one of these types, in order; parts of attached mails are not among them."""
    return [part for part in _walk(message) if part.get_content_type() in types]


def instant_of(text: str, *, fallback: datetime) -> datetime:
    """The instant that a date header names; ``fallback`` where it names none that can be true."""
    try:
        found = parsedate_to_datetime(text.partition(";")[2] or text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return fallback
    aware = found if found.tzinfo else found.replace(tzinfo=UTC)
    return aware if _EARLIEST <= aware <= fallback + _ONE_DAY else fallback


def _walk(message: Message) -> Iterator[Message]:
    yield message
    payload = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(payload, list):
        for part in payload:
            if isinstance(part, Message):
                yield from _walk(part)


def _decoded(raw: str) -> str:
    try:
        pieces = decode_header(raw)
    except (ValueError, LookupError, HeaderParseError):
        return raw
    return "".join(piece if isinstance(piece, str) else _in_charset(piece, charset) for piece, charset in pieces)


def _in_charset(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "ascii", "replace")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")
