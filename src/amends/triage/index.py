"""All phrases of a language at once: each word is looked up, and no phrase is tried in vain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from amends.triage.phrases import Phrase, phrases_of
from amends.triage.words import Word

L = TypeVar("L")


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
                self._add(number, phrase)
        self._lengths = sorted({len(stem) for stem in self._begins})

    def label(self, hit: Hit) -> L:
        """The label of the phrase that was met."""
        return self.written[hit.phrase][1]

    def find(self, words: Sequence[Word]) -> Iterator[Hit]:
        """Every phrase that stands in ``words``, by place; once for each place where it begins."""
        for at, word in enumerate(words):
            seen: set[int] = set()
            for number, phrase in self._candidates(word.text):
                if number in seen:
                    continue
                end = phrase.end_in(words, at)
                if end >= 0:
                    seen.add(number)
                    yield Hit(number, at, end)

    def _candidates(self, word: str) -> Iterator[tuple[int, Phrase]]:
        yield from self._exact.get(word, ())
        for length in self._lengths:
            if length > len(word):
                break
            yield from self._begins.get(word[:length], ())
        yield from self._any

    def _add(self, number: int, phrase: Phrase) -> None:
        first = phrase.steps[0]
        if first.ends or first.holds or first.is_number:
            self._any.append((number, phrase))
            return
        for word in first.exact:
            self._exact[word].append((number, phrase))
        for stem in first.begins:
            self._begins[stem].append((number, phrase))
