"""Answers "why did you contact me" in a few sentences, and "why not" as well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from amends.contact.decide.answer import Decision
from amends.contact.decide.engine import Verdict
from amends.contact.decide.finding import Finding
from amends.contact.decide.model import Purpose
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.view import View
from amends.contact.decide.words import Said, language_of, listed, moment, say

# Said elsewhere in the explanation.
_SAID_ALREADY = frozenset({("legal-basis", "fits"), ("least-intrusive", "chosen"), ("quiet-hours", "open")})
Line = tuple[str, Said]
_KNOWN_TO_REST_ON_LAW = frozenset((Purpose.STATUTORY_NOTICE, Purpose.COMPLAINT))


def explanation_of(view: View, verdict: Verdict, not_before: datetime | None) -> dict[str, str]:
    """``en`` and the person's language, where it is one of ours."""
    lines = tuple(_lines(view, verdict))
    kinds = tuple(_kinds(view)) if verdict.decision is not Decision.DENY else ()
    languages = dict.fromkeys(("en", language_of(view.request.person.language)))
    return {language: _told(lines, kinds, not_before, language, view.country) for language in languages}


def text_of(found: Finding, language: str) -> str:
    """One finding in words."""
    return say(language, found.phrase, _variables(found))


def _variables(found: Finding) -> Said:
    return (("days", found.days),) if found.days else ()


@lru_cache(maxsize=16_384)
def _told(
    lines: tuple[Line, ...], kinds: tuple[str, ...], not_before: datetime | None, language: str, country: str
) -> str:
    """The lines in words; the same lines are said to many, so they are kept."""
    sentences = [say(language, phrase, variables) for phrase, variables in lines]
    close = sentences.pop()
    if not_before is not None:
        sentences.append(say(language, "decision-when", (("when", moment(not_before, language, country)),)))
    if kinds:
        used = listed(tuple(say(language, "decision-kind", (("kind", kind),)) for kind in kinds), language)
        sentences.append(say(language, "decision-data", (("kinds", used),)))
    return " ".join(dict.fromkeys((*sentences, close)))


def _lines(view: View, verdict: Verdict) -> Iterator[Line]:
    """From why to how to object; the last line closes."""
    purpose = (("purpose", view.request.purpose.value),)
    yield f"decision-lead-{_lead(view, verdict)}", purpose
    if verdict.decision is not Decision.DENY and not view.is_inbound:
        yield "decision-basis", (("basis", _basis(view)),)
    for found in verdict.because:
        if (found.rule, found.case) not in _SAID_ALREADY:
            yield found.phrase, _variables(found)
    if verdict.way is not None and not view.is_inbound:
        yield "decision-way", (("channel", verdict.way.channel.value),)
    if verdict.decision is Decision.DENY:
        yield "decision-close-deny", purpose
    else:
        yield f"decision-close-{_close(view)}", ()


def _lead(view: View, verdict: Verdict) -> str:
    if verdict.decision is Decision.DENY:
        return "deny"
    return "inbound" if view.is_inbound else verdict.decision.value


def _basis(view: View) -> str:
    """The basis named, or the one on which the purpose rests by itself."""
    if view.request.purpose in _KNOWN_TO_REST_ON_LAW:
        return "legal_obligation"
    return view.basis.value if view.basis is not None else "contract"


def _close(view: View) -> str:
    if view.is_inbound:
        return "inbound"
    if view.sells:
        return "selling"
    return "duty" if view.is_owed else "help"


def _kinds(view: View) -> Iterator[str]:
    """What the decision read, by kind; never a value."""
    person = view.request.person
    yield "contact"
    if view.request.preferences is not None or person.safe_contact is not None:
        yield "wishes"
    if view.history:
        yield "history"
    if person.affected or (view.is_sensitive and not _is_money(view)):
        yield "roster"
    if _is_money(view):
        yield "account"
    if person.residence or person.time_zone:
        yield "place"
    if view.speaks_to_other:
        yield "family"


def _is_money(view: View) -> bool:
    return view.occasion in rulebook().numbers.money_signals
