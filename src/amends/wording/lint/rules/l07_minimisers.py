"""L07: words that make the breach look smaller than it is."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import element_spans
from amends.wording.lint.report import Finding, Severity

RULE = "L07"
NEEDS_WORDS = True
SOURCE = "project; Plus Bank 2015 (a historical event); NCSC 2024 (do not understate)"
_WHY = "It makes the breach look smaller, or the organisation better, than the facts do."
_FIX = "Leave it out; give the number, the date or the measure in its place."


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    for sentence in exam.notice.sentences:
        found = list(_phrases(sentence, exam))
        for span, severity in found:
            yield exam.in_sentence(sentence, span, rule=RULE, why=_WHY, source=SOURCE, fix=_FIX, severity=severity)
        if not found:
            yield from _only(sentence, exam)


def _phrases(sentence: Sentence, exam: Examination) -> Iterator[tuple[tuple[int, int], Severity]]:
    last = -1
    spans = [
        (span, entry.group.severity)
        for section in ("minimisers", "l07_minimisers")
        for entry in exam.lexicon.sections[section]
        for span in entry.find(sentence.folded.text)
    ]
    for span, severity in sorted(spans, key=lambda item: (item[0][0], -item[0][1])):
        if span[0] >= last:
            last = span[1]
            yield span, severity


def _only(sentence: Sentence, exam: Examination) -> Iterator[Finding]:
    """ "Only your name was taken": a warning, for it can be exact; never "only use this number"."""
    if not exam.reading.states_exposure(sentence):
        return
    text = sentence.folded.text
    named = [start for start, _, _ in element_spans(text, exam.lexicon)]
    named += [start for start, _ in exam.lexicon.find("data_words", text)]
    for span in exam.lexicon.find("only", text):
        if any(span[1] <= start and len(text[span[1] : start].split()) <= 2 for start in named):
            yield exam.in_sentence(
                sentence, span, rule=RULE, why=_WHY, source=SOURCE, fix=_FIX, severity=Severity.WARNING
            )
