"""A message as bytes, built by hand: 7-bit, CRLF, deterministic, never in need of dot-stuffing.

The standard library's ``EmailMessage`` builds some 270 messages a second, which would be the
narrowest place of the whole delivery; it serves as the oracle of the tests instead.
Sources: RFC 5322 (headers), RFC 2045 and 2046 (MIME), RFC 2047 (encoded words), RFC 3834 (Auto-Submitted).
"""

from __future__ import annotations

import html as markup
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from amends.providers.email.address import ascii_address
from amends.providers.email.bodies import Body, Layout, Whole, body_of
from amends.providers.email.headers import date_text, identity_header, language_tag, mailbox_header, text_header

# RFC 2045 6.7 recommends "=_": neither quoted-printable nor base64 can hold it.
_BOUNDARY = "=_amends"
_MARKUP = re.compile(r"[&<>\"']")


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who writes: the same for a whole campaign."""

    name: str
    address: str
    is_exercise: bool = False


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One message to one person.  ``message_id`` is without its angle brackets."""

    message_id: str
    to_name: str
    to_address: str
    language: str
    subject: str
    text: str
    html: str | None = None


def build(mail: Mail, *, sender: Sender, at: datetime) -> bytes:
    """The message in RFC 5322 form with CRLF; equal inputs give equal bytes.

    Raises ``InputError`` (``email.address``) for an address that cannot be written to.
    """
    html = None if mail.html is None else Whole(mail.html)
    made = CompiledMail(
        sender=sender, at=at, language=mail.language, subject=mail.subject, text=Whole(mail.text), html=html
    )
    return made.fill(message_id=mail.message_id, to_name=mail.to_name, to_address=mail.to_address, values={})


class CompiledMail:
    """A mail laid out once for all whom a notice is for; ``fill`` puts in one person.

    ``text`` and ``html`` are cut at their personal fields (wording's ``Slotted`` fits).  The bytes of
    ``fill`` are 7-bit with CRLF, no line is longer than 78 characters, and none begins with a dot.
    """

    def __init__(
        self, *, sender: Sender, at: datetime, language: str, subject: str, text: Layout, html: Layout | None
    ) -> None:
        self._text, self._html = body_of(text), None if html is None else body_of(html)
        self._before_to, self._before_id, rest = _frame(sender, at, language, subject)
        if self._html is None:
            self._opening = (rest + _part_head("plain", self._text)).encode("ascii")
            return
        rest += f'Content-Type: multipart/alternative; boundary="{_BOUNDARY}"\r\n\r\n--{_BOUNDARY}\r\n'
        self._opening = (rest + _part_head("plain", self._text)).encode("ascii")
        self._between = f"\r\n--{_BOUNDARY}\r\n{_part_head('html', self._html)}".encode("ascii")
        self._closing = f"\r\n--{_BOUNDARY}--\r\n".encode("ascii")

    def fill(self, *, message_id: str, to_name: str, to_address: str, values: Mapping[str, str]) -> bytes:
        """The message to one person; ``values`` are the fields as plain text, escaped here where it is HTML.

        Raises ``InputError`` (``email.address``) for an address that cannot be written to and ``KeyError``
        for a field without a value.
        """
        to = mailbox_header("To", to_name, ascii_address(to_address))
        head = f"{self._before_to}{to}{self._before_id}{identity_header(message_id)}\r\n".encode("ascii")
        written: dict[str, bytes] = {}
        pieces = [head, self._opening, *self._text.fill(values, written)]
        if self._html is not None:
            escaped = {field: _escaped(value) for field, value in values.items()}
            pieces += (self._between, *self._html.fill(escaped, written), self._closing)
        elif not pieces[-1].endswith(b"\n"):
            pieces.append(b"\r\n")
        return b"".join(pieces)


def _escaped(value: str) -> str:
    return markup.escape(value) if _MARKUP.search(value) else value


@lru_cache(maxsize=64)
def _frame(sender: Sender, at: datetime, language: str, subject: str) -> tuple[str, str, str]:
    """The headers before To, between To and Message-ID, and after it."""
    before_to = mailbox_header("From", sender.name, ascii_address(sender.address)) + "\r\n"
    before_id = f"\r\n{text_header('Subject', subject)}\r\nDate: {date_text(at)}\r\n"
    after_id = ["MIME-Version: 1.0", f"Content-Language: {language_tag(language)}", "Auto-Submitted: auto-generated"]
    if sender.is_exercise:
        after_id.append("X-Amends-Exercise: yes")
    return before_to, before_id, "\r\n".join([*after_id, ""])


def _part_head(subtype: str, body: Body) -> str:
    kind = f"Content-Type: text/{subtype}; charset=utf-8"
    return f"{kind}\r\nContent-Transfer-Encoding: {body.encoding}\r\n\r\n"
