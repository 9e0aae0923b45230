"""L22: what is offered to repair the harm costs no right, no payment card and no subscription."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.examination import Examination
from amends.wording.lint.near import is_denied, is_of_strangers, phrases
from amends.wording.lint.report import Finding

RULE = "L22"
NEEDS_WORDS = True
SOURCE = "Equifax 2017 (letter of the attorneys general: arbitration clause, payment card, renewal); project"
_WHY = "It ties the remedy to a waiver, an arbitration clause, a payment card, a renewal or a consent."
_FIX = "Offer it without conditions: no payment card is needed, it ends by itself, and people give up no rights."


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    blamed = set()
    for sentence, span in phrases(exam, "l22_strings"):
        if not (is_denied(exam, sentence, span) or is_of_strangers(exam, sentence)):
            blamed.add(sentence)
            yield exam.in_sentence(sentence, span, rule=RULE, why=_WHY, source=SOURCE, fix=_FIX)
    # "Unless you cancel" denies nothing, so its own negation does not excuse it.
    for sentence, span in phrases(exam, "l22_conditions"):
        if sentence not in blamed:
            yield exam.in_sentence(sentence, span, rule=RULE, why=_WHY, source=SOURCE, fix=_FIX)
