"""The counts that the formulas take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amends.wording.readability.syllables import COUNTED_LANGUAGES, syllables
from amends.wording.readability.words import words_of

# A word of more letters is long (Björnsson 1968).
_LONG = 6
Unavoidable = tuple[tuple[int, int], ...]  # ranges of a text whose words the writer cannot choose


@dataclass(frozen=True)
class Counts:
    """Of a text: ``letters`` without hyphens and apostrophes; syllables are 0 where none can be counted."""

    words: int
    sentences: int
    syllables: int = 0
    letters: int = 0
    long_words: int = 0
    one_syllable: int = 0
    three_syllables: int = 0
    four_syllables: int = 0


def count(sentences: Iterable[tuple[str, Unavoidable]], *, language: str) -> Counts:
    """The counts of ``sentences``, each with the ranges of what its writer could not word otherwise.

    A word in such a range (the name of the controller, of a kind of data) counts as a word of at most
    two syllables and six letters: a plain one.  A sentence without words is not counted.
    """
    found, number = [], 0
    for text, unavoidable in sentences:
        words = list(words_of(text))
        number += bool(words)
        bound = {at for start, end in unavoidable for at in range(start, end)}
        for word in words:
            is_free = bound.isdisjoint(range(word.start, word.end))
            found.append(_measured(word.text, language, is_free=is_free))
    return Counts(
        words=len(found),
        sentences=number,
        syllables=sum(item[0] for item in found),
        letters=sum(item[1] for item in found),
        long_words=sum(item[1] > _LONG for item in found),
        one_syllable=sum(item[0] == 1 for item in found),
        three_syllables=sum(item[0] >= 3 for item in found),
        four_syllables=sum(item[0] >= 4 for item in found),
    )


def _measured(word: str, language: str, *, is_free: bool) -> tuple[int, int]:
    """The syllables and the letters of a word."""
    letters = sum(character.isalpha() for character in word)
    parts = syllables(word, language=language) if language in COUNTED_LANGUAGES else 0
    return (parts, letters) if is_free else (min(parts, 2), min(letters, _LONG))
