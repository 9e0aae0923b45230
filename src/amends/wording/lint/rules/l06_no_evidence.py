"""L06: "no evidence of misuse" comforts only if it says what was examined, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding, Severity

RULE = "L06"
NEEDS_WORDS = True
SOURCE = "Zou et al., CHI 2019 (40 % of 161 notices said it); project lexicon"
_SAID = (("l06_no_evidence", Severity.ERROR), ("l06_no_evidence_of_access", Severity.WARNING))
_WHY = "It says that nothing is known of misuse, and not"


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    spoken = [item for item in exam.notice.sentences if item.kind not in (Kind.HEADING, Kind.SUBJECT)]
    for index, sentence in enumerate(spoken):
        if sentence.is_question or not any(exam.lexicon.has(section, sentence.folded.text) for section, _ in _SAID):
            continue
        missing = _missing(spoken[max(index - 1, 0) : index + 2], exam)
        if missing:
            yield from _findings(sentence, missing, exam)


def _missing(near: list[Sentence], exam: Examination) -> str:
    """What the sentence and its neighbours leave out, in words; empty if nothing."""
    texts = [item.folded.text for item in near]
    looked = any(exam.lexicon.has("l06_looked", text) for text in texts)
    where = any(exam.lexicon.has("l06_where", text) for text in texts)
    dated = any(_has_end(item, exam) for item in near)
    parts = [*(["what was examined"] if not (looked and where) else []), *(["until when"] if not dated else [])]
    return " or ".join(parts)


def _has_end(sentence: Sentence, exam: Examination) -> bool:
    dated = any(item.day_of_month is not None for item in exam.dates_of(sentence))
    return dated or exam.lexicon.has("l06_until", sentence.folded.text)


def _findings(sentence: Sentence, missing: str, exam: Examination) -> Iterator[Finding]:
    """One for each clause: several readings of the same words are one fault."""
    text = sentence.folded.text
    clauses = [(item.start, item.end) for item in exam.reading.clauses(sentence)]
    # "Until 12 June there was no sign" opens like a condition and is none, so the clause's own flag will not do.
    conditions = [span for span in clauses if exam.lexicon.has("l06_if", text, *span)]
    last = -1
    for section, severity in _SAID:
        for span in exam.lexicon.find(section, text):
            if span[0] < last or any(left <= span[0] < right for left, right in conditions):
                continue
            last = span[1]
            yield exam.in_sentence(
                sentence,
                span,
                rule=RULE,
                why=f"{_WHY} {missing}: absence of evidence is no evidence.",
                source=SOURCE,
                fix="Say what you searched and up to which day, and what you found; or leave the sentence out. "
                'For instance: "Up to 12 June 2026 we searched our payment logs and found no use of your card."',
                severity=severity,
            )
