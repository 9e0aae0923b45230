"""Reads who looked at whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from amends.apps.incidents.models import Incident
from amends.apps.looks.models import Look

BUSY_WINDOW = timedelta(hours=1)
BUSY_PERSONS = 60
"""Different persons in an hour: one a minute without a pause, more than a call or a case by hand takes."""


@dataclass(frozen=True, slots=True)
class BusyLooker:
    """Somebody who looked at unusually many persons within ``BUSY_WINDOW``."""

    username: str
    role: str
    persons: int


def looks(*, incident: Incident | None = None, kind: str = "", username: str = "") -> QuerySet[Look]:
    """Looks, newest first, narrowed by whatever is given."""
    found = Look.objects.select_related("by", "incident").order_by("-at", "-id")
    if incident is not None:
        found = found.filter(incident=incident)
    if kind:
        found = found.filter(kind=kind)
    return found.filter(by_name=username) if username else found


def busy_lookers(*, at: datetime) -> list[BusyLooker]:
    """Who looked at ``BUSY_PERSONS`` persons or more in the hour before ``at``, the busiest first."""
    recent = Look.objects.filter(at__gt=at - BUSY_WINDOW, at__lte=at).exclude(person_hash="")
    rows = recent.values("by_name", "role").annotate(persons=Count("person_hash", distinct=True))
    busy = rows.filter(persons__gte=BUSY_PERSONS).order_by("-persons", "by_name")
    return [BusyLooker(row["by_name"], row["role"], row["persons"]) for row in busy]
