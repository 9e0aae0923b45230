"""Reads incidents and their facts."""

from __future__ import annotations

import msgspec

from amends.apps.incidents.models import Incident
from amends.core.case import Case
from amends.core.case.model import FactState
from amends.core.errors import InputError
from amends.core.facts import Fact, FactBook


def incident_by_ref(ref: str) -> Incident:
    """The incident called ``ref``; ``InputError`` (``incident.unknown``) if there is none."""
    incident = Incident.objects.filter(ref=ref).first()
    if incident is None:
        raise InputError(
            f"There is no incident {ref}.",
            code="incident.unknown",
            where="AMENDS_HOME",
            fix="List them with `amends reconcile`, or set AMENDS_HOME to the folder that holds it.",
        )
    return incident


def case_of(incident: Incident) -> Case:
    """The case as it was validated when the incident was opened."""
    return msgspec.convert(incident.case, Case)


def fact_book(*, incident: Incident) -> FactBook:
    """All versions of the incident's facts, oldest first."""
    return FactBook(
        tuple(
            Fact(
                key=row.key,
                version=row.version,
                value=tuple(row.value) if isinstance(row.value, list) else row.value,
                state=FactState(row.state),
                certainty=row.certainty,
                source=row.source,
                at=row.at,
                supersedes=row.supersedes,
            )
            for row in incident.facts.all()
        ),
        place=case_of(incident).incident.controller.established_in or "",
    )
