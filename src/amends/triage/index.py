"""All phrases of a language at once: each word is looked up, and no phrase is tried in vain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from amends.triage.fold import LATIN_PERSIAN
from amends.triage.phrases import Phrase, phrases_of
from amends.triage.words import Word

L = TypeVar("L")
# Common words come again in every message; what was looked up for them is kept, for rare ones not for long.
_KEPT_WORDS = 4096


class Hit(NamedTuple):
    """A phrase that was met: which one, and from which word up to (not including) which."""

    phrase: int
    first: int
    end: int


class PhraseIndex(Generic[L]):
    """Phrases with a label each; ``find`` gives every place where one of them stands."""

    def __init__(self, written: Sequence[tuple[str, L]], language: str) -> None:
        self.written = written
        self._exact: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        self._begins: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        self._any: list[tuple[int, Phrase]] = []
        for number, (text, _) in enumerate(written):
            for phrase in phrases_of(text, language):
                if language != LATIN_PERSIAN or _says_enough(phrase):
                    self._add(number, phrase)
        self._lengths = sorted({len(stem) for stem in self._begins})
        self._candidates = lru_cache(maxsize=_KEPT_WORDS)(self._looked_up)

    def label(self, hit: Hit) -> L:
        """The label of the phrase that was met."""
        return self.written[hit.phrase][1]

    def find(self, words: Sequence[Word]) -> Iterator[Hit]:
        """Every phrase that stands in ``words``, by place; once for each place where it begins."""
        for at, word in enumerate(words):
            candidates = self._candidates(word.text)
            if not candidates:
                continue
            seen: set[int] = set()
            for number, phrase in candidates:
                if number in seen:
                    continue
                end = phrase.end_in(words, at)
                if end >= 0:
                    seen.add(number)
                    yield Hit(number, at, end)

    def _looked_up(self, word: str) -> tuple[tuple[int, Phrase], ...]:
        """The phrases that may begin with ``word``."""
        found = list(self._exact.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            found += self._begins.get(word[:length], ())
        return (*found, *(one for one in self._any if one[1].steps[0].meets(word)))

    def _add(self, number: int, phrase: Phrase) -> None:
        first = phrase.steps[0]
        if first.ends or first.holds or first.is_number:
            self._any.append((number, phrase))
            return
        for word in first.exact:
            self._exact[word].append((number, phrase))
        for stem in first.begins:
            self._begins[stem].append((number, phrase))


def _says_enough(phrase: Phrase) -> bool:
    """Whether it is more than one or two consonants, which stand for too many words."""
    return len(phrase.steps) > 1 or any(len(word) > 2 for word in (*phrase.steps[0].exact, *phrase.steps[0].begins))
