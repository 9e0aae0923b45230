"""The bytes of a message, made from its row, and what a reader finds in them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

import msgspec

from amends.apps.delivery.ports import EmailContent, Renderer, Row
from amends.contact.guard import ParsedMessage, destination
from amends.core.channels import Channel
from amends.core.envelope import pack
from amends.core.person import Gender
from amends.providers.email.mime import CompiledMail, Mail, Sender, build
from amends.providers.email.parse import parse_mail
from amends.providers.envelopes import parse_envelope
from amends.wording.delivery import repeat_note, with_note

_LAYOUTS = 512  # notices in their languages; each takes some 100 kB


class Contents:
    """Makes the same bytes from the same row: at release, and again at the moment of sending."""

    def __init__(self, renderer: Renderer, *, sender: Sender, at: datetime) -> None:
        self._renderer, self._sender, self._at = renderer, sender, at
        self._laid_out: dict[tuple[str, str, bool], CompiledMail | None] = {}

    def make(self, row: Row, channel: Channel) -> bytes:
        """The content: MIME for email, the words of a letter, an envelope for everything else."""
        if channel is Channel.EMAIL:
            return self._filled(row) or self._mail(row, self._renderer.email(row))
        if channel is Channel.POST:
            return self._renderer.letter_text(row).encode()
        return pack(self._renderer.envelope(row, channel))

    def make_repeat(self, row: Row, channel: Channel) -> bytes:
        """The same message for the case that a first copy may have arrived: a mail says so at its head.

        What was released stands in it word for word; the note is the wordbook's own and holds no fact.
        """
        if channel is not Channel.EMAIL:
            return self.make(row, channel)
        content, note = self._renderer.email(row), repeat_note(row.person.language)
        html = with_note(content.html, note) if content.html is not None else None
        return self._mail(row, replace(content, text=f"{note}\n\n{content.text}", html=html))

    def read_back(self, row: Row, channel: Channel, data: bytes) -> ParsedMessage:
        """What the bytes say, by parsers that do not share code with the writers.

        Raises ``ValueError`` if they cannot be read.
        """
        if channel is Channel.EMAIL:
            parsed = parse_mail(data)
            named = [self._renderer.named_elements(row, text) for text in parsed.texts]
            agreed = named[0] if all(names == named[0] for names in named) else frozenset(("parts disagree",))
            return replace(parsed, elements=agreed, greets=self._greets(row, parsed.texts))
        if channel is Channel.POST:
            return self._letter(row, data.decode())
        return parse_envelope(data)

    def _filled(self, row: Row) -> bytes | None:
        """The mail from a layout that is encoded once for a notice; ``None`` if the renderer gives none."""
        person = row.person
        key = (row.notice, person.language, person.large_print)
        if key not in self._laid_out:
            if len(self._laid_out) >= _LAYOUTS:
                self._laid_out.clear()
            self._laid_out[key] = self._compiled(row)
        laid_out = self._laid_out[key]
        if laid_out is None:
            return None
        values, address = self._renderer.email_values(row), person.email or ""
        return laid_out.fill(message_id=row.message_id, to_name=person.name, to_address=address, values=values)

    def _compiled(self, row: Row) -> CompiledMail | None:
        layout, language = self._renderer.email_layout(row), row.person.language
        if layout is None:
            return None
        return CompiledMail(
            sender=self._sender,
            at=self._at,
            language=language,
            subject=layout.subject,
            text=layout.text,
            html=layout.html,
        )

    def _mail(self, row: Row, content: EmailContent) -> bytes:
        person = row.person
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
