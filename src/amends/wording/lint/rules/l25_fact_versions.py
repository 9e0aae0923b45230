"""L25: what is quoted from the facts carries the fact's version, and the version is current."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.examination import Examination
from amends.wording.lint.report import Finding, Severity

RULE = "L25"
NEEDS_WORDS = False
SOURCE = "project; Plus Bank 2015 (the hotline contradicted the facts)"
_REF = re.compile(r"[^@\s]+@[1-9][0-9]*")
# Dates and counts come from facts; a sentence that states one and cites none is loose.
_QUOTES_FACT = re.compile(r"[0-9۰-۹٠-٩]{3,}|[0-9۰-۹٠-٩]{1,2}[. ]+[^\W\d_]{3,}|[0-9]{1,2}\.[0-9]{1,2}\.")


def not_judged(exam: Examination) -> str | None:
    if exam.structured is not None or "facts" in exam.notice.front:
        return None
    return "a bare text does not say which facts its sentences assert"


def judge(exam: Examination) -> Iterator[Finding]:
    if exam.structured is None:
        yield from _front_matter(exam)
        return
    for sentence in exam.structured.sentences:
        for ref in sentence.facts:
            yield from _judged(ref, exam.structured.current, sentence.text, exam)
        if not (sentence.facts or sentence.is_standing) and _QUOTES_FACT.search(sentence.text):
            why, fix = "A sentence states a number or a date and cites no fact.", "Bind it to the fact that it states."
            yield _placed(sentence.text, exam, why=why, fix=fix, severity=Severity.WARNING)


def _front_matter(exam: Examination) -> Iterator[Finding]:
    cited = exam.notice.front["facts"]
    for ref in cited if isinstance(cited, list) else [cited]:
        yield from _judged(str(ref), exam.facts.current_refs, str(ref), exam)


def _judged(ref: str, current: frozenset[str] | None, text: str, exam: Examination) -> Iterator[Finding]:
    if not _REF.fullmatch(ref):
        why, fix = f"{ref!r} names no version of a fact.", "Cite the fact as key@version."
        yield _placed(text, exam, why=why, fix=fix)
    elif current is not None and ref not in current:
        why = f"{ref} is not current: it was superseded, retracted, contradicted, or never recorded."
        yield _placed(text, exam, why=why, fix="Render the notice again from the current facts.")


def _placed(text: str, exam: Examination, *, why: str, fix: str, severity: Severity = Severity.ERROR) -> Finding:
    start = exam.notice.text.find(text) if text else -1
    if start < 0:
        return Finding(rule=RULE, severity=severity, why=why, source=SOURCE, fix=fix)
    return exam.at(start, start + len(text), rule=RULE, why=why, source=SOURCE, fix=fix, severity=severity)
