"""The words of a message with their places, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from amends.triage.fold import fold

# A letter may carry marks (é written as two, Persian kasra); a word may hold an apostrophe or a zero-width mark.
_LETTER = r"(?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u065f\u0670])"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ`´\u200b-\u200f\u2060\u00ad\u202a-\u202e\u2066-\u2069]+{_LETTER}+)*")
_STOP = re.compile(r"[!?؟…;؛]|\.(?=\s|$|[\"'”»)])|\n\s*\n")
# After a short word, and before a number or a small letter, a full stop is that of "art. 15" and ends no sentence.
_SHORT = 3
_PERSIAN_BEFORE = frozenset({"می", "نمی"})
_PERSIAN_AFTER = frozenset({"ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"})
_PERSIAN_VERBS = frozenset({"ام", "ای", "است", "ایم", "اید", "اند"})


class Word(NamedTuple):
    """One folded word, its place in code points of the text, and the number of its sentence."""

    text: str
    start: int
    end: int
    sentence: int


def words_of(text: str, *, language: str, parts: Sequence[tuple[int, int]] | None = None) -> list[Word]:
    """The words in ``parts`` of ``text`` (all of it where None), folded for ``language``; a part ends a sentence."""
    found: list[Word] = []
    sentence = 0
    for start, end in parts if parts is not None else ((0, len(text)),):
        last = start
        for match in _WORD.finditer(text, start, end):
            sentence += _is_stop(text, last, match.start(), found)
            last = match.end()
            found.append(Word(fold(match.group(), language), match.start(), last, sentence))
        sentence += 1
    return list(_joined(found)) if language == "fa" else found


def _is_stop(text: str, last: int, start: int, found: Sequence[Word]) -> bool:
    if start - last < 2:
        return start > last and text[last] in "!?؟…;؛"
    stop = _STOP.search(text, last, start)
    if stop is None:
        return False
    is_shortened = stop.group() == "." and bool(found) and len(found[-1].text) <= _SHORT
    return not (is_shortened and (text[start].isdigit() or text[start].islower()))


def _joined(found: Iterable[Word]) -> Iterable[Word]:
    """Persian parts that are written apart, or with a mark of no width, belong to one word."""
    held: Word | None = None
    for word in found:
        if held is not None and held.sentence == word.sentence and _belongs(held.text, word.text):
            held = Word(held.text + word.text, held.start, word.end, held.sentence)
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def _belongs(left: str, right: str) -> bool:
    if left in _PERSIAN_BEFORE or right in _PERSIAN_AFTER:
        return True
    return left.endswith("ه") and len(left) > 2 and right in _PERSIAN_VERBS
