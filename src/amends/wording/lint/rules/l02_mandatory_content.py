"""L02: what a law demands of the notice is in it, and what it forbids is not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.wording.lint.content import absence_severity, can_be_seen, citing, demanded, forbidden, holds, places_of
from amends.wording.lint.examination import Examination
from amends.wording.lint.facts import LawContent
from amends.wording.lint.report import Finding, Severity
from amends.wording.readability.thresholds import thresholds

RULE = "L02"
NEEDS_WORDS = True
SOURCE = "the law that demands or forbids it: GDPR Art. 34(2), the breach laws of the States, HIPAA, GLBA"


def not_judged(exam: Examination) -> str | None:
    if not exam.beside.laws:
        return "no law is given; name one with --law"
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    elsewhere = thresholds().content.elsewhere
    for key, laws in () if exam.leads_on else demanded(exam).items():
        if key in elsewhere or not can_be_seen(key, exam) or holds(key, exam):
            continue
        yield Finding(
            rule=RULE,
            severity=_gravity(key, exam),
            why=_why(key),
            source=citing(laws),
            fix=f"Add it: {_named(key)}.",
        )
    for key, laws in forbidden(exam).items():
        yield from _excess(key, laws, exam)


def _gravity(key: str, exam: Examination) -> Severity:
    """Where the case cannot know the thing, or the duty has a condition, its absence is a warning."""
    content, usual = thresholds().content, absence_severity(exam)
    anchors = content.dates.get(key)
    unknown = anchors is not None and not set(anchors) & exam.facts.anchors.keys()
    return Severity.WARNING if usual is Severity.ERROR and (unknown or key in content.conditional) else usual


def _why(key: str) -> str:
    condition = thresholds().content.conditional.get(key)
    return f"The law demands it and the notice does not say it: {_named(key)}" + (
        f" ({condition})." if condition else "."
    )


def _named(key: str) -> str:
    """What the vocabulary of the corpus calls the key."""
    return _vocabulary().get(key, key.replace("_", " "))


@cache
def _vocabulary() -> dict[str, str]:
    path = data_folder("corpus") / "vocabulary" / "content.yaml"
    return {str(key): str(text) for key, text in parse_yaml(path.read_text(encoding="utf-8"), name=path.name).items()}


def _excess(key: str, laws: tuple[LawContent, ...], exam: Examination) -> Iterator[Finding]:
    if not can_be_seen(key, exam):
        return
    for start, end in places_of(key, exam):
        yield exam.at(
            start,
            end,
            rule=RULE,
            why=f"The law forbids this in a notice to its residents: {_named(key)}.",
            source=citing(laws),
            fix="Take it out of the notice to these residents; the authority is told it.",
        )
