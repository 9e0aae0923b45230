"""A case as lists show it: its clock, where it came from, and nothing of what anybody wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from babel.core import Locale, UnknownLocaleError

from amends.apps.care.models import Case, CaseState, Kind, WayIn
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of, fact_book
from amends.core.case.facts import house_zone
from amends.core.places import country_of
from amends.web.console.desk.inquiries_access import span_words
from amends.wording.status.zones import zone_of

_MINUTES = "%a %Y-%m-%d %H:%M"
STATES = {
    "open": "Waits for us",
    "waiting": "Waits for the person: we asked back",
    "answered": "Answered",
    "closed": "Closed",
}
EVENTS = {
    "opened": "Came in",
    "reopened": "Opened again: something new came",
    "duplicate": "The same words came again",
    "taken": "Taken as the next case",
    "assigned": "Given to",
    "handed_back": "Back into the queue",
    "looked_at": "Words opened",
    "person_changed": "Whose case it is was set",
    "joined": "Joined with",
    "parted": "Parted from",
    "waiting": "We asked back",
    "closed": "Closed",
    "address_revoked": "Keyed addresses ended",
    "acknowledged": "Told that it is here",
    "callback": "Call-back",
    "contact": "Contact decision",
    "posted": "Posted",
    "moved": "Moved to another desk",
    "tagged": "Tag set",
    "untagged": "Tag taken off",
    "overflowed": "Given to a team",
    "called_back_in": "Called back from a team",
}
CALLS = {"open": "waits for our call", "done": "spoken with", "given_up": "given up after three tries"}


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A case with its clock in words, in the time of the house."""

    case: Case
    way: str
    kind: str
    state: str
    language: str
    intent: str
    due: str
    left: str
    is_overdue: bool


class Clocks:
    """Instants on one clock, that of the house; a page says once which it is (``said``).

    ``incident`` is whose page it is; without one the newest incident says what the house's clock is.
    """

    def __init__(self, incident: Incident | None = None) -> None:
        self.zone = _zone(incident or Incident.objects.order_by("is_exercise", "-id").first())

    def words(self, at: datetime) -> str:
        """The instant as the house reads it."""
        return f"{at.astimezone(self.zone):{_MINUTES}}"

    def said(self, now: datetime) -> str:
        """Which clock it is, and how far from UTC it stands now."""
        offset = f"{now.astimezone(self.zone):%z}"
        apart = f"UTC{offset[:3]}:{offset[3:]}"
        name = str(self.zone) if isinstance(self.zone, ZoneInfo) else ""
        return "UTC" if self.zone is UTC else f"{name} ({apart} now)" if name else apart


def _zone(incident: Incident | None) -> tzinfo:
    """The clock in which the house states its own instants; of its country, where that has one."""
    if incident is None:
        return UTC
    stated = house_zone(fact_book(incident=incident))
    case = case_of(incident)
    homes = {country_of(cohort.residence) for cohort in case.cohorts} - {""}
    place = case.incident.controller.established_in or (homes.pop() if len(homes) == 1 else "")
    return UTC if stated is None else zone_of(incident.opened_at.astimezone(stated), place)


def rows_of(cases: Iterable[Case], clocks: Clocks, *, now: datetime) -> list[CaseRow]:
    """The rows of a list."""
    return [row_of(case, clocks, now=now) for case in cases]


def row_of(case: Case, clocks: Clocks, *, now: datetime) -> CaseRow:
    """One row."""
    waits = case.state == CaseState.OPEN
    return CaseRow(
        case=case,
        way=way_words(case.way_in),
        kind=kind_words(case.kind),
        state=STATES.get(case.state, case.state),
        language=language_words(case.language),
        intent=intent_words(case.intent),
        due=clocks.words(case.due_at),
        left=span_words(case.due_at, now) if waits else "",
        is_overdue=waits and now > case.due_at,
    )


def way_words(way_in: str) -> str:
    """The way in as staff call it."""
    return str(dict(WayIn.choices).get(way_in, way_in))


def kind_words(kind: str) -> str:
    """What kind of matter it is."""
    return str(dict(Kind.choices).get(kind, kind))


def language_words(code: str) -> str:
    """The language in English.

    >>> language_words("fa"), language_words("")
    ('Persian', 'a language that was not told')
    """
    try:
        name = Locale.parse(code).get_display_name("en") if code else None
    except (UnknownLocaleError, ValueError):
        name = None
    return name or code or "a language that was not told"


def intent_words(intent: str) -> str:
    """What was understood, in words.

    >>> intent_words("what_must_i_do"), intent_words("")
    ('What must I do', 'Not understood')
    """
    said = intent.replace("_", " ").capitalize().replace(" i ", " I ")
    return "Not understood" if said in ("", "Other") else said
