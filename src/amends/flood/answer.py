"""The answer of ``amends flood``: staffing per interval, waves, gap, and what they rest on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from amends.flood.burst import bursty_service_level, least_agents_bursty, overdispersion
from amends.flood.defaults import staffing as staffing_choices
from amends.flood.forecast import Forecast, forecast
from amends.flood.outlook import by_day, scenarios
from amends.flood.plan import Plan, weights_of
from amends.flood.pools import pooling
from amends.flood.service import Service, evaluate, least_agents, rostered, with_handling
from amends.flood.settings import Filler, Settings, settle

_NOTHING = 1e-12


@dataclass(frozen=True, slots=True)
class Row:
    """One interval: what is met at ``service.agents``, the least number ``needed``, and how many are ``short``."""

    begin: datetime
    end: datetime
    service: Service
    needed: int
    short: int

    @property
    def hours(self) -> float:
        """The interval's length."""
        return (self.end - self.begin) / timedelta(hours=1)


def flood(plan: Plan, *, now: datetime) -> dict[str, Any]:
    """The whole answer as plain values, instants as ISO 8601 text; ``gap`` is empty where the staff suffices.

    Raises ``InputError`` (``flood.*``, ``time.*``).
    """
    filler = Filler()
    settings = settle(plan, now=now, filler=filler)
    found = None if plan.calls_per_hour is not None else forecast(plan, settings, filler)
    rows = _rates(plan, settings) if found is None else _slots(found, settings)
    rate_cv = found.rate_cv if found else settings.rate_cv
    document: dict[str, Any] = {
        "staffing": [_row(row, settings, plan) for row in rows],
        "waves": _waves(plan, found) if found else [],
        "gap": [_gap(row) for row in rows if row.short],
        "gap_sum": _gap_sum(rows, settings),
        "because": _because(found),
        "peak": _peak(rows, settings, rate_cv),
    }
    if found:
        document["contacts"] = scenarios(found, settings, rows_from=found.first)
        document["days"] = by_day(found)
        if found.posterior:
            document["recalibrated"] = {"prior_propensity": found.prior_propensity, **asdict(found.posterior)}
    document |= _extras(plan, settings, rows)
    document["assumptions"] = [asdict(one) for one in filler.assumptions]
    return document


def _rates(plan: Plan, settings: Settings) -> list[Row]:
    """One row for each rate that the plan states, one after another."""
    rates = plan.calls_per_hour if isinstance(plan.calls_per_hour, list) else [plan.calls_per_hour or 0.0]
    step = timedelta(minutes=settings.minutes)
    starts = [settings.start + index * step for index in range(len(rates))]
    reach = 1 - settings.contained
    return [_of(rate * reach, at, at + step, settings) for rate, at in zip(rates, starts, strict=True)]


def _slots(found: Forecast, settings: Settings) -> list[Row]:
    """One row a slot from the plan's start to the last call."""
    calls = found.sending.calls
    last = max((slot for slot, value in enumerate(calls) if value > _NOTHING), default=found.first)
    rows = []
    for slot in range(found.first, last + 1):
        rate = calls[slot] * 60 / found.grid.minutes if calls[slot] > _NOTHING else 0.0
        rows.append(_of(rate, found.grid.at(slot), found.grid.at(slot + 1), settings))
    return rows


def _of(rate: float, begin: datetime, end: datetime, settings: Settings) -> Row:
    needed = least_agents(rate, settings.demand)
    agents = needed if settings.agents is None else settings.agents
    available = settings.available_at(begin)
    short = 0 if available is None else max(0, needed - available)
    return Row(begin, end, evaluate(rate, agents, settings.demand), needed, short)


def _row(row: Row, settings: Settings, plan: Plan) -> dict[str, Any]:
    values = {"from": row.begin.isoformat(), "to": row.end.isoformat(), **asdict(row.service)}
    attempts = values.pop("attempts_per_hour")
    if settings.demand.retrial:
        values["attempts_per_hour"] = attempts
    if plan.cost_per_agent_hour is not None:
        values["cost"] = round(row.service.rostered * row.hours * plan.cost_per_agent_hour, 2)
    return values


def _waves(plan: Plan, found: Forecast) -> list[dict[str, Any]]:
    """What was sent and what is to go, in the order of time."""
    waves: list[dict[str, Any]] = [
        {"at": at.astimezone(found.grid.start.tzinfo).isoformat(), "notices": notices, "sent": True}
        for at, notices in found.sent
    ]
    for slot, sizes in sorted(found.sending.sizes.items()):
        wave: dict[str, Any] = {"at": found.grid.at(slot).isoformat(), "notices": sum(sizes.values())}
        if plan.segments:
            wave["segments"] = dict(sizes)
        if slot in found.sending.off_hours:
            wave["off_hours"] = True
        waves.append(wave)
    return waves


def _gap(row: Row) -> dict[str, Any]:
    return {"from": row.begin.isoformat(), "to": row.end.isoformat(), "agents_short": row.short}


def _gap_sum(rows: Sequence[Row], settings: Settings) -> dict[str, Any]:
    most = max((row.short for row in rows), default=0)
    return {
        "people": rostered(most, settings.demand.shrinkage),
        "agents": most,
        "agent_hours": round(math.fsum(row.short * row.hours for row in rows), 2),
    }


def _because(found: Forecast | None) -> str:
    if found is None:
        return "a rate of calls was stated; no notices go"
    sending = found.sending
    if sending.left:
        left = f"{sending.left:,}"
        why = f"the deadline wins: {left} notices more go than the staff can answer for; the gap says who is missing"
    else:
        why = "every wave fits the staff" if len(sending.sizes) > 1 else "all notices can go at once"
    if sending.off_hours:
        count = len(sending.off_hours)
        waves = "1 wave goes" if count == 1 else f"{count} waves go"
        why += f"; {waves} at hours when few or nobody answers, because the deadline leaves no others"
    return why


def _peak(rows: Sequence[Row], settings: Settings, rate_cv: float) -> dict[str, Any]:
    """The busiest interval, what bursts do to it, and what other handling times would need."""
    row = max(rows, key=lambda one: one.service.calls_per_hour)
    calls, demand = row.service.calls_per_hour, settings.demand
    per_slot = calls * row.hours
    handling = staffing_choices().handling
    return {
        "at": row.begin.isoformat(),
        "calls_per_hour": calls,
        "agents": row.service.agents,
        "rostered": row.service.rostered,
        "rate_cv": rate_cv,
        "overdispersion": overdispersion(per_slot, rate_cv),
        "bursts": (
            f"Arrivals are burstier than Poisson: at the peak the variance of an interval's calls is taken as "
            f"{overdispersion(per_slot, rate_cv):.1f} times the mean."
        ),
        "service_level_with_bursts": bursty_service_level(calls, row.service.agents, demand, rate_cv),
        "agents_with_bursts": least_agents_bursty(calls, demand, rate_cv),
        "agents_by_aht_s": {
            f"{aht:g}": least_agents(calls, with_handling(demand, aht))
            for aht in sorted({handling.low, handling.expected, handling.high, demand.aht_s})
        },
    }


def _extras(plan: Plan, settings: Settings, rows: Sequence[Row]) -> dict[str, Any]:
    extras: dict[str, Any] = {}
    if plan.languages is not None:
        peak = max(row.service.calls_per_hour for row in rows)
        found = pooling(peak, weights_of(plan.languages, "languages"), settings.demand)
        extras["languages"] = {
            "pools": [asdict(pool) for pool in found.pools],
            "pooled": found.pooled,
            "separate": found.separate,
            "price_of_not_pooling": found.price,
        }
    if plan.cost_per_agent_hour is not None:
        hours = math.fsum(row.service.rostered * row.hours for row in rows)
        cost = round(hours * plan.cost_per_agent_hour, 2)
        extras["cost"] = {"paid_hours": round(hours, 2), "cost": cost, "currency": plan.currency or ""}
    return extras
