"""The notation in which the word lists write their phrases, and how a phrase is met in a run of words.

close my account     these words, one after the other
account*             a word that begins so;  *karte ends so;  *karte* holds it
close|shut|cancel    one of these;  wind_up|close  a choice of several words is joined by _
?please              may be there or not;  ?a|b  one of them may
close ~ account      up to four words may stand between
^stop $              at the start of a sentence;  at its end
#                    any number
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from amends.core.errors import InputError
from amends.triage.fold import LATIN_PERSIAN, fold
from amends.triage.words import Word

GAP_WORDS = 4
_LEAST_STEM = 3
_LEAST_WORD = 2


class Step(NamedTuple):
    """What one word of a phrase may be, and how many other words may stand before it."""

    exact: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    holds: tuple[str, ...]
    is_number: bool
    gap: int

    def meets(self, word: str) -> bool:
        """Whether the folded ``word`` is one of these."""
        if word in self.exact or (self.begins and word.startswith(self.begins)):
            return True
        if self.ends and word.endswith(self.ends):
            return True
        return any(part in word for part in self.holds) or (self.is_number and word.isdigit())


class Phrase(NamedTuple):
    """A phrase as steps; ``opens`` and ``closes`` tie it to the ends of a sentence."""

    steps: tuple[Step, ...]
    opens: bool
    closes: bool

    def end_in(self, words: Sequence[Word], at: int) -> int:
        """The index after the last word of the phrase that begins at ``words[at]``, or -1.

        That ``words[at]`` is its first word was found out before, by the index.
        """
        if self.opens and at > 0 and words[at - 1].sentence == words[at].sentence:
            return -1
        return self._follow(words, at + 1, 1)

    def _follow(self, words: Sequence[Word], at: int, step: int) -> int:
        if step == len(self.steps):
            is_last = at == len(words) or words[at].sentence != words[at - 1].sentence
            return at if is_last or not self.closes else -1
        wanted = self.steps[step]
        for place in range(at, min(at + wanted.gap + 1, len(words))):
            if words[place].sentence != words[place - 1].sentence:
                return -1
            if wanted.meets(words[place].text):
                end = self._follow(words, place + 1, step + 1)
                if end >= 0:
                    return end
        return -1


def phrases_of(written: str, language: str) -> Iterator[Phrase]:
    """The phrases that ``written`` stands for: one with and one without each word that may
    be missing, and one for each choice of several words.

    Raises ``InputError`` (``triage.bad_phrase``) for a phrase without a word.
    """
    for tokens in _choices(written.split()):
        opens = bool(tokens) and tokens[0].startswith("^")
        closes = bool(tokens) and tokens[-1] == "$"
        steps: list[Step] = []
        gap = 0
        for token in tokens:
            bare = token.removeprefix("^")
            if bare == "~":
                gap = GAP_WORDS
            elif bare not in ("$", ""):
                steps.append(_step(bare, language, gap if steps else 0))
                gap = 0
        if not steps:
            raise InputError(
                f"The phrase {written!r} has no word.",
                code="triage.bad_phrase",
                where=f"wordbook/triage/{language}.yaml",
                fix="Write at least one word that must be there.",
            )
        yield Phrase(tuple(steps), opens, closes)


def _choices(tokens: list[str]) -> Iterator[list[str]]:
    for place, token in enumerate(tokens):
        if token.startswith("?"):
            yield from _choices(tokens[:place] + tokens[place + 1 :])
            yield from _choices([*tokens[:place], token.replace("?", ""), *tokens[place + 1 :]])
            return
        if "_" in token:
            yield from _unjoined(tokens, place)
            return
    yield tokens


def _unjoined(tokens: list[str], place: int) -> Iterator[list[str]]:
    """One phrase with the choices of a single word, and one for each choice of several."""
    choices = tokens[place].split("|")
    single = "|".join(choice for choice in choices if "_" not in choice)
    for words in ([single] if single else [], *(choice.split("_") for choice in choices if "_" in choice)):
        if words:
            yield from _choices(tokens[:place] + words + tokens[place + 1 :])


def _step(token: str, language: str, gap: int) -> Step:
    exact, begins, ends, holds, is_number = set(), [], [], [], False
    for choice in token.split("|"):
        bare = fold(choice.strip("*"), language)
        is_part = "*" in choice
        if language == LATIN_PERSIAN:
            if len(bare) < _LEAST_WORD and "|" in token:
                continue  # a single consonant is half the small words of the language
            is_part = is_part and len(bare) >= _LEAST_STEM  # and two begin far too many
        if choice == "#":
            is_number = True
        elif is_part and choice.startswith("*") and choice.endswith("*"):
            holds.append(bare)
        elif is_part and choice.endswith("*"):
            begins.append(bare)
        elif is_part and choice.startswith("*"):
            ends.append(bare)
        else:
            exact.add(bare)
    return Step(frozenset(exact), tuple(begins), tuple(ends), tuple(holds), is_number, gap)
