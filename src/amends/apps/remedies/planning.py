"""Plans what everybody is owed: the law's answer, the case's promises and the register, together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from django.db import transaction

from amends.apps.duties.selectors import latest_answer
from amends.apps.evidence.models import Assessment
from amends.apps.evidence.services import cohorts_in
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of, fact_book
from amends.apps.journal.services import record_deed
from amends.apps.looks.services import person_hash
from amends.apps.remedies.models import Entitlement, PlanVersion
from amends.apps.remedies.pools import renew_wishes
from amends.apps.remedies.register import Affected, affected_people
from amends.apps.remedies.sealing import seal_at_desk
from amends.core.case.facts import remedies_in
from amends.core.case.model import Cohort
from amends.core.errors import InputError
from amends.law.answer import Answer
from amends.remedies.catalogue import LawMinimum, RemedyPlan, Segment, months_owed, plan_remedies
from amends.remedies.steps import steps_for

_RENEWED = ("residence", "language", "remedies", "steps", "minimum_months")


def plan_incident(*, incident: Incident, key: bytes, secret: bytes, by: str, now: datetime) -> PlanVersion:
    """Keeps what every segment and every affected person is owed as the law's last answer and the facts stand.

    ``key`` is the incident's, ``secret`` the desk's.  Again after a new register or a new fact it renews what people
    are owed; what they were given stays.  Raises ``InputError`` (``remedies.no_answer``).
    """
    answer = latest_answer(incident=incident)
    if answer is None:
        raise InputError(
            "The law has not been asked yet.",
            code="remedies.no_answer",
            where=incident.ref,
            why="What people are owed at least comes from its answer.",
            fix="Run the rehearsal or the response up to the duties first.",
        )
    assessment = incident.assessments.order_by("id").last()
    plan = plan_remedies(
        _segments(_cohorts(incident, assessment)), remedies_in(fact_book(incident=incident)), law_minimums(answer)
    )
    with transaction.atomic():
        version = PlanVersion.objects.create(
            incident=incident,
            register_sha256=assessment.register_sha256 if assessment else "",
            corpus_sha256=answer.corpus.sha256,
            plan=msgspec.to_builtins(plan),
            is_blocked=plan.is_blocked,
            by=by[:150],
            at=now,
        )
        if assessment and (Path(assessment.folder) / "register.parquet").is_file():
            _entitle(incident, Path(assessment.folder), plan, key=key, secret=secret, now=now)
        _on_record(version, plan)
        renew_wishes(incident)
    return version


def plan_of(version: PlanVersion) -> RemedyPlan:
    """The plan as it was kept."""
    return msgspec.convert(version.plan, RemedyPlan)


def law_minimums(answer: Answer) -> tuple[LawMinimum, ...]:
    """What the laws of an answer ask to be offered to individuals."""
    return tuple(
        LawMinimum(
            law=duty.law,
            citation=duty.citation,
            url=duty.url,
            kind=rule.kind,
            months=rule.months,
            condition=rule.condition,
            status=str(duty.status),
            cohorts=duty.cohorts,
        )
        for duty in answer.duties
        if str(duty.status) != "not_required"
        for rule in duty.remedies
    )


def _cohorts(incident: Incident, assessment: Assessment | None) -> Sequence[Cohort]:
    """Those about whom the law was asked, in the order in which its answer names them."""
    if assessment and (Path(assessment.folder) / "cohorts.json").is_file():
        return cohorts_in(Path(assessment.folder))
    return case_of(incident).cohorts


def _segments(cohorts: Sequence[Cohort]) -> tuple[Segment, ...]:
    return tuple(
        Segment(residence=cohort.residence, elements=frozenset(cohort.elements), persons=cohort.persons, cohort=number)
        for number, cohort in enumerate(cohorts)
    )


def _entitle(incident: Incident, folder: Path, plan: RemedyPlan, *, key: bytes, secret: bytes, now: datetime) -> None:
    for people in affected_people(folder):
        rows = [_entitlement(incident, item, plan, key=key, secret=secret, now=now) for item in people]
        Entitlement.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["incident", "person_hash"], update_fields=_RENEWED
        )


def _entitlement(
    incident: Incident, who: Affected, plan: RemedyPlan, *, key: bytes, secret: bytes, now: datetime
) -> Entitlement:
    theirs = [row for row in plan.owed if row.residence == who.residence and set(row.elements) == set(who.elements)]
    owed = {row.code for row in theirs if row.is_owed}
    return Entitlement(
        incident=incident,
        person_hash=person_hash(key, who.person_ref),
        person_box=seal_at_desk(secret, who.person_ref, context=incident.ref),
        residence=who.residence,
        language=who.language,
        remedies=sorted(owed),
        steps=[step.id for step in steps_for(who.residence, who.elements)],
        minimum_months=months_owed(who.residence, who.elements, plan),
        told_at=now,
    )


def _on_record(version: PlanVersion, plan: RemedyPlan) -> None:
    record_deed(
        incident_ref=version.incident.ref,
        kind="remedies.planned",
        subject=str(version.pk),
        at=version.at,
        register_sha256=version.register_sha256,
        corpus_sha256=version.corpus_sha256,
        is_blocked=version.is_blocked,
        segments=len(plan.owed),
        findings=len(plan.findings),
    )
