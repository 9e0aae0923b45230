"""L03: every exposed kind of data is named, and none that was not exposed is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from amends.core.elements import in_order
from amends.wording.lint.examination import Examination
from amends.wording.lint.lexicon import shared
from amends.wording.lint.reading import Mention, Standing
from amends.wording.lint.report import Finding, Severity

RULE = "L03"
NEEDS_WORDS = True
SOURCE = "project; Plus Bank 2015 (stolen identity data left unnamed); GDPR Art. 34(2)"
# These stand in every notice for other reasons, so a passing mention does not count as naming them.
_EVERYDAY = frozenset({"name", "email", "phone", "postal_address", "customer_number"})


def not_judged(exam: Examination) -> str | None:
    if exam.facts.elements is None:
        return "the exposed data is not known yet: give cohorts, or assess the evidence first"
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    exposed = exam.facts.elements or frozenset()
    named = {code for mention in _naming(exam, exposed) for code in mention.elements}
    absent = min((_absent(segment, named) for segment in exam.facts.audiences), key=len)
    leads_on = exam.leads_on and not named
    for code in absent:
        yield _missing(code, exam, Severity.WARNING if leads_on else Severity.ERROR)
    allowed = exposed | {kin for code in exposed for kin in _kin(code)}
    standing = tuple(_standing(exam))
    for mention in _claims(exam, exposed):
        is_standing = any(start <= mention.start and mention.end <= end for start, end in standing)
        if not (is_standing or mention.elements & exposed or mention.elements <= allowed):
            yield _excess(mention, exam)


def _standing(exam: Examination) -> Iterator[tuple[int, int]]:
    """Where the sentences stand that are the same in every notice: they speak of data, not of what was taken."""
    for sentence in exam.structured.sentences if exam.structured else ():
        start = exam.notice.text.find(sentence.text) if sentence.is_standing and sentence.text else -1
        if start >= 0:
            yield start, start + len(sentence.text)


def _absent(segment: frozenset[str], named: set[str]) -> list[str]:
    """What a notice to this segment would have to name and does not; it is judged by the nearest segment."""
    return [code for code in in_order(segment) if not named & {code, *_kin(code)}]


def _naming(exam: Examination, exposed: frozenset[str]) -> Iterator[Mention]:
    """The mentions that tell the reader of an element."""
    listed = {item for unit in exam.reading.enumerations if len(_fitting(unit, exposed)) > 1 for item in unit}
    for mention in exam.reading.mentions:
        is_everyday = bool(mention.elements & _EVERYDAY) and len(exposed) > 1
        is_aside = mention.standing is Standing.ASIDE and not is_everyday
        if mention.standing is Standing.CLAIMED or is_aside or mention in listed:
            yield mention


def _claims(exam: Examination, exposed: frozenset[str]) -> Iterator[Mention]:
    """Claims, and what an enumeration of most of the exposed data names beside it."""
    listed = {
        item
        for unit in exam.reading.enumerations
        if len(_fitting(unit, exposed)) > 1 and 2 * len(_fitting(unit, exposed)) >= len(exposed)
        for item in unit
    }
    for mention in exam.reading.mentions:
        if mention.standing is Standing.CLAIMED or mention in listed:
            yield mention


def _fitting(unit: tuple[Mention, ...], exposed: frozenset[str]) -> set[str]:
    return {code for item in unit for code in exposed if item.elements & {code, *_kin(code)}}


def _kin(code: str) -> tuple[str, ...]:
    return shared("kinship").get(code, ())


def _missing(code: str, exam: Examination, severity: Severity) -> Finding:
    denied = next((m for m in exam.reading.mentions if code in m.elements and m.standing is Standing.DENIED), None)
    why = f"{code} was exposed and the notice does not say so."
    fix = f"Name {code} in the list of what was taken, in the reader's words."
    if denied is None:
        return Finding(rule=RULE, severity=severity, why=why, source=SOURCE, fix=fix)
    why = f"{code} was exposed and the notice says that it was not."
    return exam.at(denied.start, denied.end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=severity)


def _excess(mention: Mention, exam: Examination) -> Finding:
    codes = ", ".join(in_order(mention.elements))
    return exam.at(
        mention.start,
        mention.end,
        rule=RULE,
        why=f"The notice says that {codes} was exposed; the facts of this segment do not.",
        source=SOURCE,
        fix="Take it out, or correct the facts if it was exposed after all.",
    )
