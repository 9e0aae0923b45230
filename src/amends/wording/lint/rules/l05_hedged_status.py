"""L05: who is certainly affected is told so, without "may have been"."""

from __future__ import annotations

from collections.abc import Iterator

from amends.core.case.model import CohortStatus
from amends.wording.lint.examination import Examination
from amends.wording.lint.lexicon import Entry
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import Clause
from amends.wording.lint.report import Finding, Severity

RULE = "L05"
NEEDS_WORDS = True
SOURCE = "Zou et al., CHI 2019 (70 % of 161 notices hedged); project lexicon"


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    confirmed = exam.facts.status is CohortStatus.CONFIRMED
    for sentence in exam.notice.sentences:
        if sentence.is_question or (not confirmed and _is_reasoned(sentence, exam)):
            continue
        for clause in exam.reading.clauses(sentence):
            for span in _hedges(sentence, clause, exam):
                yield _finding(sentence, span, exam, confirmed=confirmed)


def _hedges(sentence: Sentence, clause: Clause, exam: Examination) -> Iterator[tuple[int, int]]:
    """Hedges that govern a statement of exposure about the reader, one for each clause."""
    text, lexicon = sentence.folded.text, exam.lexicon
    if clause.is_condition or _is_of_others(text, clause, exam):
        return
    if not _concerns_reader(sentence, clause, exam):
        return
    stated = _exposures(text, clause.start, clause.end, exam)
    for entry in (*lexicon.sections["hedges"], *lexicon.sections["l05_hedges"]):
        for span in entry.find(text, clause.start, clause.end):
            governs = any(_governs(entry, span, exposure, text) for exposure in stated)
            if governs or _parts(entry, span, clause, text, exam):
                yield span
                return


def _exposures(text: str, start: int, end: int, exam: Examination) -> list[tuple[int, int]]:
    return [span for name in ("exposed", "l05_exposed") for span in exam.lexicon.find(name, text, start, end)]


def _parts(entry: Entry, hedge: tuple[int, int], clause: Clause, text: str, exam: Examination) -> bool:
    """Whether an adverb stands within a statement of exposure: "are perhaps in the file" is "are in the file"."""
    if entry.group.reach is not None:
        return False
    without = f"{text[clause.start : hedge[0]].rstrip()} {text[hedge[1] : clause.end].lstrip()}"
    return bool(_exposures(without, 0, len(without), exam))


def _is_of_others(text: str, clause: Clause, exam: Examination) -> bool:
    """Other people, and what thieves may yet do; not what they may have taken already."""
    lexicon = exam.lexicon
    if lexicon.has("l05_in_their_hands", text, clause.start, clause.end):
        return False
    return lexicon.has("not_status", text, clause.start, clause.end)


def _governs(entry: Entry, hedge: tuple[int, int], exposure: tuple[int, int], text: str) -> bool:
    """A modal governs what follows at once, an adverb its whole clause."""
    if entry.group.reach is None:
        return True
    between = text[hedge[1] : exposure[0]] if exposure[0] >= hedge[1] else ""
    return exposure[1] > hedge[1] - 1 and exposure[0] >= hedge[0] and len(between.split()) <= entry.group.reach


def _concerns_reader(sentence: Sentence, clause: Clause, exam: Examination) -> bool:
    text = sentence.folded.text
    if exam.lexicon.has("reader", text, clause.start, clause.end):
        return True
    left, right = sentence.folded.span(clause.start, clause.end)
    return any(left <= mention.start < right for mention in exam.reading.mentions)


def _is_reasoned(sentence: Sentence, exam: Examination) -> bool:
    """Where people are only possibly affected, a reason and a date beside the doubt make it honest."""
    near = [item.folded.text for item in exam.notice.sentences if abs(item.block - sentence.block) <= 1]
    return all(any(exam.lexicon.has(section, text) for text in near) for section in ("reasons", "dates"))


def _finding(sentence: Sentence, span: tuple[int, int], exam: Examination, *, confirmed: bool) -> Finding:
    if confirmed:
        why = "It hedges on whether the reader is affected, and the register says for certain that they are."
        fix = "Say plainly that their data was taken."
    else:
        why = "It leaves open whether the reader is affected and does not say why, or until when."
        fix = "Say why it is not known yet and on what day they will hear more."
    severity = Severity.ERROR if confirmed else Severity.WARNING
    return exam.in_sentence(sentence, span, rule=RULE, why=why, source=SOURCE, fix=fix, severity=severity)
