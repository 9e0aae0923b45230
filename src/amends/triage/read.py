"""Reads one message: language, intents, what is sensitive, and whether a machine wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from amends.triage.kinds import Found, Intent, Reading, Sensitive, SensitiveFound
from amends.triage.language import ARABIC_SCRIPT, recognise
from amends.triage.lexicon import BASIC, LANGUAGES, lexicon, weights
from amends.triage.quotes import own_parts
from amends.triage.scoring import Evidence, Sum, certainty, intents_in, sensitive_in, summed
from amends.triage.words import Word, words_of

# Ten printed pages; a mail of a million letters is an attack or an attachment, and nobody waits for its reading.
MOST_CHARACTERS = 30_000
# What a message that asks for nothing else is about, where something sensitive stands in it.
_IMPLIED = {
    Sensitive.THREAT_TO_SELF: Intent.DISTRESS,
    Sensitive.VIOLENCE: Intent.DISTRESS,
    Sensitive.HEALTH_EMERGENCY: Intent.DISTRESS,
    Sensitive.LOSS_OF_LIVELIHOOD: Intent.LOSS,
    Sensitive.THREAT_TO_OTHERS: Intent.COMPLAINT,
}


class _Part(NamedTuple):
    """The subject or the text, as words folded for each language."""

    words: Mapping[str, Sequence[Word]]
    in_subject: bool


def read_message(text: str, *, language: str = "", subject: str = "") -> Reading:
    """What ``text`` says; ``language`` (ISO 639-1) is what is known of its writer, a hint and no order.

    Quoted letters and signatures are not read.  Intents are read in English, Polish, German and Persian; what is
    sensitive in those and, by few words, in further languages.  The spans are code points of ``text`` (of ``subject``
    where they say so).  Reads the first 30,000 characters.  Never raises on any text.
    """
    text, subject = text[:MOST_CHARACTERS], subject[:MOST_CHARACTERS]
    parts = own_parts(text)
    read = (_Part(_folded(text, parts), False), _Part(_folded(subject, None), True))
    own = " ".join(text[start:end] for start, end in parts)
    known = recognise(f"{subject}\n{own}", _together(read), given=language)
    sensitive = _sensitive(read)
    is_automatic = _is_automatic(read)
    intents = () if is_automatic else _intents(read, known.read_in)
    return Reading(
        intents=intents or (_fallback(sensitive, is_read=bool(known.read_in)),),
        language=known.language,
        language_certainty=known.certainty,
        sensitive=sensitive,
        is_automatic=is_automatic,
    )


def _folded(text: str, parts: Sequence[tuple[int, int]] | None) -> dict[str, list[Word]]:
    """Polish folds as English does; German and Persian have ways of their own, and Persian a script."""
    plain = words_of(text, language="en", parts=parts)
    return {
        "en": plain,
        "pl": plain,
        BASIC: plain,
        "de": plain if text.isascii() else words_of(text, language="de", parts=parts),
        "fa": words_of(text, language="fa", parts=parts) if ARABIC_SCRIPT.search(text) else [],
    }


def _together(read: Sequence[_Part]) -> dict[str, list[Word]]:
    return {one: list(chain.from_iterable(part.words[one] for part in read)) for one in LANGUAGES}


def _intents(read: Sequence[_Part], languages: Sequence[str]) -> tuple[Found, ...]:
    evidence = [
        found
        for part in read
        for one in languages
        for found in intents_in(part.words[one], lexicon(one), in_subject=part.in_subject)
    ]
    bar, order = weights().intent_bar, weights().order
    sums = {of: total for of, total in summed(evidence).items() if isinstance(of, Intent) and total.score >= bar}
    # Thanks close many a letter that asks for something; they come first only where nothing else is said.
    best_first = sorted(sums, key=lambda of: (of is Intent.THANKS, -sums[of].score, order.index(of)))
    return tuple(Found(of, certainty(sums[of].score), sums[of].because) for of in best_first)


def _sensitive(read: Sequence[_Part]) -> tuple[SensitiveFound, ...]:
    """In all lists, whatever the language: people fall into their own when they are afraid."""
    evidence: list[Evidence] = [
        found
        for part in read
        for one in (*LANGUAGES, BASIC)
        for found in sensitive_in(part.words[one], lexicon(one), in_subject=part.in_subject)
    ]
    bar = weights().sensitive_bar
    sums: dict[Sensitive, Sum] = {
        of: total for of, total in summed(evidence).items() if isinstance(of, Sensitive) and total.score >= bar
    }
    best_first = sorted(sums, key=lambda of: (-sums[of].score, of))
    return tuple(SensitiveFound(of, certainty(sums[of].score), sums[of].because) for of in best_first)


def _is_automatic(read: Sequence[_Part]) -> bool:
    return any(any(lexicon(one).automatic.find(part.words[one])) for part in read for one in LANGUAGES)


def _fallback(sensitive: Sequence[SensitiveFound], *, is_read: bool) -> Found:
    """What something sensitive implies; all else that was not recognised is other."""
    for one in sensitive:
        if one.kind in _IMPLIED:
            return Found(_IMPLIED[one.kind], one.certainty, one.because)
    return Found(Intent.OTHER, weights().other_certainty if is_read else weights().unread_certainty)
