"""Opens a mail that anybody may have written, within bounds of size, depth and time."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from itertools import islice

from amends.core.errors import InputError

_MOST_NESTING = 100  # the standard library's parser calls itself once for each level
_MOST_HEADERS = 2_000
_LONGEST_TYPE = 4_000  # its reading of parameters takes time that grows with the square of their length
_NESTING = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_TYPES = re.compile(rb"^content-(?:type|disposition)[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
# The standard library decodes by these names itself; they are no charsets of mail, and some take the square of time.
_CHARSETS = re.compile(
    rb"(charset\*?\s*=\s*\"?)(?:punycode|idna|utf-?7|(?:raw_)?unicode_escape|undefined)", re.IGNORECASE
)
_CARRIED = re.compile(rb"\r\n?")


def open_received(data: bytes) -> Message:
    """The parsed mail; raises ``InputError`` (``mail.unread``) for what is no mail, or made to harm."""
    lines = _CARRIED.sub(b"\n", data)
    if sum(1 for _ in islice(_NESTING.finditer(lines), _MOST_NESTING + 1)) > _MOST_NESTING:
        raise unread(f"it holds more than {_MOST_NESTING} nested parts")
    if any(found.end() - found.start() > _LONGEST_TYPE for found in _TYPES.finditer(lines)):
        raise unread("a header is far too long")
    try:
        message = message_from_bytes(_CHARSETS.sub(rb"\1unknown-8bit", lines))
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise unread("its headers are malformed") from error
    if not 0 < len(message.keys()) <= _MOST_HEADERS:
        raise unread("it has no headers, or far too many")
    return message


def unread(why: str) -> InputError:
    """``InputError`` (``mail.unread``); ``why`` holds no personal data."""
    return InputError("A mail cannot be read.", code="mail.unread", where="mail", why=why)
