"""Which message of ours a mail speaks of, by names that only we could have given.

A message's identity is 40 hexadecimal digits of a keyed hash before the ``@`` of its Message-ID.  Nobody
guesses one, so a mail that names one was written by somebody who saw the message, or the way to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import message_from_string
from email.message import Message

from amends.providers.receipts.mailtext import headers, parts_of, text_of
from amends.providers.receipts.model import unreadable

_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?"
_OURS = re.compile(rf"(?<![0-9A-Za-z])([0-9a-f]{{40}})@({_HOST})")
_BOUNCE = re.compile(r"(?<![0-9A-Za-z])[\w.-]{1,64}\+([0-9a-f]{40})@", re.IGNORECASE)
_QUOTED_HEADER = re.compile(
    r"^[ \t>|]{0,12}(?:X-Amends-)?Message-ID:[ \t]*(?:\r?\n[ \t>|]{1,12})?<?([0-9a-f]{40}@" + _HOST + ")",
    re.IGNORECASE | re.MULTILINE,
)
_SES = re.compile(r"<([0-9a-f-]{40,80})@(?:[a-z0-9-]+\.)?amazonses\.com>", re.IGNORECASE)
_TO_US = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
_NAMING = ("Message-ID", "X-Amends-Message-ID")
_LONGEST_TEXT = 500_000


class Named:
    """The identities that one mail gives; ``message_id`` says which one, or refuses to choose."""

    def __init__(self) -> None:
        self._whole: dict[str, str] = {}
        self.ref = ""

    def add(self, found: Iterable[str]) -> None:
        """Takes identities, whole (``digits@host``) or digits alone."""
        for name in found:
            digits, _, host = name.partition("@")
            self._whole[digits.lower()] = host.lower() or self._whole.get(digits.lower(), "")

    @property
    def message_id(self) -> str:
        """``digits@host``, or ``digits`` where the host is not told, or empty; ``InputError`` if there are two."""
        if len(self._whole) > 1:
            raise unreadable("it names more than one of our messages")
        return next((f"{digits}@{host}" if host else digits for digits, host in self._whole.items()), "")

    def __bool__(self) -> bool:
        return bool(self._whole or self.ref)


def named_in_report(mail: Message, envelope_ids: Iterable[str], returned: Message | None) -> Named:
    """What a report names: by envelope id, by the message that it returns, by the address it was sent to."""
    named = Named()
    named.add(name for text in envelope_ids for name in _ours(_from_xtext(text)))
    named.add(_bounce_addresses(mail))
    if returned is not None:
        values = list(headers(returned, *_NAMING))
        named.add(name for value in values for name in _ours(value))
        named.ref = next((found[1] for value in values if (found := _SES.search(value))), "")
    return named


def named_in_text(mail: Message) -> Named:
    """What a mail that is no report names: a returned header within its text, or the address it was sent to."""
    named = Named()
    named.add(_bounce_addresses(mail))
    for text in texts_of(mail):
        named.add(found[1] for found in _QUOTED_HEADER.finditer(text))
    returned = returned_message(mail)
    if returned is not None:
        named.add(name for value in headers(returned, *_NAMING) for name in _ours(value))
    return named


def returned_message(mail: Message) -> Message | None:
    """The message, or its headers, that a mail gives back (RFC 6522, third part)."""
    for part in parts_of(mail, "message/rfc822", "message/global"):
        payload = part.get_payload()
        if isinstance(payload, list) and payload and isinstance(payload[0], Message):
            return payload[0]
    kinds = ("text/rfc822-headers", "message/rfc822-headers", "message/global-headers")
    for part in parts_of(mail, *kinds):
        inner = part.get_payload()
        if isinstance(inner, list):
            return inner[0] if inner and isinstance(inner[0], Message) else None
        return message_from_string(text_of(part)[:_LONGEST_TEXT])
    return None


def texts_of(mail: Message) -> Iterator[str]:
    """The plain texts of a mail, each cut where no bounce goes on."""
    for part in parts_of(mail, "text/plain"):
        yield text_of(part)[:_LONGEST_TEXT]


def _bounce_addresses(mail: Message) -> Iterator[str]:
    for value in headers(mail, *_TO_US):
        yield from _BOUNCE.findall(value)


def _ours(text: str) -> Iterator[str]:
    for digits, host in _OURS.findall(text):
        yield f"{digits}@{host}"


def _from_xtext(text: str) -> str:
    """RFC 3461, 4: ``+40`` is ``@``.  Servers give it back encoded and decoded alike."""
    return re.sub(r"\+([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), text)
