"""A strict reader of mail as this house writes it, for the wrong-person guard.

It shares no code with the writer.  Whatever it does not expect is an error, never a guess: a second
recipient, a doubled header, a part that is not base64.
"""

from __future__ import annotations

import html
import re
from binascii import Error as Base64Error
from binascii import a2b_base64

from amends.contact.guard import ParsedMessage

_TO = re.compile(r'(?:"(?:[^"\\]|\\.)*" |[^",<>@()]* |)<([^<>@\s,;]+)@([^<>@\s,;]+)>')
_ID = re.compile(r"<([^<>\s]+)>")
_BOUNDARY = re.compile(r'multipart/alternative; boundary="([^"]+)"')
_PART = re.compile(r"text/(plain|html); charset=utf-8")
_INVISIBLE_HTML = re.compile(r"<!--.*?-->|<(style|head|script)\b.*?</\1\s*>", re.S | re.I)
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|td|th|table|h[1-6]|section|header|footer)\b[^>]*>", re.I)
_BULLETS = re.compile(r"<ul\b[^>]*>(.*?)</ul\s*>", re.S | re.I)
_ITEM = re.compile(r"<li\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_ONCE = ("from", "to", "subject", "date", "message-id", "content-language")


class UnreadableMailError(ValueError):
    """The bytes are not a message as this house writes it; the text says what is wrong."""


def parse_mail(data: bytes) -> ParsedMessage:
    """Who the bytes are for and what they say; raises ``UnreadableMailError``."""
    headers, body = _headers_and_body(data)
    for name in _ONCE:
        if len(headers.get(name, ())) != 1:
            raise UnreadableMailError(f"the header {name} does not stand there exactly once")
    if headers.keys() & {"cc", "bcc", "resent-to", "resent-cc", "resent-bcc"}:
        raise UnreadableMailError("there is a further recipient")
    to = _TO.fullmatch(headers["to"][0])
    identity = _ID.fullmatch(headers["message-id"][0])
    if to is None or identity is None:
        raise UnreadableMailError("the header To or Message-ID is malformed")
    return ParsedMessage(identity[1], f"{to[1]}@{_unicode_domain(to[2])}", tuple(_texts(headers, body)))


def visible_text(markup: str) -> str:
    """What a reader of the HTML sees: a line for every block, and a bullet before each item of a list.

    >>> visible_text("<p>Dear A &amp; B,</p><ul><li>name</li></ul><ol><li>Call us.</li></ol>")
    'Dear A & B,\\n• name\\nCall us.'
    """
    bulleted = _BULLETS.sub(lambda found: _ITEM.sub("\n• ", found[0]), _INVISIBLE_HTML.sub("", markup))
    bare = html.unescape(_TAG.sub("", _BLOCK.sub("\n", bulleted)))
    return "\n".join(line for line in (" ".join(line.split()) for line in bare.splitlines()) if line)


def _headers_and_body(data: bytes) -> tuple[dict[str, list[str]], str]:
    try:
        message = data.decode("ascii")
    except UnicodeDecodeError as error:
        raise UnreadableMailError("it is not 7-bit") from error
    head, gap, body = message.partition("\r\n\r\n")
    if not gap or "\n" in message.replace("\r\n", ""):
        raise UnreadableMailError("head and body are not parted, or a line does not end with CRLF")
    headers: dict[str, list[str]] = {}
    for line in head.replace("\r\n ", " ").split("\r\n"):
        name, colon, value = line.partition(":")
        if not colon or not name or " " in name:
            raise UnreadableMailError("a header is malformed")
        headers.setdefault(name.lower(), []).append(value.strip())
    return headers, body


def _texts(headers: dict[str, list[str]], body: str) -> list[str]:
    kinds = headers.get("content-type", ())
    if len(kinds) != 1:
        raise UnreadableMailError("the content type does not stand there exactly once")
    boundary = _BOUNDARY.fullmatch(kinds[0])
    if boundary is None:
        return [_text(headers, body)]
    opening, closing = f"--{boundary[1]}\r\n", f"--{boundary[1]}--\r\n"
    if not body.startswith(opening) or not body.endswith(closing):
        raise UnreadableMailError("the parts are not framed by the boundary")
    parts = body[len(opening) : -len(closing)].split(opening)
    return [_text(*_headers_and_body(part.encode("ascii"))) for part in parts]


def _text(headers: dict[str, list[str]], body: str) -> str:
    kind = _PART.fullmatch("".join(headers.get("content-type", ())))
    if kind is None or headers.get("content-transfer-encoding") != ["base64"]:
        raise UnreadableMailError("a part is neither plain text nor HTML in base64")
    try:
        text = a2b_base64(body.replace("\r\n", ""), strict_mode=True).decode()
    except (Base64Error, UnicodeDecodeError) as error:
        raise UnreadableMailError("a part cannot be decoded") from error
    return visible_text(text) if kind[1] == "html" else text


def _unicode_domain(domain: str) -> str:
    if "xn--" not in domain.lower():
        return domain
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError as error:
        raise UnreadableMailError("the domain of the recipient is not valid") from error
