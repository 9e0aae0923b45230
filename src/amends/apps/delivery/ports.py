"""What delivery needs from its surroundings: rows to render, a renderer, and ways out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from amends.core.person import PersonRow
from amends.providers.email.route import SmtpRoute


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One message's place in a segment: what is needed to render it again, exactly.

    ``code`` is the authenticity code that the message shows.
    """

    message_id: str
    notice: str
    content_sha256: str
    code: str
    person: PersonRow


@dataclass(frozen=True)
class Notice:
    """The notice that fits a person on a channel: its key for the renderer, and its content's hash."""

    key: str
    sha256: str


@dataclass(frozen=True)
class EmailContent:
    """What an email says.  ``html`` may be missing."""

    subject: str
    text: str
    html: str | None = None


@dataclass(frozen=True)
class PrintedLetter:
    """What a print house must know of a letter: its pages, the mark of its bar code, where it goes, its paper."""

    pages: int
    mark: str = ""
    country: str = ""
    paper: str = "a4"


@dataclass(frozen=True)
class LetterRun:
    """One PDF with the letters in the order asked for."""

    pdf: bytes
    letters: tuple[PrintedLetter, ...]


class Renderer(Protocol):
    """Deterministic: the same row gives the same text, now and at any later time."""

    def email(self, row: Row) -> EmailContent: ...

    def sms(self, row: Row) -> str: ...

    def letter_text(self, row: Row) -> str:
        """The words of the letter with its address block, which stand for its content."""

    def letters(self, rows: Sequence[Row]) -> LetterRun: ...

    def greeting(self, row: Row) -> str | None:
        """The line by which email and letter greet the person; ``None`` if the notice greets nobody."""

    def named_elements(self, row: Row, text: str) -> frozenset[str] | None:
        """The exposed elements that a text names, read back from it; ``None`` if it names none by design."""


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How messages leave.  Without ``smtp`` mail goes to files under ``outbox``."""

    outbox: Path
    journals: Path
    smtp: SmtpRoute | None = None
