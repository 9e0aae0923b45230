"""Reads decisions: for the person who asks why, and for staff; counts for the measures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from amends.apps.contacts.models import ContactDecision, Preference
from amends.apps.incidents.models import Incident


@dataclass(frozen=True, kw_only=True)
class Why:
    """One answer to "why did you contact me": what the person may read, in their language where we have it.

    ``rules`` are pairs of rule and version, ``citations`` the laws behind them, in the same order.
    """

    ref: str
    at: datetime
    purpose: str
    decision: str
    channel: str
    not_before: datetime | None
    explanation: str
    rules: tuple[tuple[str, str], ...]
    citations: tuple[str, ...]


def decisions_of(person_hash: str, *, among: Collection[str] = ()) -> QuerySet[ContactDecision]:
    """Every decision about a person, newest first; ``among`` are further names of theirs (``keys.names_of``)."""
    names = {name for name in (person_hash, *among) if name}
    return ContactDecision.objects.filter(person_hash__in=names).select_related("incident").order_by("-at", "-id")


def why_contacted(person_hash: str, *, language: str, most: int = 50) -> tuple[Why, ...]:
    """The last decisions by which the person was, or would have been, contacted, newest first; for My case."""
    return tuple(_why(row, language) for row in decisions_of(person_hash)[:most])


def decisions_in(incident: Incident | None, *, decision: str = "") -> QuerySet[ContactDecision]:
    """Decisions of an incident (``None``: of none), newest first, for staff."""
    rows = ContactDecision.objects.filter(incident=incident)
    return (rows.filter(decision=decision) if decision else rows).order_by("-at", "-id")


def decision_counts(incident: Incident) -> dict[tuple[str, str], int]:
    """How often each (purpose, decision) was answered."""
    rows = ContactDecision.objects.filter(incident=incident).values_list("purpose", "decision").annotate(Count("id"))
    return {(purpose, decision): count for purpose, decision, count in rows}


def wishes_of(names: Collection[str]) -> QuerySet[Preference]:
    """Everything that was said under a person's names, oldest first, for staff and the person."""
    return Preference.objects.filter(person_hash__in=names).order_by("at", "id")


def _why(row: ContactDecision, language: str) -> Why:
    return Why(
        ref=row.ref,
        at=row.at,
        purpose=row.purpose,
        decision=row.decision,
        channel=row.channel,
        not_before=row.not_before,
        explanation=row.explanation.get(language) or row.explanation.get("en", ""),
        rules=tuple((item["rule"], item["version"]) for item in row.because),
        citations=tuple(item["citation"] for item in row.because),
    )
