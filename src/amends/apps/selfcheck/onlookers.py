"""Who of the staff looked at a person's data, as the person may know it: role, day and occasion, no name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from amends.apps.incidents.models import Incident
from amends.apps.looks.models import LookKind
from amends.apps.looks.selectors import looks

_MOST = 200  # a page that somebody reads; more looks than that are a matter for the auditor


@dataclass(frozen=True)
class Onlooker:
    """One look; ``kind`` is the occasion, ``role`` that of the time."""

    role: str
    kind: str
    at: datetime


def onlookers_of(*, incident: Incident, person_hash: str) -> tuple[Onlooker, ...]:
    """Every look at one person's data, newest first; only these columns, so that the portal reads no user."""
    if not person_hash:
        return ()
    hers = Q(person_hash=person_hash) | Q(person_hash="", kind=LookKind.EXPORT)  # a list holds everybody
    rows = looks(incident=incident).filter(hers).values("role", "kind", "at")[:_MOST]
    return tuple(Onlooker(row["role"], row["kind"], row["at"]) for row in rows)
