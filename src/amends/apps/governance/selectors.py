"""Reads the governance log."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from amends.apps.governance.kinds import EntryKind
from amends.apps.governance.models import GovernanceEntry
from amends.apps.incidents.models import Incident


def entries_of(*, incident: Incident, kind: EntryKind | None = None) -> list[GovernanceEntry]:
    """The entries of an incident or of one kind, by the time at which they happened; each knows what corrected it."""
    rows = incident.governance.select_related("corrects", "follows").prefetch_related("corrections", "followers")
    return list((rows.filter(kind=kind) if kind else rows).order_by("at", "id"))


def standing_entries(*, incident: Incident, kind: EntryKind) -> list[GovernanceEntry]:
    """The entries of a kind that no later entry has put right, by time."""
    return list(incident.governance.filter(kind=kind, corrections__isnull=True).order_by("at", "id"))


def open_findings(*, incident: Incident) -> list[GovernanceEntry]:
    """The findings of audits about which nothing was done yet, by time."""
    return [
        entry
        for entry in standing_entries(incident=incident, kind=EntryKind.AUDIT_FINDING)
        if not entry.followers.filter(kind=EntryKind.AUDIT_FOLLOWED, corrections__isnull=True).exists()
    ]


def freezes_in_force(*, incident: Incident, at: datetime) -> list[GovernanceEntry]:
    """The trading freezes that hold at an instant."""
    standing = incident.governance.filter(kind=EntryKind.TRADING_FREEZE, corrections__isnull=True, at__lte=at)
    return list(standing.filter(Q(until__isnull=True) | Q(until__gte=at)).order_by("at", "id"))


def unanswered_press(*, incident: Incident) -> list[GovernanceEntry]:
    """What newsrooms asked and nobody answered yet."""
    return list(
        incident.governance.filter(
            kind=EntryKind.PRESS_CONTACT, until__isnull=True, answer="", corrections__isnull=True
        ).order_by("at", "id")
    )


def entries_saying(text: str, *, most: int) -> list[GovernanceEntry]:
    """At most so many entries with the text in their words or of that number, the newest first."""
    wanted = Q(words__icontains=text) | Q(who__icontains=text) | Q(answer__icontains=text) | Q(ref__iexact=text)
    return list(GovernanceEntry.objects.filter(wanted).select_related("incident").order_by("-id")[:most])
