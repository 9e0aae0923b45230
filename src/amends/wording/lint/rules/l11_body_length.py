"""L11: the body is short; what more must be said stands in an annex below it.

Every word that the reader meets is counted, as word processors do: headings, numbers and addresses too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.report import Finding, Severity
from amends.wording.lint.running import headings
from amends.wording.readability.thresholds import thresholds

RULE = "L11"
NEEDS_WORDS = False
SOURCE = "study of 512 incidents (the worse the breach, the longer the letter); project"
_WORD, _LETTER = re.compile(r"\S+"), re.compile(r"\w")


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    most, annex = thresholds().form.body_words, _annex(exam)
    places = [
        (word.start(), block.end)
        for block in exam.notice.blocks
        if block.kind is not Kind.SUBJECT and block.start < annex
        for word in _WORD.finditer(exam.notice.text, block.start, block.end)
        if _LETTER.search(word.group())
    ]
    if len(places) <= most:
        return
    start, end = places[most]
    yield exam.at(
        start,
        end,
        rule=RULE,
        why=f"The body has {len(places)} words, over {most}; here the reader has had enough.",
        source=SOURCE,
        fix="Keep in the body what happened, which data, what to do and whom to call. Move the rest below, "
        "under the heading of an annex.",
        severity=Severity.WARNING,
    )


def _annex(exam: Examination) -> int:
    """Where the annex opens: the first heading that says so, if nothing but annex follows."""
    found = [item.start for item in headings(exam) if exam.lexicon.has("l11_annex", item.folded.text)]
    return found[0] if found else len(exam.notice.text)
