"""What delivery needs from its surroundings: rows to render, a renderer, and ways out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.person import PersonRow
from amends.core.ports import OutcomeKind
from amends.providers.email.bodies import Layout
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
class EmailLayout:
    """An email laid out once for all whom a notice is for, cut at its personal fields."""

    subject: str
    text: Layout
    html: Layout | None = None


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


class Pace(Protocol):
    """How fast a destination may be sent to (``contact.pacing``); instants are the event loop's, in seconds."""

    def limit(self, rate: float | None) -> None:
        """At most so many messages a second over all destinations and all workers; ``None`` for no limit."""

    def allow(self, destination: str, now: float) -> float:
        """Seconds to wait before the next message there; 0 takes the place at once."""

    def answered(self, destination: str, kind: OutcomeKind, code: str, retry_after_s: float | None, now: float) -> None:
        """Hears what came of a message, to slow down or to go faster again."""


class Renderer(Protocol):
    """Deterministic: the same row gives the same text, now and at any later time."""

    def email(self, row: Row) -> EmailContent: ...

    def email_layout(self, row: Row) -> EmailLayout | None:
        """What ``email`` fills: equal for rows of one notice with the same wish for large print.

        ``None`` from a renderer that lays out each message for itself.
        """

    def email_values(self, row: Row) -> Mapping[str, str]:
        """What the fields of ``email_layout`` are filled with, as plain text."""

    def envelope(self, row: Row, channel: Channel) -> Envelope:
        """What is neither mail nor letter: a text message, a call, an item of the inbox, a push message."""

    def letter_text(self, row: Row) -> str:
        """The words of the letter with its address block, which stand for its content."""

    def letters(self, rows: Sequence[Row]) -> LetterRun: ...

    def greeting(self, row: Row) -> str | None:
        """The line by which email and letter greet the person; ``None`` if the notice greets nobody."""

    def named_elements(self, row: Row, text: str) -> frozenset[str] | None:
        """The exposed elements that a text names, read back from it; ``None`` if it names none by design."""


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How messages leave.  Without ``smtp`` mail goes to files under ``outbox``.

    ``providers`` gives the URL of the provider of another channel (``providers.way``); without one, text
    messages and letters go to files, and the rest is not planned; unless ``as_files``, mail and text messages then
    stay planned, for a file reaches nobody by itself.  ``pace`` keeps the rates of one worker.
    ``spool`` is the folder in which receipts are kept that come while messages are being sent; ``judge`` asks the
    stop rules, every few seconds.  ``after_recovery`` takes the evidence that came before anything is repeated.
    ``quiet_until`` is asked again at the moment of sending: a wave or a slow provider may reach into the night.
    """

    outbox: Path
    journals: Path
    smtp: SmtpRoute | None = None
    providers: Mapping[Channel, str] = field(default_factory=dict)
    pace: Pace | None = None
    spool: Path | None = None
    as_files: bool = True
    judge: Callable[[], None] = lambda: None
    after_recovery: Callable[[], None] = lambda: None
    quiet_until: Callable[[PersonRow, Channel, datetime], datetime | None] = lambda person, channel, now: None
