"""The words of a mail and its files, of however many parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.generator import BytesGenerator
from email.message import Message
from io import BytesIO

from amends.providers.mailbox.charsets import decoded
from amends.providers.mailbox.model import MOST_FILES, MOST_PARTS, MOST_TEXT, MailFile
from amends.providers.plaintext import plain_text

_WRONG = (LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What the standard library answers to a malformed part that is asked for."""


@dataclass
class Content:
    """What was found."""

    texts: list[str] = field(default_factory=list)
    files: list[MailFile] = field(default_factory=list)
    left_out: int = 0

    @property
    def text(self) -> str:
        """The words, joined and within bounds."""
        return "\n\n".join(text for text in self.texts if text)[:MOST_TEXT]


def content_of(mail: Message) -> Content:
    """Words and files in order; of alternatives the plain one, unless it says nothing."""
    content = Content()
    for number, part in enumerate(_leaves(mail)):
        if number >= MOST_PARTS:
            content.left_out += 1
        elif not _is_words(part):
            _keep_file(content, part)
        elif sum(map(len, content.texts)) < MOST_TEXT:
            content.texts.append(_words(part))
        else:
            content.left_out += 1
    return content


def _leaves(mail: Message) -> Iterator[Message]:
    """Every part that holds something, in order; an attached mail is one, and is not entered."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        payload = part.get_payload()
        if part.get_content_maintype() != "multipart" or not isinstance(payload, list):
            yield part
            continue
        inner = [item for item in payload if isinstance(item, Message)]
        if part.get_content_type() == "multipart/alternative":
            inner = _chosen(inner)
        waiting += reversed(inner)


def _chosen(parts: list[Message]) -> list[Message]:
    """One of the alternatives that are words, and what is none of them (an invitation, a picture's frame)."""
    words = [part for part in parts if _is_words(part)]
    others = [part for part in parts if not _is_words(part)]
    saying = [part for part in words[:MOST_PARTS] if part.get_content_type() == "text/plain" and _words(part).strip()]
    if saying:
        return [saying[0], *(part for part in others if not _is_frame(part))]
    return words[-1:] + others


def _is_frame(part: Message) -> bool:
    """``multipart/related`` among alternatives: the HTML again, with its pictures."""
    return part.get_content_type() == "multipart/related"


def _is_words(part: Message) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not _name(part) and not _is_attached(part)


def _is_attached(part: Message) -> bool:
    return str(part.get("Content-Disposition", ""))[:40].strip().lower().startswith("attachment")


def _words(part: Message) -> str:
    try:
        charset = str(part.get_content_charset() or "")
    except _WRONG:
        charset = ""
    text = decoded(_bytes(part), charset)
    return plain_text(text) if part.get_content_type() == "text/html" else text


def _keep_file(content: Content, part: Message) -> None:
    data = _bytes(part)
    if not data:
        return
    if len(content.files) >= MOST_FILES:
        content.left_out += 1
        return
    name = _name(part) or ("mail.eml" if part.get_content_maintype() == "message" else "file")
    content.files.append(MailFile(name, data))


def _name(part: Message) -> str:
    """What the sender calls it, in one line."""
    try:
        return " ".join(str(part.get_filename() or "").split())[:200]
    except _WRONG:
        return "file"


def _bytes(part: Message) -> bytes:
    """What the part holds: decoded once, never unpacked."""
    try:
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            return payload
        return _as_it_came(part)
    except _WRONG:
        return str(part.get_payload()).encode("utf-8", "replace") if isinstance(part.get_payload(), str) else b""


def _as_it_came(part: Message) -> bytes:
    """An attached mail, or a part of odd form, as bytes again."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload and isinstance(payload[0], Message) else part
    written = BytesIO()
    BytesGenerator(written, mangle_from_=False).flatten(inner)
    return written.getvalue()
