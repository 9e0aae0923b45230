"""Gives delivery its words: the released notices, filled for one person at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from amends.apps.delivery.ports import EmailContent, EmailLayout, LetterRun, PrintedLetter, Row
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import notice_of
from amends.contact.guard import destination
from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.errors import RefusedError
from amends.wording import (
    Notice,
    personal_fields_of_text,
    render_email,
    render_letters,
    unprintable_letters,
)
from amends.wording.assemble.compose import content_digest
from amends.wording.book.labels import elements_of_labels
from amends.wording.book.languages import language_for
from amends.wording.model import BlockKind
from amends.wording.render.address import address_lines, country_of_person
from amends.wording.render.email import compiled_notice
from amends.wording.render.letters import Envelopes
from amends.wording.render.personal import personal_values
from amends.wording.render.said import said


class ReleasedNotices:
    """Renders rows from the notices that were released; the same row gives the same text at any time."""

    def __init__(self, incident: Incident, *, as_of: datetime) -> None:
        self._incident, self._as_of = incident, as_of
        self._envelopes = Envelopes(sent_from=case_of(incident).incident.controller.established_in)
        self._notices: dict[str, Notice] = {}

    def email(self, row: Row) -> EmailContent:
        """Subject, plain text and HTML."""
        content = render_email(self._notice(row), row.person, row.code)
        return EmailContent(content.subject, content.text, content.html)

    def email_layout(self, row: Row) -> EmailLayout:
        """The same, cut at the personal fields."""
        laid_out = compiled_notice(self._notice(row))
        page = laid_out.large_html if row.person.large_print else laid_out.html
        return EmailLayout(laid_out.notice.subject.text, laid_out.text, page)

    def email_values(self, row: Row) -> dict[str, str]:
        """Greeting, name and code as they are printed."""
        return personal_values(self._notice(row), row.person, row.code)

    def envelope(self, row: Row, channel: Channel) -> Envelope:
        """A text message, a call, an item of the inbox, or a push message."""
        notice = self._notice(row)
        to, language = destination(row.person, channel), notice.language
        title, text, markup = said(notice, row.person, row.code, channel)
        return Envelope(message_id=row.message_id, to=to, language=language, text=text, title=title, markup=markup)

    def letter_text(self, row: Row) -> str:
        """Address block and words of the letter, as the wrong-person guard reads them.

        Nothing where our fonts lack a letter of the name or address: the guard then holds the message.
        """
        notice = self._notice(row)
        if unprintable_letters([(notice, row.person, row.code)]):
            return ""
        lines = address_lines(row.person, notice.language, notice.audience, self._envelopes.sent_from)
        return "\n".join([*lines, "", render_email(notice, row.person, row.code).text])

    def letters(self, rows: Sequence[Row]) -> LetterRun:
        """One PDF of the rows' letters, in their order."""
        run = render_letters([(self._notice(row), row.person, row.code) for row in rows], self._as_of, self._envelopes)
        printed = zip(rows, run.pages, run.marks, strict=True)
        return LetterRun(run.pdf, tuple(self._printed(row, pages, mark) for row, pages, mark in printed))

    def _printed(self, row: Row, pages: tuple[int, int, int], mark: str) -> PrintedLetter:
        country = country_of_person(row.person)
        _, first, last = pages
        paper = self._envelopes.window(country).paper
        return PrintedLetter(pages=last - first + 1, mark=mark, country=country, paper=paper)

    def greeting(self, row: Row) -> str | None:
        """The salutation in the form that fits the person, or ``None`` where the notice has none."""
        notice = self._notice(row)
        if not any("{{ greeting }}" in sentence.text for sentence in notice.sentences()):
            return None
        return personal_values(notice, row.person, row.code)["greeting"]

    def named_elements(self, row: Row, text: str) -> frozenset[str] | None:
        """The elements that a rendered text names; a label that is nobody's reads as a fault.

        ``None`` for a text that names none by its kind, such as the word that nothing was exposed.
        """
        if not any(block.kind is BlockKind.ELEMENTS for block in self._notice(row).blocks):
            return None
        spoken = language_for(row.person.language)
        codes = elements_of_labels(personal_fields_of_text(text, spoken).elements, spoken)
        return frozenset(code or "a label that is no element's" for code in codes)

    def _notice(self, row: Row) -> Notice:
        if row.notice not in self._notices:
            self._notices[row.notice] = self._released(row.notice)
        return self._notices[row.notice]

    def _released(self, content_sha256: str) -> Notice:
        version = NoticeVersion.objects.filter(
            incident=self._incident, content_sha256=content_sha256, releases__released_at__isnull=False
        ).first()
        if version is None:
            raise RefusedError(
                "A message asks for a notice that was not released.",
                code="notice.not_released",
                where=f"{self._incident.ref}, notice {content_sha256[:12]}",
                fix="Release it first.",
            )
        notice = notice_of(version.content)
        if content_digest(notice) != content_sha256:
            raise RefusedError(
                "A released notice is not what was released.",
                code="notice.altered",
                where=f"{self._incident.ref}, notice {content_sha256[:12]}",
                why="Its content no longer hashes to its name.",
                fix="Restore the database from before the change.",
            )
        return notice
