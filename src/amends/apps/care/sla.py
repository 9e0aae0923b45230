"""By when a message is answered: the house's promise for its way in, or the law's day where that is earlier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from amends.apps.care.clocks import clock_for
from amends.apps.care.models import Kind, WayIn
from amends.apps.incidents.models import Incident
from amends.triage import Reading
from amends.triage.service import due_by

# A request for one's own data has a day by law as a complaint has.
_BY_LAW = frozenset({"complaint", "loss", "access_request"})
_WAYS = {str(WayIn.PHONE_NOTE): "phone"}  # the name of its clock
_KINDS = {
    "complaint": Kind.COMPLAINT,
    "loss": Kind.CLAIM,
    "press": Kind.PRESS,
    "researcher": Kind.RESEARCHER,
    "scam_report": Kind.SCAM_REPORT,
}


@dataclass(frozen=True, kw_only=True)
class DueBy:
    """The moment, why it is that one, and the law's id where a law counts."""

    at: datetime
    because: str
    law: str


def kind_of(intent: str) -> Kind:
    """What kind of matter an intent makes."""
    return _KINDS.get(intent, Kind.QUESTION)


def sensitive_kinds(reading: Reading) -> tuple[str, ...]:
    """What of a message goes to a person first; each has a clock of its own."""
    return tuple(str(found.kind) for found in reading.sensitive)


def due_for(
    *,
    way_in: str,
    intent: str,
    kind: str,
    received_at: datetime,
    incident: Incident | None,
    sensitive: Iterable[str] = (),
) -> DueBy:
    """When it is answered at the latest: the earliest of its way in, what it asks, what is sensitive, and the law."""
    is_legal = intent in _BY_LAW or kind in (Kind.COMPLAINT, Kind.CLAIM)
    asked = kind if kind in (Kind.COMPLAINT, Kind.CLAIM) else Kind.COMPLAINT
    clock = clock_for(incident=incident, kind=asked, received_at=received_at) if is_legal else None
    dues = [
        due_by(
            way_in=_WAYS.get(way_in, way_in),
            kind=matter,
            received_at=received_at,
            incident_opened_at=incident.opened_at if incident else None,
            law_due_at=clock.due_at if clock else None,
        )
        for matter in dict.fromkeys((intent, kind, *sensitive))
    ]
    due = min(dues, key=lambda one: one.at)
    return DueBy(at=due.at, because=due.because[:300], law=clock.law if clock and not clock.is_promise else "")
