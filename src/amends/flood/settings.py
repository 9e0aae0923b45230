"""A plan with every gap filled: what it states, else the project's default, each default named with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from amends.flood.capacity import WorkHours
from amends.flood.defaults import Choice, forecasting, staffing
from amends.flood.plan import Plan, Segment, bad, instant, weights_of, whole, zone_of
from amends.flood.service import Demand

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Assumption:
    """A default that the plan did not state: ``field``, its value, who answers for it and why."""

    field: str
    value: Any
    owner: str
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What is reckoned with.  ``available`` None: nobody said; ``sends`` are the hours in which waves begin."""

    demand: Demand
    minutes: int
    start: datetime
    deadline: datetime
    hours: WorkHours
    sends: WorkHours
    agents: int | None
    available: tuple[int, ...] | None
    contained: float
    rate_cv: float

    def available_at(self, at: datetime) -> int | None:
        """Agents who can be on phones in the slot that begins at the moment."""
        if self.available is None:
            return None
        return self.available[at.hour] if self.hours.is_open(at) else 0

    def is_answered(self, at: datetime) -> bool:
        """Whether somebody answers in the slot that begins at the moment; by the hours alone where nobody ever does."""
        staffed = self.available is None or self.available[at.hour] > 0 or not any(self.available)
        return staffed and self.hours.is_open(at)


class Filler:
    """Gives stated values, or defaults of which it keeps a note."""

    def __init__(self) -> None:
        self.assumptions: list[Assumption] = []

    def number(self, stated: float | None, field: str, default: float, choice: Choice) -> float:
        """The stated number, or the default with a note."""
        if stated is not None:
            return stated
        self.note(field, default, choice.owner, choice.reason)
        return default

    def note(self, field: str, value: Any, owner: str, reason: str) -> None:
        """Keeps a note that a default was used."""
        self.assumptions.append(Assumption(field, value, owner, reason))


def settle(plan: Plan, *, now: datetime, filler: Filler) -> Settings:
    """The plan's settings; ``now`` (aware) counts only where it names no start.

    Raises ``InputError`` (``flood.bad_plan``, ``flood.unknown_zone``, ``time.*``).
    """
    demand = _demand(plan, filler)
    start, deadline = _times(plan, now, filler)
    data = staffing()
    minutes = plan.interval_minutes or data.interval.minutes
    if plan.interval_minutes is None:
        filler.note("interval_minutes", minutes, data.interval.owner, data.interval.reason)
    opens, closes = plan.opens or 0, 24 if plan.closes is None else plan.closes
    hours = WorkHours(opens, closes, frozenset(range(7) if plan.days is None else plan.days))
    if plan.calls_per_hour is None and not _states_hours(plan):
        filler.note("opens, closes, days", "always", "flood", "no hours are stated: the line is taken as always open")
    available = plan.agents_available
    by_hour = available if isinstance(available, list) else None if available is None else [available] * 24
    return Settings(
        demand=demand,
        minutes=minutes,
        start=start,
        deadline=deadline,
        hours=hours,
        sends=_sends(plan, hours, filler),
        agents=None if plan.agents is None else whole(plan.agents, "agents"),
        available=None if by_hour is None else tuple(whole(number, "agents_available") for number in by_hour),
        contained=_contained(plan, filler),
        rate_cv=filler.number(plan.rate_cv, "rate_cv", forecasting().burstiness.rate_cv, forecasting().burstiness),
    )


def _states_hours(plan: Plan) -> bool:
    return plan.opens is not None or plan.closes is not None or plan.days is not None


def _sends(plan: Plan, hours: WorkHours, filler: Filler) -> WorkHours:
    """The hours in which waves begin: those of the line, or by day where nothing says when somebody answers."""
    if plan.calls_per_hour is not None or _states_hours(plan) or isinstance(plan.agents_available, list):
        return hours
    data = forecasting().sending
    filler.note("sending hours", f"{data.opens} to {data.closes}", data.owner, data.reason)
    return WorkHours(data.opens, data.closes)


def propensity_of(plan: Plan, segment: Segment | None, filler: Filler) -> float:
    """The share of notices that call: as stated, else the default times what severity, clarity and media do to it."""
    stated = plan.propensity if segment is None or segment.propensity is None else segment.propensity
    if stated is not None:
        return stated
    data = forecasting()
    factor = 1.0
    severity = (segment.severity if segment else None) or plan.severity
    clarity = (segment.clarity if segment else None) or plan.clarity
    factor *= data.influences.severity[severity] if severity else 1.0
    factor *= data.influences.clarity[clarity] if clarity else 1.0
    factor *= data.influences.media_heat[plan.media_heat] if plan.media_heat else 1.0
    propensity = min(1.0, data.propensity.expected * factor)
    field = f"propensity of {segment.name}" if segment else "propensity"
    filler.note(field, propensity, data.propensity.owner, data.propensity.reason)
    return propensity


def channels_of(plan: Plan, segment: Segment | None, filler: Filler) -> Mapping[str, float]:
    """Shares of the notices by channel."""
    data = forecasting()
    given = segment.channels if segment and segment.channels is not None else plan.channels
    if given is not None:
        return weights_of(given, "channels", tuple(data.lags.minutes))
    if not any(one.field == "channels" for one in filler.assumptions):
        filler.note("channels", {data.channel.assumed: 1.0}, data.channel.owner, data.channel.reason)
    return {data.channel.assumed: 1.0}


def _contained(plan: Plan, filler: Filler) -> float:
    """What self-service takes off the agents; a plan's own rate of calls is already what reaches them."""
    if plan.calls_per_hour is not None:
        return plan.contained or 0.0
    data = forecasting().contained
    return filler.number(plan.contained, "contained", data.share, data)


def _demand(plan: Plan, filler: Filler) -> Demand:
    data = staffing()
    promise = data.promise
    return Demand(
        aht_s=filler.number(plan.aht_s, "aht_s", data.handling.expected, data.handling),
        target_s=filler.number(plan.target_s, "target_s", promise.target_s, promise),
        service_level=filler.number(plan.service_level, "service_level", promise.service_level, promise),
        max_occupancy=filler.number(plan.max_occupancy, "max_occupancy", data.occupancy.most, data.occupancy),
        shrinkage=filler.number(plan.shrinkage, "shrinkage", data.shrinkage.share, data.shrinkage),
        patience_s=plan.patience_s,
        retrial=_retrial(plan),
        max_abandon=plan.max_abandon,
    )


def _retrial(plan: Plan) -> float:
    if plan.patience_s is None and (plan.retrial or plan.max_abandon is not None):
        raise bad("retrial, max_abandon", "without patience_s nobody hangs up", fix="State patience_s too.")
    return plan.retrial if plan.retrial is not None else staffing().retrial.share


def _times(plan: Plan, now: datetime, filler: Filler) -> tuple[datetime, datetime]:
    window = forecasting().window
    span = timedelta(hours=window.hours)
    start, deadline = instant(plan.start, "start"), instant(plan.deadline, "deadline")
    zone = zone_of(plan, start or deadline or now)
    if start is None:
        upcoming = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + _HOUR
        start, reason = upcoming, "the next full hour"
        if deadline is not None and deadline < upcoming:
            start, reason = deadline - span, "the deadline has passed; what is not yet sent is late: send it now"
        filler.note("start", start.astimezone(zone).isoformat(), window.owner, reason)
    if deadline is None:
        deadline = start + span
        if plan.calls_per_hour is None:
            filler.note("deadline", deadline.astimezone(zone).isoformat(), window.owner, window.reason)
    if deadline < start:
        raise bad("deadline", "it lies before the start")
    if deadline - start > timedelta(days=400):
        raise bad("deadline", "it lies more than 400 days after the start")
    return start.astimezone(zone), deadline.astimezone(zone)
