"""The words of the page that says whether a message is ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from amends.apps.proofs.selectors import KnownMessage
from amends.contact.authentic import Finding, Headline, Judgement, Kind, Standing, Why
from amends.core.facts import FactBook
from amends.web.portal.speaking import Speaker

_FORM = "AAAAA-\u2060AAAAA"  # a word joiner, or a narrow window breaks the line after the dash
_NEVER_USED = "0, 1, I, O"
_BAD = frozenset({Headline.KNOWN_SCAM, Headline.COPIED, Headline.LOOK_ALIKE, Headline.ASKS_SECRET, Headline.NOT_OURS})
_MOST_LINES = 20  # findings that are shown; the worst stand first


class Outcome(StrEnum):
    """What came of an attempt; the first five speak of a code alone."""

    EMPTY = "empty"
    ODD = "odd"
    UNKNOWN = "no"
    KNOWN = "yes"
    BUSY = "busy"
    TOO_LARGE = "too-large"
    VERDICT = "verdict"


@dataclass(frozen=True)
class FoundLine:
    """One thing found: what it is, how it stands, a short piece of it, and why."""

    kind: str
    standing: str
    echo: str
    why: str


@dataclass(frozen=True)
class Answer:
    """What is said, and what to do next; ``outcome`` is ``yes`` only for what is ours."""

    outcome: str
    headline: str
    lines: tuple[str, ...]
    found_heading: str = ""
    found: tuple[FoundLine, ...] = ()


@dataclass(frozen=True)
class VerifyText:
    """The page in one language; without ``answer`` it only asks."""

    title: str
    exercise: str
    intro: str
    label: str
    hint: str
    mail_label: str
    mail_hint: str
    button: str
    back: str
    scams: str
    report: str
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
        mail_label=say("portal-verify-mail"),
        mail_hint=say("portal-verify-mail-hint"),
        button=say("portal-verify-check"),
        back=say("portal-verify-back"),
        scams=say("portal-scams-title"),
        report=say("portal-report-title"),
        answer=answer,
    )


def answer_text(facts: FactBook, language: str, outcome: Outcome, message: KnownMessage | None = None) -> Answer:
    """The answer on a code alone; ``message`` goes with ``Outcome.KNOWN`` and with no other."""
    speaker = Speaker(facts, language)
    return Answer(outcome, _code_headline(speaker, outcome, message), tuple(_advice(speaker, outcome, message)))


def judgement_text(facts: FactBook, language: str, judgement: Judgement, message: KnownMessage | None) -> Answer:
    """The answer on a message, a link, a number or a sender; ``message`` is that of the known code, if one is."""
    speaker = Speaker(facts, language)
    headline = judgement.headline
    if headline is Headline.OURS:
        said = _code_headline(speaker, Outcome.KNOWN, message)
    elif headline is Headline.UNKNOWN_CODE:
        said = speaker.say("portal-verify-no")
    else:
        said = speaker.say(f"portal-verdict-{headline}")
    return Answer(
        outcome="yes" if headline is Headline.OURS else "verdict",
        headline=said,
        lines=tuple(dict.fromkeys(_what_to_do(speaker, judgement, message))),
        found_heading=speaker.say("portal-verdict-found"),
        found=tuple(_found_line(speaker, finding) for finding in judgement.findings[:_MOST_LINES]),
    )


def _code_headline(speaker: Speaker, outcome: Outcome, message: KnownMessage | None) -> str:
    values = {"day": speaker.day(message.at), "channel": str(message.channel)} if message else {}
    return speaker.say(f"portal-verify-{outcome}", **values)


def _found_line(speaker: Speaker, finding: Finding) -> FoundLine:
    say = speaker.say
    return FoundLine(
        kind=say(f"portal-thing-{finding.kind}"),
        standing=say(f"portal-standing-{finding.standing}"),
        echo=finding.echo,
        why="" if finding.why is Why.NONE else say(f"portal-why-{finding.why}"),
    )


def _what_to_do(speaker: Speaker, judgement: Judgement, message: KnownMessage | None) -> Iterator[str]:
    say, headline = speaker.say, judgement.headline
    if headline is Headline.OURS:
        yield say("portal-verdict-whole")
        yield from _advice(speaker, Outcome.KNOWN, message)
        return
    if judgement.is_partial:
        yield say("portal-verdict-partial")
    kinds = {finding.kind for finding in judgement.findings}
    if headline is Headline.CANNOT_TELL and Kind.CODE not in kinds:
        yield say("portal-verdict-no-code")
    if headline in _BAD or headline is Headline.UNKNOWN_CODE:
        yield say("portal-verdict-leave")
        yield say("portal-verdict-harm")
    yield from _beside_place(speaker, judgement)
    yield say("portal-you-secret")
    yield say("portal-verify-call")
    yield from _contact(speaker)


def _beside_place(speaker: Speaker, judgement: Judgement) -> Iterator[str]:
    """What the good signs do not prove."""
    good = {finding.kind for finding in judgement.findings if finding.standing is Standing.OURS}
    if Kind.PHONE in good:
        yield speaker.say("portal-verdict-dial")
    if good & {Kind.LINK, Kind.EMAIL, Kind.SENDER}:
        yield speaker.say("portal-verdict-type")


def _advice(speaker: Speaker, outcome: Outcome, message: KnownMessage | None) -> Iterator[str]:
    say = speaker.say
    if outcome is Outcome.KNOWN:
        if message is not None and message.is_corrected:
            yield say("portal-verify-corrected")
        yield say("portal-verify-copied")
        yield say("portal-you-secret")
    elif outcome is Outcome.BUSY:
        yield say("portal-verify-busy-why")
    elif outcome not in (Outcome.EMPTY, Outcome.TOO_LARGE):
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
