"""Questions about facts that are sent along: nothing is kept, and no file is read."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from amends.apps.integrations.scopes import Scope
from amends.core.case import Case, Cohort, parse_case
from amends.core.case.facts import facts_of_case
from amends.core.case.model import CohortStatus, Incident, Remedies, Risk
from amends.core.elements import in_order
from amends.core.errors import InputError
from amends.exposure.detectors.files import Finding as Found
from amends.exposure.detectors.files import detect_file
from amends.law import evaluate, load_corpus
from amends.law.answer import CorpusStamp, DutyAnswer
from amends.law.letters import Letter, letters_of
from amends.severity import Severity, computed_risk, score
from amends.web.api.model import Aware, Body, Call, Operation, Shown, Text
from amends.wording.lint import LintFacts, Report, facts_of
from amends.wording.lint.facts import Beside
from amends.wording.lint.files import lint_readable
from amends.wording.lint.readable import Readable


class FactsDocument(Body, frozen=True, kw_only=True):
    """FACTS of INTERFACES.md: an incident, and cohorts in place of people."""

    incident: Incident
    cohorts: Annotated[list[Cohort], Meta(min_length=1, max_length=500)]
    remedies: Remedies | None = None


class AsOf(Body, frozen=True, kw_only=True):
    """The time of the question; now if it is left out."""

    as_of: Aware | msgspec.UnsetType = msgspec.UNSET


class DutiesAnswer(Shown, frozen=True, kw_only=True):
    """Which laws bind and which do not, as `amends duties --json` has it."""

    as_of: datetime
    corpus: CorpusStamp
    duties: tuple[DutyAnswer, ...]
    letters: list[Letter]


class RiskShown(Shown, frozen=True, kw_only=True):
    """The risk to people, and who says so."""

    value: str
    set_by: str


class CohortSeverity(Severity, frozen=True, kw_only=True):
    """The score of one cohort."""

    residence: str
    persons: int
    elements: list[str]
    protection: str


class SeverityAnswer(Severity, frozen=True, kw_only=True):
    """ENISA's score of the whole and of each cohort, as `amends severity --json` has it."""

    risk: RiskShown
    cohorts: list[CohortSeverity]


class LintQuestion(Body, frozen=True, kw_only=True):
    """A notice as Markdown.  Without ``facts`` the rules that need them are not judged, and say so."""

    text: Text
    language: Annotated[str, Meta(pattern="^(en|pl|de|fa|es|fr|it|uk)$")]
    channel: Annotated[str, Meta(pattern="^(email|post|sms|web|social|press)$")] = "email"
    facts: FactsDocument | None = None


class DetectQuestion(Body, frozen=True, kw_only=True):
    """A text, a table as CSV or JSON Lines; ``name`` is how its findings name it."""

    text: Text
    name: Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$")] = "text.txt"


class DetectedShown(Shown, frozen=True, kw_only=True):
    """One element at one place, never its value; `row: null` where a whole column holds it."""

    file: str
    row: int | None
    column: str | None
    start: int | None
    end: int | None
    element: str
    value_sha256: str | None
    certainty: float
    validated_by: str | None


class DetectAnswer(Shown, frozen=True, kw_only=True):
    """What was found."""

    findings: list[DetectedShown]


def _duties(call: Call) -> DutiesAnswer:
    case = _case(call.body)
    as_of: datetime = call.query.as_of or call.now
    answer = evaluate(load_corpus(), case, case.cohorts, as_of, computed_risk=_risk(case))
    return DutiesAnswer(
        as_of=answer.as_of,
        corpus=answer.corpus,
        duties=answer.duties,
        letters=list(letters_of(answer, case.cohorts)),
    )


def _severity(call: Call) -> SeverityAnswer:
    case = _case(call.body)
    whole, given = _score(case), case.incident.assessment.risk
    return SeverityAnswer(
        **_parts(whole),
        risk=RiskShown(value=str(given or computed_risk(whole)), set_by="a person" if given else "computed"),
        cohorts=[_of_cohort(case, cohort) for cohort in case.cohorts],
    )


def _of_cohort(case: Case, cohort: Cohort) -> CohortSeverity:
    found = score(case.incident, elements=cohort.elements, persons=cohort.persons, protection=cohort.protection)
    return CohortSeverity(
        **_parts(found),
        residence=cohort.residence,
        persons=cohort.persons,
        elements=list(in_order(cohort.elements)),
        protection=cohort.protection.value,
    )


def _parts(severity: Severity) -> dict[str, Any]:
    return {name: getattr(severity, name) for name in Severity.__struct_fields__}


def _lint(call: Call) -> Report:
    question: LintQuestion = call.body
    readable = Readable(question.text, question.text)
    facts = LintFacts(status=CohortStatus.POSSIBLE)
    if question.facts is not None:
        case = _case(question.facts)
        book = facts_of_case(case, at=call.now)
        facts = facts_of(case, current_refs=frozenset(fact.ref for fact in book.facts if book.is_current(fact.ref)))
    return lint_readable(readable, language=question.language, channel=question.channel, facts=facts, beside=Beside())


def _detect(call: Call) -> DetectAnswer:
    question: DetectQuestion = call.body
    with tempfile.TemporaryDirectory(prefix="amends-api-") as folder:
        path, work = Path(folder) / "given", Path(folder) / "work"
        work.mkdir()
        path.write_text(question.text, encoding="utf-8")
        found = [item for item in detect_file(path, file=question.name, work=work) if isinstance(item, Found)]
    return DetectAnswer(
        findings=[
            DetectedShown(**{name: getattr(item, name) for name in DetectedShown.__struct_fields__}) for item in found
        ]
    )


def _case(facts: FactsDocument) -> Case:
    """The case; it is read again from its text, so that every rule of a FACTS file holds here too."""
    text = msgspec.json.encode(_without_nulls(msgspec.to_builtins(facts))).decode()
    return parse_case(text, name="body")


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_without_nulls(item) for item in value]
    return value


def _score(case: Case) -> Severity:
    persons = sum(cohort.persons for cohort in case.cohorts)
    if not persons:
        raise InputError("The cohorts have no persons.", code="case.empty", where="cohorts")
    return score(
        case.incident,
        elements={code for cohort in case.cohorts for code in cohort.elements},
        persons=persons,
        protection={str(cohort.protection) for cohort in case.cohorts},
    )


def _risk(case: Case) -> Risk | None:
    return computed_risk(_score(case)) if any(cohort.persons for cohort in case.cohorts) else None


_FACTS = {
    "incident": {
        "controller": {"name": "Bank Polnocny", "established_in": "PL", "sectors": ["bank"]},
        "anchors": {"aware": "2026-06-01T16:20:00+02:00"},
        "assessment": {"risk": "high"},
    },
    "cohorts": [{"residence": "PL", "persons": 501, "elements": ["name", "pesel"], "protection": "none"}],
}
OPERATIONS = (
    Operation(
        name="askDuties", method="POST", path="/duties", scope=Scope.READ_DUTIES, query=AsOf,
        says="Which laws bind for a FACTS document, for whom, by when and why; and which do not. Nothing is kept.",
        body=FactsDocument, answer=DutiesAnswer, handle=_duties, cost=10, example=_FACTS,
    ),
    Operation(
        name="askSeverity", method="POST", path="/severity", scope=Scope.READ_INCIDENTS,
        says="ENISA's score for a FACTS document, with the override and similar cases. Nothing is kept.",
        body=FactsDocument, answer=SeverityAnswer, handle=_severity, cost=5, example=_FACTS,
    ),
    Operation(
        name="lintText", method="POST", path="/lint", scope=Scope.READ_NOTICES,
        says="Judges a notice: honest, complete, plain and safe. Nothing is kept.",
        body=LintQuestion, answer=Report, handle=_lint, cost=20,
        example={"text": "# Your data was published\n\nWe are sorry.", "language": "en", "channel": "email"},
    ),
    Operation(
        name="detectElements", method="POST", path="/detect", scope=Scope.READ_INCIDENTS,
        says="Data elements in a text or a table: element, place, certainty; never the value. Nothing is kept.",
        body=DetectQuestion, answer=DetectAnswer, handle=_detect, cost=20,
        example={"text": "name;pesel\nAnna Example;44051401359\n", "name": "sample.csv"},
    ),
)  # fmt: skip
