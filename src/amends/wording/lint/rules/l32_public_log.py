"""L32: nothing is said that the public log has taken back, or says otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from amends.wording.lint.dates import dates_in
from amends.wording.lint.examination import Examination
from amends.wording.lint.facts import Published
from amends.wording.lint.fold import fold
from amends.wording.lint.numbers import numbers_in
from amends.wording.lint.report import Finding

RULE = "L32"
NEEDS_WORDS = False
SOURCE = "NCSC guidance on communicating in an incident (one consistent account); Plus Bank 2015; project"
# Words are compared by their beginnings, because endings change with the sentence.
_STEM = 5
# The share of the published words that a sentence must have in common to speak of the same thing.
_SAME_THING = 0.6
_SAME_WORDS = 0.8
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class _Said:
    """What a sentence asserts: its words, its numbers and days, and whether it denies."""

    stems: Counter[str]
    values: frozenset[str]
    is_denial: bool


def not_judged(exam: Examination) -> str | None:
    return "there is no public log to compare with" if exam.beside.published is None else None


def judge(exam: Examination) -> Iterator[Finding]:
    for sentence in exam.notice.sentences:
        if sentence.is_question:
            continue
        said = _said(exam.notice.text[sentence.start : sentence.end], exam)
        fault = _fault(said, exam)
        if fault is not None:
            why, fix = fault
            yield exam.at(sentence.start, sentence.end, rule=RULE, why=why, source=SOURCE, fix=fix)


def _fault(said: _Said, exam: Examination) -> tuple[str, str] | None:
    """Why the sentence contradicts the log, and what to do."""
    standing, gone = _by_standing(exam.beside.published or ())
    if any(_agrees(said, _said(item.text, exam)) for item in standing):
        return None
    for item in gone:
        if _agrees(said, _said(item.text, exam)):
            why = f"The public log took this statement about {item.key} back (it was made on {item.at[:10]})."
            return why, "Leave it out, or state what stands now."
    for item in standing:
        if _contradicts(said, _said(item.text, exam)):
            why = f"The public log of {item.at[:10]} says otherwise about {item.key}: {item.value}."
            return why, "State what the log states, or correct the log first and say what was corrected."
    return None


def _by_standing(published: tuple[Published, ...]) -> tuple[list[Published], list[Published]]:
    """The statements that stand (the newest of each key), and those taken back or replaced."""
    newest: dict[str, Published] = {}
    for item in sorted(published, key=lambda item: item.at):
        if not item.is_retracted:
            newest[item.key] = item
    standing = list(newest.values())
    return standing, [item for item in published if item not in standing]


def _said(text: str, exam: Examination) -> _Said:
    language = exam.lexicon.language
    folded = fold(text, language=language).text
    numbers = {item.value for item in numbers_in(text, language=language)}
    days = {item.day.isoformat() for item in dates_in(text, language=language) if item.day is not None}
    negated = len(exam.lexicon.find("l32_negations", folded)) % 2 == 1
    months = [fold(text[item.start : item.end], language=language).text for item in dates_in(text, language=language)]
    for written in months:
        folded = folded.replace(written, " ")
    found = _WORD.findall(folded)
    negations = {folded[left:right] for left, right in exam.lexicon.find("l32_negations", folded)}
    return _Said(Counter(word[:_STEM] for word in found if word not in negations), frozenset(numbers | days), negated)


def _share(said: _Said, other: _Said) -> float:
    """How much of ``other`` stands in ``said``, by words: 0 to 1; too few words say nothing."""
    total = other.stems.total()
    return (said.stems & other.stems).total() / total if total >= 2 else 0.0


def _agrees(said: _Said, other: _Said) -> bool:
    """Whether it says the same again."""
    if said.is_denial != other.is_denial:
        return False
    if other.values:
        return other.values <= said.values and _share(said, other) >= _SAME_THING
    return _share(said, other) >= _SAME_WORDS


def _contradicts(said: _Said, other: _Said) -> bool:
    """Whether it says of the same thing another number or day, or the contrary."""
    there, back = _share(said, other), _share(other, said)
    if other.values and said.values and min(there, back) >= _SAME_THING:
        return not other.values <= said.values and len(other.values) == len(said.values)
    is_contrary = not other.values and not said.values and said.is_denial != other.is_denial
    return is_contrary and there >= _SAME_WORDS and back >= _SAME_THING
