"""L23: where something is still unknown, the reader learns when and where the next update comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from amends.wording.lint.anchordays import DISCOVERED, days_of
from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.near import Span, phrases
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding, Severity

RULE = "L23"
NEEDS_WORDS = True
SOURCE = "CDC CERC (be first, be right; commit to the next update); NCSC guidance on communicating in an incident"
_FIX = "Add: We will publish the next update on 3 June 2026 at 12:00 on our incident page."


def not_judged(exam: Examination) -> str | None:
    return "a text message leads on to the full notice" if exam.is_short else None


def judge(exam: Examination) -> Iterator[Finding]:
    updates = sorted(_announced(exam), key=lambda item: item[0].kind is Kind.HEADING)
    vague = [item for item in updates if _is_vague(item[0], exam)]
    if next(phrases(exam, "l23_unknown"), None) is None and not vague:
        return
    if not updates:
        why = "It says that something is still unknown, and not when and where people will learn more."
        yield Finding(rule=RULE, severity=Severity.WARNING, why=why, source=SOURCE, fix=_FIX)
        return
    missing = {sentence: _missing(sentence, exam) for sentence, _ in updates}
    if any(not lacks for lacks in missing.values()):
        return
    # What only says "in due course" tells the writer most, then the announcement that lacks least.
    spoken = [item for item in updates if item[0].kind is not Kind.HEADING]
    sentence, span = min(vague or spoken or updates, key=lambda item: len(missing[item[0]]))
    why = f"It announces an update and does not say {' and '.join(missing[sentence])}."
    yield exam.in_sentence(sentence, span, rule=RULE, why=why, source=SOURCE, fix=_FIX, severity=Severity.WARNING)


def _announced(exam: Examination) -> Iterator[tuple[Sentence, Span]]:
    """Sentences that announce news, and those that promise to tell something at no time in particular."""
    told = list(phrases(exam, "l23_update"))
    yield from told
    seen = {sentence for sentence, _ in told}
    for sentence, span in phrases(exam, "l23_vague"):
        if sentence not in seen and exam.lexicon.has("l23_tells", sentence.folded.text):
            yield sentence, span


def _is_vague(sentence: Sentence, exam: Examination) -> bool:
    return sentence.kind is not Kind.HEADING and exam.lexicon.has("l23_vague", sentence.folded.text)


def _missing(sentence: Sentence, exam: Examination) -> list[str]:
    """Which of time and place the sentence, and its neighbours in the paragraph, leave out.

    A heading ("Our next message") speaks with the paragraph below it.
    """
    below = sentence.block + (sentence.kind is Kind.HEADING)
    near = [item for item in exam.notice.sentences if item.block == below]
    if sentence.kind is not Kind.HEADING:
        at = near.index(sentence)
        near = near[max(0, at - 1) : at + 3]
    return [
        *([] if any(_has_time(item, exam) for item in near) else ["when"]),
        *([] if any(_has_place(item, exam) for item in near) else ["where"]),
    ]


def _has_time(sentence: Sentence, exam: Examination) -> bool:
    """A day to come, or words such as "every Friday"; the day of the breach is no day of an update."""
    known = max(days_of(exam.facts.anchors, DISCOVERED), default=date.min)
    coming = any(item.day is None or item.day > known for item in exam.dates_of(sentence))
    return coming or exam.lexicon.has("l23_when", sentence.folded.text)


def _has_place(sentence: Sentence, exam: Examination) -> bool:
    linked = any(sentence.start <= link.start < sentence.end for link in exam.links)
    return linked or exam.lexicon.has("l23_where", sentence.folded.text)
