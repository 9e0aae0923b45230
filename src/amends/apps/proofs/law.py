"""Which duties bound the people of a notice, from the answer that the law was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from amends.apps.duties.selectors import latest_answer
from amends.apps.evidence.services import cohorts_in
from amends.apps.incidents.models import Incident
from amends.law.answer import DutyAnswer

_COHORTS = "cohorts.json"
_BINDING = ("required", "contested", "advised")


def duties_behind(content: dict[str, Any], *, incident: Incident) -> list[DutyAnswer]:
    """The duties to tell individuals that concern the cohort of a notice; none where its cohorts are not kept."""
    answer = latest_answer(incident=incident)
    assessment = incident.assessments.order_by("id").last()
    if answer is None or assessment is None or not (Path(assessment.folder) / _COHORTS).is_file():
        return []
    elements = frozenset(content.get("elements", ()))
    same = {
        number
        for number, cohort in enumerate(cohorts_in(Path(assessment.folder)))
        if cohort.residence == content.get("residence") and cohort.elements == elements
    }
    return [
        duty
        for duty in answer.duties
        if duty.recipient == "individuals" and duty.status in _BINDING and same.intersection(duty.cohorts)
    ]
