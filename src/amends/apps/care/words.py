"""What a person is told of their inquiry, in their language: one text for page, mail and phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amends.law.complaintclock import Clock
from amends.law.complaints import IfMissed, InquiryKind
from amends.wording.assemble.dates import date_text, latin
from amends.wording.book.phrases import phrases_of
from amends.wording.status.citations import cited_in

_COMPLAINTS = (InquiryKind.COMPLAINT, InquiryKind.CLAIM)


@dataclass(frozen=True, kw_only=True)
class Where:
    """A body that a person can turn to."""

    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ReceiptText:
    """The receipt in one language; ``number`` as it is to be typed again."""

    title: str
    number_label: str
    number: str
    keep: str
    lines: tuple[str, ...]
    bodies_heading: str
    bodies: tuple[Where, ...]

    def as_plain(self) -> str:
        """The receipt as a mail."""
        parts = [self.title + ".", f"{self.number_label}: {self.number}", self.keep, *self.lines]
        if self.bodies:
            parts.append(self.bodies_heading + ":")
            parts += [" – ".join(filter(None, (body.name, body.url))) for body in self.bodies]
        return "\n\n".join(parts)


def receipt_text(clock: Clock, *, number: str, language: str) -> ReceiptText:
    """What the person is told at once: the number, by when the answer comes and by which law, who else helps."""
    say = phrases_of(language).say
    is_complaint = clock.kind in _COMPLAINTS
    return ReceiptText(
        title=say(f"portal-inq-receipt-{clock.kind.value.replace('_', '-')}", {}),
        number_label=say("portal-inq-number", {}),
        number=latin(number, language),
        keep=say("portal-inq-keep", {}),
        lines=tuple(_lines(clock, language)),
        bodies_heading=say("portal-inq-bodies", {}),
        bodies=tuple(Where(name=latin(body.name, language), url=body.url) for body in clock.bodies if is_complaint),
    )


def _lines(clock: Clock, language: str) -> Iterator[str]:
    say = phrases_of(language).say
    yield say("portal-inq-received", {"day": day_text(clock.received_on, language)})
    due = {"day": day_text(clock.due_on, language)}
    if clock.is_promise:
        yield say("portal-inq-due-promise", due)
        if clock.kind in _COMPLAINTS:
            yield say("portal-inq-no-law", {})
        return
    yield say("portal-inq-due-law", due)
    yield say("portal-inq-law", {"citation": latin(cited_in(clock.citation, language).text, language)})
    if clock.extended_on:
        yield say("portal-inq-extension", {"day": day_text(clock.extended_on, language)})
    if clock.if_missed is not IfMissed.NOTHING and (clock.bodies or clock.if_missed is IfMissed.DEEMED_ACCEPTED):
        yield say(f"portal-inq-missed-{clock.if_missed.value.replace('_', '-')}", {})


def day_text(day: date, language: str) -> str:
    """A day in full."""
    return date_text(day, language, "")
