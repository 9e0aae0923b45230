"""L03: every exposed kind of data is named, and none that was not exposed is claimed."""

from __future__ import annotations

from collections.abc import Iterator

from amends.core.elements import in_order
from amends.wording.lint.examination import Examination
from amends.wording.lint.lexicon import shared
from amends.wording.lint.reading import Mention, Standing
from amends.wording.lint.report import Finding, Severity

RULE = "L03"
SOURCE = "project; Plus Bank 2015 (stolen identity data left unnamed); GDPR Art. 34(2)"
# These stand in every notice for other reasons, so a passing mention does not count as naming them.
_EVERYDAY = frozenset({"name", "email", "phone", "postal_address", "customer_number"})


def not_judged(exam: Examination) -> str | None:
    if exam.facts.elements is None:
        return "the exposed data is not known yet: give cohorts, or assess the evidence first"
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    exposed = exam.facts.elements or frozenset()
    mentions = exam.reading.mentions
    named = {code for mention in mentions if _names(mention) for code in mention.elements}
    for code in in_order(exposed):
        if not named & {code, *_kin(code)}:
            yield _missing(code, exam)
    allowed = exposed | {kin for code in exposed for kin in _kin(code)}
    for mention in mentions:
        fits = mention.elements & exposed or mention.elements <= allowed
        if mention.standing is Standing.CLAIMED and not fits:
            yield _excess(mention, exam)


def _names(mention: Mention) -> bool:
    if mention.standing is Standing.ASIDE:
        return not mention.elements & _EVERYDAY
    return mention.standing is Standing.CLAIMED


def _kin(code: str) -> tuple[str, ...]:
    return shared("kinship").get(code, ())


def _missing(code: str, exam: Examination) -> Finding:
    denied = next((m for m in exam.reading.mentions if code in m.elements and m.standing is Standing.DENIED), None)
    why = f"{code} was exposed and the notice does not say so."
    fix = f"Name {code} in the list of what was taken, in the reader's words."
    if denied is None:
        return Finding(rule=RULE, severity=Severity.ERROR, why=why, source=SOURCE, fix=fix)
    why = f"{code} was exposed and the notice says that it was not."
    return exam.at(denied.start, denied.end, rule=RULE, why=why, source=SOURCE, fix=fix)


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
