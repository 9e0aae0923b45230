"""A case as lists show it: its clock, where it came from, and nothing of what anybody wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from amends.apps.care.models import Case, CaseState, WayIn
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.core.case.facts import house_zone
from amends.web.console.desk.inquiries_access import span_words

_MINUTES = "%a %Y-%m-%d %H:%M"


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A case with its clock in words, in the time of the house."""

    case: Case
    way: str
    intent: str
    due: str
    left: str
    is_overdue: bool


class Clocks:
    """Instants in the time of the house of each incident; every incident is asked once."""

    def __init__(self) -> None:
        self._zones: dict[int, tzinfo] = {}

    def words(self, at: datetime, incident: Incident | None) -> str:
        """The instant as the house reads it; UTC where no incident says more."""
        zone = self._zone(incident)
        return f"{at.astimezone(zone):{_MINUTES}}" + (" UTC" if zone is UTC else "")

    def _zone(self, incident: Incident | None) -> tzinfo:
        if incident is None:
            return UTC
        if incident.pk not in self._zones:
            self._zones[incident.pk] = house_zone(fact_book(incident=incident)) or UTC
        return self._zones[incident.pk]


def rows_of(cases: Iterable[Case], *, now: datetime) -> list[CaseRow]:
    """The rows of a list."""
    clocks = Clocks()
    return [row_of(case, clocks, now=now) for case in cases]


def row_of(case: Case, clocks: Clocks, *, now: datetime) -> CaseRow:
    """One row."""
    waits = case.state == CaseState.OPEN
    return CaseRow(
        case=case,
        way=way_words(case.way_in),
        intent=intent_words(case.intent),
        due=clocks.words(case.due_at, case.incident),
        left=span_words(case.due_at, now) if waits else "",
        is_overdue=waits and now > case.due_at,
    )


def way_words(way_in: str) -> str:
    """The way in as staff call it."""
    return str(dict(WayIn.choices).get(way_in, way_in))


def intent_words(intent: str) -> str:
    """What was understood, in words.

    >>> intent_words("what_must_i_do"), intent_words("")
    ('What must I do', 'Not understood')
    """
    said = intent.replace("_", " ").capitalize().replace(" i ", " I ")
    return "Not understood" if said in ("", "Other") else said
