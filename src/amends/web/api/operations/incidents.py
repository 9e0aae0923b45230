"""Incidents with their figures."""

from __future__ import annotations

from datetime import datetime

from amends.apps.incidents.models import Incident
from amends.apps.integrations.scopes import Scope
from amends.apps.rehearsals.selectors import overview_of
from amends.web.api.model import Call, Operation, Paged, Shown
from amends.web.api.operations.paging import page_of


class IncidentShown(Shown, frozen=True, kw_only=True):
    """Counts are null until the run has come that far."""

    ref: str
    title: str
    controller: str
    is_exercise: bool
    opened_at: datetime
    severity: str
    affected: int | None
    notified: int | None
    excepted: int | None
    owed: int | None
    anchors: dict[str, datetime]


class IncidentPage(Shown, frozen=True, kw_only=True):
    """Incidents, the newest first."""

    incidents: list[IncidentShown]
    next: str | None


def _list(call: Call) -> IncidentPage:
    found = Incident.objects.order_by("-opened_at", "-id")
    if call.token.is_exercise_only:
        found = found.filter(is_exercise=True)
    rows, following = page_of(found, call.query)
    return IncidentPage(incidents=[_shown(row) for row in rows], next=following)


def _one(call: Call) -> IncidentShown:
    return _shown(call.incident)


def _shown(incident: Incident) -> IncidentShown:
    seen = overview_of(incident)
    return IncidentShown(
        ref=incident.ref,
        title=incident.title,
        controller=incident.controller,
        is_exercise=incident.is_exercise,
        opened_at=incident.opened_at,
        severity=seen.severity.replace(" ", "_"),
        affected=seen.affected,
        notified=seen.notified,
        excepted=seen.excepted,
        owed=seen.owed,
        anchors={anchor.name: anchor.at for anchor in incident.anchors.order_by("at")},
    )


OPERATIONS = (
    Operation(
        name="listIncidents", method="GET", path="/incidents", scope=Scope.READ_INCIDENTS,
        says="Incidents with their figures, the newest first.", query=Paged, answer=IncidentPage, handle=_list,
    ),
    Operation(
        name="readIncident", method="GET", path="/incidents/{ref}", scope=Scope.READ_INCIDENTS,
        says="One incident.", answer=IncidentShown, handle=_one,
    ),
)  # fmt: skip
