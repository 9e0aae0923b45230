"""The bytes of a message, made from its row, and what a reader finds in them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

import msgspec

from amends.apps.delivery.ports import Renderer, Row
from amends.contact.guard import ParsedMessage, destination
from amends.core.channels import Channel
from amends.core.person import Gender
from amends.providers.email.mime import Mail, Sender, build
from amends.providers.email.parse import parse_mail
from amends.providers.sms.files import sms_bytes
from amends.providers.sms.parse import parse_sms


class Contents:
    """Makes the same bytes from the same row: at release, and again at the moment of sending."""

    def __init__(self, renderer: Renderer, *, sender: Sender, at: datetime) -> None:
        self._renderer, self._sender, self._at = renderer, sender, at

    def make(self, row: Row, channel: Channel) -> bytes:
        """The content: MIME for email, the file of an SMS, the words of a letter."""
        if channel is Channel.EMAIL:
            return self._mail(row)
        if channel is Channel.SMS:
            number = row.person.phone or ""
            return sms_bytes(message_id=row.message_id, number=number, text=self._renderer.sms(row))
        return self._renderer.letter_text(row).encode()

    def read_back(self, row: Row, channel: Channel, data: bytes) -> ParsedMessage:
        """What the bytes say, by parsers that do not share code with the writers.

        Raises ``ValueError`` if they cannot be read.
        """
        if channel is Channel.SMS:
            return parse_sms(data)
        if channel is Channel.EMAIL:
            parsed = parse_mail(data)
            named = [self._renderer.named_elements(row, text) for text in parsed.texts]
            agreed = named[0] if all(names == named[0] for names in named) else frozenset(("parts disagree",))
            return replace(parsed, elements=agreed, greets=self._greets(row, parsed.texts))
        return self._letter(row, data.decode())

    def _mail(self, row: Row) -> bytes:
        content, person = self._renderer.email(row), row.person
        mail = Mail(
            message_id=row.message_id,
            to_name=person.name,
            to_address=person.email or "",
            language=person.language,
            subject=content.subject,
            text=content.text,
            html=content.html,
        )
        return build(mail, sender=self._sender, at=self._at)

    def _letter(self, row: Row, text: str) -> ParsedMessage:
        """A letter carries no header: every line of the address must stand in its words."""
        person = row.person
        words = " ".join(text.split()).casefold()  # some posts want the town in capitals
        lines = [part for part in (person.street, person.postcode, person.city) if part]
        is_addressed = all(" ".join(line.split()).casefold() in words for line in lines)
        to = destination(person, Channel.POST) if is_addressed else ""
        elements = self._renderer.named_elements(row, text)
        return ParsedMessage(row.message_id, to, (text,), elements, greets=self._greets(row, (text,)))

    def _greets(self, row: Row, texts: tuple[str, ...]) -> frozenset[Gender | None] | None:
        """The genders whose greeting stands in every text, as the guard compares them with the source's."""
        parts = [" ".join(text.split()) for text in texts]
        fitting = set()
        for gender in (None, *Gender):
            person = msgspec.structs.replace(row.person, gender=gender)
            said = self._renderer.greeting(msgspec.structs.replace(row, person=person))
            if said is None:
                return None
            if all(" ".join(said.split()) in part for part in parts):
                fitting.add(gender)
        return frozenset(fitting)


def digest(data: bytes) -> str:
    """Hex SHA-256, as the ledger keeps it."""
    return hashlib.sha256(data).hexdigest()
