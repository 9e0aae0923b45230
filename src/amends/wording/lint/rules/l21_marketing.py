"""L21: a breach notice sells nothing and asks for no favour."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.examination import Examination
from amends.wording.lint.near import is_denied, is_of_strangers, phrases
from amends.wording.lint.report import Finding

RULE = "L21"
NEEDS_WORDS = True
SOURCE = "EDPB Guidelines 9/2022 (a dedicated message); TCPA; Target 2013 (a discount after the breach); project"
_WHY = "It advertises, rewards or asks for a favour inside a breach notice; people then skip the warning."
_FIX = "Take it out. Say only what happened, what to do, and what you pay for to repair the harm."


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    for sentence, span in phrases(exam, "l21_marketing"):
        if not (is_denied(exam, sentence, span) or is_of_strangers(exam, sentence)):
            yield exam.in_sentence(sentence, span, rule=RULE, why=_WHY, source=SOURCE, fix=_FIX)
