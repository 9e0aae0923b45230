"""Reads one message: language, intents, what is sensitive, and whether a machine wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from amends.triage.finglish import is_finglish
from amends.triage.fold import LATIN_PERSIAN
from amends.triage.kinds import Found, Intent, Reading, Sensitive, SensitiveFound
from amends.triage.language import ARABIC_SCRIPT, recognise
from amends.triage.lexicon import BASIC, LANGUAGES, lexicon, weights
from amends.triage.meanings import Hits, grouped
from amends.triage.quotes import own_parts
from amends.triage.scoring import Evidence, Sum, certainty, intents_in, sensitive_in, summed
from amends.triage.words import Word, words_of

# Ten printed pages; a mail of a million letters is an attack or an attachment, and nobody waits for its reading.
MOST_CHARACTERS = 30_000
# What a message is about where something sensitive stands in it and nothing is asked for more plainly.
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
    groups: Mapping[str, Hits]
    in_subject: bool


def read_message(text: str, *, language: str = "", subject: str = "") -> Reading:
    """What ``text`` says; ``language`` (ISO 639-1) is what is known of its writer, a hint and no order.

    Quoted letters and signatures are not read.  Intents are read in English, Polish, German and Persian; what is
    sensitive in those and, by few words, in further languages.  The spans are code points of ``text`` (of ``subject``
    where they say so).  Reads the first 30,000 characters.  Never raises on any text.
    """
    text, subject = text[:MOST_CHARACTERS], subject[:MOST_CHARACTERS]
    parts = own_parts(text)
    read = (_part(text, parts, in_subject=False), _part(subject, None, in_subject=True))
    own = " ".join(text[start:end] for start, end in parts)
    known = recognise(f"{subject}\n{own}", _together(read), given=language)
    sensitive = _sensitive(read)
    is_automatic = _is_automatic(read)
    intents = () if is_automatic else _intents(read, known.read_in)
    return Reading(
        intents=_with_implied(intents, sensitive, is_read=bool(known.read_in)),
        language=known.language,
        language_certainty=known.certainty,
        sensitive=sensitive,
        is_automatic=is_automatic,
    )


def _part(text: str, parts: Sequence[tuple[int, int]] | None, *, in_subject: bool) -> _Part:
    words = _folded(text, parts)
    groups = {one: grouped(lexicon(one).groups, many) for one, many in words.items() if many and one != BASIC}
    return _Part(words, groups, in_subject)


def _folded(text: str, parts: Sequence[tuple[int, int]] | None) -> dict[str, list[Word]]:
    """Polish folds as English does; German and Persian have ways of their own, and Persian a script."""
    plain = words_of(text, language="en", parts=parts)
    return {
        "en": plain,
        "pl": plain,
        BASIC: plain,
        "de": plain if text.isascii() else words_of(text, language="de", parts=parts),
        "fa": words_of(text, language="fa", parts=parts) if ARABIC_SCRIPT.search(text) else [],
        LATIN_PERSIAN: words_of(text, language=LATIN_PERSIAN, parts=parts) if is_finglish(plain) else [],
    }


def _together(read: Sequence[_Part]) -> dict[str, list[Word]]:
    return {one: list(chain.from_iterable(part.words[one] for part in read)) for one in (*LANGUAGES, LATIN_PERSIAN)}


def _intents(read: Sequence[_Part], languages: Sequence[str]) -> tuple[Found, ...]:
    evidence = [
        found
        for part in read
        for one in languages
        if part.words[one]
        for found in intents_in(
            part.words[one], lexicon(one), in_subject=part.in_subject, groups=part.groups.get(one, {})
        )
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
        for one in (*LANGUAGES, LATIN_PERSIAN, BASIC)
        if part.words[one]
        for found in sensitive_in(
            part.words[one], lexicon(one), in_subject=part.in_subject, groups=part.groups.get(one, {})
        )
    ]
    bar = weights().sensitive_bar
    sums: dict[Sensitive, Sum] = {
        of: total for of, total in summed(evidence).items() if isinstance(of, Sensitive) and total.score >= bar
    }
    best_first = sorted(sums, key=lambda of: (-sums[of].score, of))
    return tuple(SensitiveFound(of, certainty(sums[of].score), sums[of].because) for of in best_first)


def _is_automatic(read: Sequence[_Part]) -> bool:
    return any(
        any(lexicon(one).automatic.find(part.words[one])) for part in read for one in (*LANGUAGES, LATIN_PERSIAN)
    )


def _with_implied(intents: Sequence[Found], sensitive: Sequence[SensitiveFound], *, is_read: bool) -> tuple[Found, ...]:
    """The intents; what something sensitive implies stands after those said plainly and before the others.

    What was not recognised is other.
    """
    implied = next((_implied(one) for one in sensitive if one.kind in _IMPLIED), None)
    if implied is None or any(found.intent is implied.intent for found in intents[:1]):
        return tuple(intents) or (Found(Intent.OTHER, _unrecognised(is_read=is_read)),)
    others = [found for found in intents if found.intent is not implied.intent]
    plain = [found for found in others if _is_plain(found)]
    return (*plain, implied, *(found for found in others if not _is_plain(found)))


def _implied(one: SensitiveFound) -> Found:
    return Found(_IMPLIED[one.kind], one.certainty, one.because)


def _is_plain(found: Found) -> bool:
    return found.intent is not Intent.THANKS and found.certainty >= certainty(weights().strong)


def _unrecognised(*, is_read: bool) -> float:
    return weights().other_certainty if is_read else weights().unread_certainty
