"""The running text of a notice and its measures: what readability and length are judged on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination, once
from amends.wording.lint.notice import Sentence
from amends.wording.readability import FORMULAS, Counts, Unavoidable, count, words_of
from amends.wording.readability.thresholds import LanguageLimits, thresholds

_ENDED = re.compile(r"[.!?؟…][\"'”»)\]*_\u2069]*$")
_LABEL_WORDS = 3


@dataclass(frozen=True)
class Measured:
    """``plain``: the formulas over all words; ``judged``: with names and labels counted as plain words."""

    counts: Counts
    judged_counts: Counts
    plain: dict[str, float]
    judged: dict[str, float]


def limits_of(language: str) -> LanguageLimits:
    """The limits of a language; none of its own where the file has none."""
    return thresholds().languages.get(language, LanguageLimits())


@once
def running_sentences(exam: Examination) -> list[Sentence]:
    """The sentences proper: no subject, no heading, and no bare item of a list such as "your name"."""
    return [item for item in exam.notice.sentences if _runs(item, exam)]


def _runs(sentence: Sentence, exam: Examination) -> bool:
    if sentence.kind in (Kind.SUBJECT, Kind.HEADING):
        return False
    text = exam.notice.text[sentence.start : sentence.end]
    number = word_count(text)
    if sentence.kind is Kind.BULLET and not _ENDED.search(text):
        return False
    return number > 0 and (number > _LABEL_WORDS or bool(_ENDED.search(text)))


def word_count(text: str) -> int:
    """The words of a text; numbers, addresses and citations are none."""
    return sum(1 for _ in words_of(text))


def unavoidable(sentence: Sentence, exam: Examination) -> Unavoidable:
    """Where the sentence names the controller or a kind of data, with offsets in the sentence."""
    text = exam.notice.text[sentence.start : sentence.end]
    spans = [
        (mention.start - sentence.start, mention.end - sentence.start)
        for mention in exam.reading.mentions
        if sentence.start <= mention.start < sentence.end
    ]
    if name := exam.facts.controller_name.strip():
        spans += [match.span() for match in re.finditer(re.escape(name), text, re.IGNORECASE)]
    return tuple(spans)


@once
def measured(exam: Examination) -> Measured:
    """The counts of the running text and the formulas that are valid for its language."""
    texts = [(item, exam.notice.text[item.start : item.end]) for item in running_sentences(exam)]
    language = exam.lexicon.language
    counts = count(((text, ()) for _, text in texts), language=language)
    judged = count(((text, unavoidable(item, exam)) for item, text in texts), language=language)
    return Measured(counts, judged, _values(counts, language), _values(judged, language))


def _values(counts: Counts, language: str) -> dict[str, float]:
    if not counts.words:
        return {}
    return {name: round(FORMULAS[name](counts), 2) for name in limits_of(language).formulas}


@once
def chunks(exam: Examination) -> list[tuple[int, int, int]]:
    """Every paragraph and list item: its words, its start and its end."""
    blocks = (item for item in exam.notice.blocks if item.kind not in (Kind.SUBJECT, Kind.HEADING))
    return [(word_count(exam.notice.text[item.start : item.end]), item.start, item.end) for item in blocks]


@once
def headings(exam: Examination) -> list[Sentence]:
    return [item for item in exam.notice.sentences if item.kind is Kind.HEADING]
