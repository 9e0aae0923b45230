"""The words of the page that says whether a message is ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from amends.apps.proofs.selectors import KnownMessage
from amends.core.facts import FactBook
from amends.web.portal.speaking import Speaker

_FORM = "AAAAA-\u2060AAAAA"  # a word joiner, or a narrow window breaks the line after the dash
_NEVER_USED = "0, 1, I, O"


class Outcome(StrEnum):
    """What came of an attempt."""

    EMPTY = "empty"
    ODD = "odd"
    UNKNOWN = "no"
    KNOWN = "yes"
    BUSY = "busy"


@dataclass(frozen=True)
class Answer:
    """What is said about a code, and what to do next."""

    outcome: Outcome
    headline: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class VerifyText:
    """The page in one language; without ``answer`` it only asks."""

    title: str
    exercise: str
    intro: str
    label: str
    hint: str
    button: str
    back: str
    answer: Answer | None

    @property
    def window_title(self) -> str:
        """The answer first: it is what a screen reader says when the page has loaded."""
        return f"{self.answer.headline} {self.title}" if self.answer else self.title


def verify_text(facts: FactBook, language: str, *, is_exercise: bool, answer: Answer | None = None) -> VerifyText:
    """The page with or without an answer."""
    speaker = Speaker(facts, language)
    say = speaker.say
    return VerifyText(
        title=say("portal-verify-title"),
        exercise=say("portal-verify-exercise") if is_exercise else "",
        intro=say("portal-verify-intro"),
        label=say("portal-verify-label"),
        hint=say("portal-verify-hint", form=speaker.foreign(_FORM)),
        button=say("portal-verify-check"),
        back=say("portal-verify-back"),
        answer=answer,
    )


def answer_text(facts: FactBook, language: str, outcome: Outcome, message: KnownMessage | None = None) -> Answer:
    """The answer; ``message`` goes with ``Outcome.KNOWN`` and with no other."""
    speaker = Speaker(facts, language)
    values = {"day": speaker.day(message.at), "channel": str(message.channel)} if message else {}
    return Answer(outcome, speaker.say(f"portal-verify-{outcome}", **values), tuple(_advice(speaker, outcome, message)))


def _advice(speaker: Speaker, outcome: Outcome, message: KnownMessage | None) -> Iterator[str]:
    say = speaker.say
    if outcome is Outcome.KNOWN:
        if message is not None and message.is_corrected:
            yield say("portal-verify-corrected")
        yield say("portal-verify-copied")
        yield say("portal-you-secret")
    elif outcome is Outcome.BUSY:
        yield say("portal-verify-busy-why")
    elif outcome is not Outcome.EMPTY:
        yield say("portal-verify-letters", unused=speaker.foreign(_NEVER_USED))
        yield say("portal-verify-leave")
        yield say("portal-verify-call")
        yield from _contact(speaker)


def _contact(speaker: Speaker) -> Iterator[str]:
    if speaker.value("contact.phone"):
        values = {"contact_phone": speaker.text("contact.phone")}
        if speaker.value("contact.hours"):
            yield speaker.say("contact-phone-hours", **values, contact_hours=speaker.text("contact.hours"))
        else:
            yield speaker.say("contact-phone", **values)
    if speaker.value("contact.email"):
        yield speaker.say("contact-email", contact_email=speaker.text("contact.email"))
