"""One card for each incident: what is owed, what is late, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amends.apps.incidents.models import Incident
from amends.apps.rehearsals.selectors import Overview, overview_of
from amends.law.explain import moment
from amends.web.console.overview.needs import Need, needs_of, standing_of


@dataclass(frozen=True, kw_only=True)
class Card:
    """An incident at a glance; ``next_due`` is who must be told next and when, empty if nobody."""

    overview: Overview
    reds: tuple[Need, ...]
    overdue: int
    next_due: str
    not_through: int
    waiting: int


def cards_of(incidents: Sequence[Incident], *, at: datetime) -> list[Card]:
    """A card for each incident: real ones before exercises, those with red lights first, then the newest."""
    cards = [_card(incident, at) for incident in incidents]
    return sorted(cards, key=lambda card: (card.overview.is_exercise, not card.reds))


def _card(incident: Incident, at: datetime) -> Card:
    standing = standing_of(incident, at=at)
    due = standing.next_due
    return Card(
        overview=overview_of(incident),
        reds=tuple(need for need in needs_of(standing) if need.is_red),
        overdue=len(standing.overdue),
        next_due=f"{due.recipient_name}: {moment(due.due)}" if due and due.due else "",
        not_through=sum(standing.not_through.values()),
        waiting=standing.waiting,
    )
