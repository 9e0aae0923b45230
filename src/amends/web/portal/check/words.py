"""The words of the self-check: what is asked for, and the three honest answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from amends.apps.selfcheck.requests import GOOD_FOR, MOST_TRIES
from amends.apps.selfcheck.selectors import Found, OpenSet, offers_email
from amends.apps.selfcheck.standing import Because, Kind
from amends.core.facts import FactBook
from amends.web.portal.speaking import Speaker
from amends.wording.book.labels import labels_of
from amends.wording.book.languages import language_for

_LETTER_FORM = "AAAAA-\u2060AAAAA"  # a word joiner, or a narrow window breaks the line after the dash
_ONCE_FORM = "AAAA-\u2060AAAA"
_NEVER_USED = "0, 1, I, O"
_KEPT = 2_000  # answers: as many as an incident has cohorts, in each language
_ASKED = (
    "check-title check-intro check-code-heading check-code-label check-code-button check-contact-heading "
    "check-contact-label check-contact-hint check-contact-no-sms check-contact-no-mail check-contact-button "
    "check-once-label check-once-button check-none check-first check-open-case case-title case-intro"
).split()


class Outcome(StrEnum):
    """What came of an attempt; ``FOUND`` and ``SENT`` are no fault."""

    FOUND = "found"
    SENT = "sent"
    EMPTY = "empty"
    ODD = "odd"
    ODD_CONTACT = "odd-contact"
    UNKNOWN = "unknown"
    ONCE_WRONG = "once-wrong"
    BUSY = "busy"


@dataclass(frozen=True)
class Answer:
    """One of the answers; ``tone`` is its class on the page, ``elements`` what was exposed."""

    tone: str
    headline: str
    lines: tuple[str, ...] = ()
    elements_heading: str = ""
    elements: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    has_case: bool = False


def page_words(language: str, sets: Mapping[int, OpenSet]) -> Mapping[str, str]:
    """What the page says before anybody has asked, by the last part of the phrase's name."""
    is_exercise = any(one.incident.is_exercise for one in sets.values())
    return _page_words(language, is_exercise, offers_email(sets))


@cache
def _page_words(language: str, is_exercise: bool, by_email: bool) -> Mapping[str, str]:
    speaker = Speaker(FactBook(), language)
    words = {name.removeprefix("check-").replace("-", "_"): speaker.say(name) for name in _ASKED}
    return words | {
        "code_hint": speaker.say("check-code-hint", form=speaker.foreign(_LETTER_FORM)),
        "once_hint": speaker.say("check-once-hint", form=speaker.foreign(_ONCE_FORM)),
        "exercise": speaker.say("check-exercise") if is_exercise else "",
        "by_email": "yes" if by_email else "",
    }


def outcome_answer(outcome: Outcome, language: str, sets: Mapping[int, OpenSet]) -> Answer:
    """What is said where nothing was opened; the same whoever asked for whatever contact."""
    return _outcome(outcome, language, next(iter(sets.values()), None))


@lru_cache(maxsize=_KEPT)
def _outcome(outcome: Outcome, language: str, doors: OpenSet | None) -> Answer:
    speaker = Speaker(doors.facts if doors else FactBook(), language)
    if outcome is Outcome.SENT:
        how = speaker.say(
            "check-sent-how",
            minutes_text=speaker.number(GOOD_FOR.seconds // 60),
            tries_text=speaker.number(MOST_TRIES),
        )
        return Answer("sent", speaker.say("check-sent"), (how, speaker.say("check-sent-nothing"), *_contact(speaker)))
    return Answer(outcome, speaker.say(f"check-{outcome}"), tuple(_fault_lines(outcome, speaker)))


def found_answers(found: Sequence[Found], language: str) -> tuple[Answer, ...]:
    """The answer of each incident that the door speaks of."""
    return tuple(_found(one.doors, one.standing.kind, one.standing.because, one.elements, language) for one in found)


def contact_lines(facts: FactBook, language: str) -> tuple[str, ...]:
    """How to reach the house, as far as that is known."""
    return tuple(_contact(Speaker(facts, language)))


def element_labels(codes: Sequence[str], language: str) -> tuple[str, ...]:
    """The elements in plain words."""
    labels = labels_of(language_for(language))
    return tuple(labels[code] for code in codes)


@lru_cache(maxsize=_KEPT)
def _found(doors: OpenSet, kind: Kind, why: Because | None, elements: tuple[str, ...], language: str) -> Answer:
    speaker = Speaker(doors.facts, language)
    about = tuple(_about(speaker))
    match kind:
        case Kind.AFFECTED:
            return Answer(
                "affected",
                speaker.say("check-affected"),
                about,
                elements_heading=speaker.say("check-affected-what"),
                elements=element_labels(elements, language),
                after=(speaker.say("check-first-case"), speaker.say("portal-you-secret")),
                has_case=True,
            )
        case Kind.NOT_IN_THIS_INCIDENT:
            how = speaker.say("check-not-in-how", day=speaker.day(doors.as_of))
            return Answer(
                "not-in", speaker.say("check-not-in"), (*about, how), after=(speaker.say("check-not-in-later"),)
            )
        case Kind.CANNOT_TELL:
            because = speaker.say("check-because", because=str(why))
            whom = (speaker.say("check-ask-us"), *_contact(speaker))
            return Answer("cannot", speaker.say("check-cannot"), (*about, because), after=whom)


def _about(speaker: Speaker) -> Iterator[str]:
    if speaker.value("controller.name"):
        yield speaker.say("check-incident", controller=speaker.text("controller.name"))
    if occurred := speaker.anchor("occurred"):
        yield speaker.say("check-occurred", day=occurred)


def _fault_lines(outcome: Outcome, speaker: Speaker) -> Iterator[str]:
    if outcome is Outcome.BUSY:
        yield speaker.say("check-busy-why")
        yield speaker.say("check-ask-us")
    elif outcome is Outcome.ONCE_WRONG:
        yield speaker.say("check-once-wrong-why")
    elif outcome in (Outcome.UNKNOWN, Outcome.ODD):
        yield speaker.say("check-unknown-why", unused=speaker.foreign(_NEVER_USED))
    if outcome in (Outcome.UNKNOWN, Outcome.BUSY):
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
