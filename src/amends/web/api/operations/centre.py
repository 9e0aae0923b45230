"""The contact centre: the forecast, staff by interval, readiness, and what came."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta

from amends.apps.centre.models import ForecastVersion
from amends.apps.centre.services import import_arrivals, latest_forecast, readiness, staffing_plan
from amends.apps.integrations.scopes import Scope
from amends.flood.readiness import is_ready
from amends.web.api.model import Body, Call, Operation, Shown
from amends.web.api.problems import CallError

_MOST_TEXT = 500_000


class ForecastShown(Shown, frozen=True, kw_only=True):
    """The forecast that stands; ``answer`` is that of `amends flood`, scenarios and bands in it."""

    number: int
    at: datetime
    plan: dict[str, Any]
    answer: dict[str, Any]


class StaffShown(Shown, frozen=True, kw_only=True):
    """One interval; ``on_duty`` and ``short`` are null without a roster."""

    begin: datetime
    end: datetime
    calls_per_hour: float
    agents: int
    rostered: int
    on_duty: int | None
    short: int | None
    service_level: float


class StaffingShown(Shown, frozen=True, kw_only=True):
    """Staff by interval; ``bursts`` says how far arrivals are burstier than the formulas take them."""

    forecast: int
    has_roster: bool
    people_short: int
    hours_short: float
    bursts: str
    intervals: list[StaffShown]


class LightShown(Shown, frozen=True, kw_only=True):
    """One light of readiness."""

    check: str
    subject: str
    state: str
    why: str
    fix: str
    seen_at: datetime | None
    seen_by: str


class ReadyShown(Shown, frozen=True, kw_only=True):
    """``ok``: no light is red."""

    ok: bool
    lights: list[LightShown]


class ArrivalsGiven(Body, frozen=True, kw_only=True):
    """The telephone system's CSV as text: begins_at, ends_at, channel, language, came, answered, abandoned."""

    csv: Annotated[str, Meta(min_length=1, max_length=_MOST_TEXT, pattern=r"^[^\u0000]*$")]


class ArrivalsTaken(Shown, frozen=True, kw_only=True):
    """Intervals: new, counted otherwise before, known."""

    taken: int
    changed: int
    known: int


def _standing(call: Call) -> ForecastVersion:
    """Raises ``CallError`` 404 (``centre.no_forecast``)."""
    if not ForecastVersion.objects.filter(incident=call.incident).exists():
        raise CallError("Nothing has been forecast yet.", status=404, code="centre.no_forecast", where="ref")
    return latest_forecast(call.incident)


def _forecast(call: Call) -> ForecastShown:
    found = _standing(call)
    return ForecastShown(number=found.number, at=found.at, plan=found.plan, answer=found.answer)


def _staff(call: Call) -> StaffingShown:
    found, plan = _standing(call), staffing_plan(incident=call.incident)
    return StaffingShown(
        forecast=plan.forecast,
        has_roster=plan.has_roster,
        people_short=plan.people_short,
        hours_short=plan.hours_short,
        bursts=found.answer["peak"]["bursts"],
        intervals=[StaffShown(**asdict(row)) for row in plan.rows],
    )


def _ready(call: Call) -> ReadyShown:
    lights = readiness(incident=call.incident, at=call.now)
    shown = [LightShown(**{name: getattr(one, name) for name in LightShown.__struct_fields__}) for one in lights]
    return ReadyShown(ok=is_ready(lights), lights=shown)


def _count(call: Call) -> ArrivalsTaken:
    done = import_arrivals(incident=call.incident, text=call.body.csv, name="csv", by=call.by, now=call.now)
    return ArrivalsTaken(**asdict(done))


OPERATIONS = (
    Operation(
        name="readForecast", method="GET", path="/incidents/{ref}/centre/forecast", scope=Scope.READ_CENTRE,
        says="The forecast of contacts that stands.", answer=ForecastShown, handle=_forecast, cost=2,
    ),
    Operation(
        name="readStaffing", method="GET", path="/incidents/{ref}/centre/staffing", scope=Scope.READ_CENTRE,
        says="Staff by interval: needed, rostered, missing.", answer=StaffingShown, handle=_staff, cost=5,
    ),
    Operation(
        name="readReadiness", method="GET", path="/incidents/{ref}/centre/readiness", scope=Scope.READ_CENTRE,
        says="Whether the lines are ready: every light with why and who looked.", answer=ReadyShown, handle=_ready,
    ),
    Operation(
        name="countArrivals", method="POST", path="/incidents/{ref}/centre/arrivals", scope=Scope.COUNT_CALLS,
        says="Takes the telephone system's counts in; the same again changes nothing.",
        body=ArrivalsGiven, answer=ArrivalsTaken, handle=_count, is_write=True, cost=10,
        example={"csv": "begins_at,ends_at,channel,came\n2026-06-01T10:00Z,2026-06-01T11:00Z,phone,12\n"},
    ),
)  # fmt: skip
