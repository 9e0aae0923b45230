"""A strict reader of mail as this house writes it, for the wrong-person guard.

It shares no code with the writer.  Whatever it does not expect is an error, never a guess: a second
recipient, a doubled header, a part that is neither quoted-printable nor base64.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from amends.contact.guard import ParsedMessage
from amends.providers.email.decode import UnreadableMailError, base64_lines, quoted_lines, words
from amends.providers.email.memory import Memory
from amends.providers.email.visible import Seen, joined, seen, visible_text

__all__ = ["UnreadableMailError", "parse_mail", "visible_text"]

T = TypeVar("T")
R = TypeVar("R")
_TO = re.compile(r'(?:"(?:[^"\\]|\\.)*" |[^",<>@()]* |)<([^<>@\s,;]+)@([^<>@\s,;]+)>')
_ID = re.compile(r"<([^<>\s]+)>")
_BOUNDARY = re.compile(r'multipart/alternative; boundary="([^"]+)"')
_KINDS = {"text/plain; charset=utf-8": "plain", "text/html; charset=utf-8": "html"}
_ONCE = ("from", "to", "subject", "date", "message-id", "content-language")
_FURTHER = frozenset({"cc", "bcc", "resent-to", "resent-cc", "resent-bcc"})


def parse_mail(data: bytes) -> ParsedMessage:
    """Who the bytes are for and what they say; raises ``UnreadableMailError``."""
    if not data.isascii():
        raise UnreadableMailError("it is not 7-bit")
    headers, body = _headers_and_body(data)
    for name in _ONCE:
        if len(headers.get(name, ())) != 1:
            raise UnreadableMailError(f"the header {name} does not stand there exactly once")
    if headers.keys() & _FURTHER:
        raise UnreadableMailError("there is a further recipient")
    to = _TO.fullmatch(headers["to"][0])
    identity = _ID.fullmatch(headers["message-id"][0])
    if to is None or identity is None:
        raise UnreadableMailError("the header To or Message-ID is malformed")
    return ParsedMessage(identity[1], f"{to[1]}@{_unicode_domain(to[2])}", _texts(headers, body))


def _headers_and_body(data: bytes) -> tuple[dict[str, list[str]], bytes]:
    head, gap, body = data.partition(b"\r\n\r\n")
    lines = head.decode("ascii").replace("\r\n ", " ").split("\r\n")
    headers: dict[str, list[str]] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not gap or not colon or not name or not line.isprintable() or " " in name:
            raise UnreadableMailError("a header is malformed, or head and body are not parted")
        headers.setdefault(name.lower(), []).append(value.strip())
    return headers, body


def _texts(headers: dict[str, list[str]], body: bytes) -> tuple[str, ...]:
    kinds = headers.get("content-type", ())
    if len(kinds) != 1:
        raise UnreadableMailError("the content type does not stand there exactly once")
    boundary = _BOUNDARY.fullmatch(kinds[0])
    if boundary is None:
        return (_text(headers, body),)
    if "content-transfer-encoding" in headers:
        raise UnreadableMailError("the whole of several parts is encoded once more")
    delimiter = b"--" + boundary[1].encode("ascii")
    opening, closing = delimiter + b"\r\n", b"\r\n" + delimiter + b"--\r\n"
    if not body.startswith(opening) or not body.endswith(closing):
        raise UnreadableMailError("the parts are not framed by the boundary")
    parts = body[len(opening) : -len(closing)].split(b"\r\n" + opening)
    if body.count(delimiter) != len(parts) + 1:
        raise UnreadableMailError("the boundary stands in a part")
    return tuple(_text(*_headers_and_body(part)) for part in parts)


def _text(headers: dict[str, list[str]], raw: bytes) -> str:
    kind = _KINDS.get("\n".join(headers.get("content-type", ())))
    encoding = headers.get("content-transfer-encoding")
    if kind is None or encoding not in (["quoted-printable"], ["base64"]):
        raise UnreadableMailError("a part is neither plain text nor HTML in quoted-printable or base64")
    if encoding == ["base64"]:
        if b"=" in raw[:-4]:
            raise UnreadableMailError("a part in base64 ends before its end")
        data = _read(_BASE64_LINES, raw, b"".join, lambda: base64_lines(raw))
        return _visible(data) if kind == "html" else words(data)
    if raw.endswith((b"=\r\n", b" ")):
        raise UnreadableMailError("the end of a part is not certain")
    if kind == "plain":
        return _read(_PLAIN_LINES, raw, "".join, lambda: words(quoted_lines(raw)))
    return _read(_HTML_LINES, raw, joined, lambda: _visible(quoted_lines(raw)))


def _visible(data: bytes) -> str:
    return _read(_HTML_TAGS, data, joined, lambda: visible_text(words(data)))


def _read(memory: Memory[T], raw: bytes, join: Callable[[list[T]], R], strictly: Callable[[], R]) -> R:
    said = memory.recall(raw)
    if said is not None:
        return join(said)
    found = strictly()
    memory.learn(raw)
    return found


def _seen_in_lines(raw: bytes) -> Seen | None:
    return seen(words(quoted_lines(raw)))


def _seen_in_tags(data: bytes) -> Seen | None:
    return seen(words(data))


# What one process remembers of the mails that it planned; a campaign's have nearly everything in common.
_PLAIN_LINES = Memory(b"\n", lambda raw: words(quoted_lines(raw)))
_HTML_LINES = Memory(b"\n", _seen_in_lines)
_BASE64_LINES = Memory(b"\n", base64_lines)
_HTML_TAGS = Memory(b">", _seen_in_tags)


def _unicode_domain(domain: str) -> str:
    if "xn--" not in domain.lower():
        return domain
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError as error:
        raise UnreadableMailError("the domain of the recipient is not valid") from error
