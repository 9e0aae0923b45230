"""What to expect: low, expected and high scenario, by channel of contact and by day, with bands."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from amends.flood.burst import count_quantile
from amends.flood.defaults import Desk, forecasting
from amends.flood.forecast import Forecast
from amends.flood.service import least_agents
from amends.flood.settings import Settings

_SECONDS_OF_HOUR = 3600


def factors(found: Forecast) -> dict[str, float]:
    """Calls of each scenario over those of the expected one.

    Once calls were observed the posterior's 5th and 95th percentile take the place of the project's scenarios.
    """
    data = forecasting()
    if found.posterior:
        mean = found.posterior.propensity
        return {"low": found.posterior.low / mean, "expected": 1.0, "high": found.posterior.high / mean}
    callers = found.callers - found.unnotified
    notices = sum(batch.notices for batch in found.batches)
    ceiling = notices / callers if callers else 1.0  # nobody calls twice in this reckoning
    usual = data.propensity
    high = min(usual.high / usual.expected, max(1.0, ceiling)) * (1 + data.unnotified.high)
    return {"low": usual.low / usual.expected, "expected": 1.0, "high": high}


def scenarios(found: Forecast, settings: Settings, *, rows_from: int) -> dict[str, Any]:
    """Contacts, the peak and its staff for each scenario; all waves as they are planned for the expected one."""
    calls = math.fsum(found.sending.calls[rows_from:])
    peak = max(found.sending.calls[rows_from:], default=0.0) * 60 / found.grid.minutes
    return {name: _scenario(calls * factor, peak * factor, settings, found) for name, factor in factors(found).items()}


def by_day(found: Forecast) -> list[dict[str, Any]]:
    """Calls by the centre's own day: expected, the band, and the two other scenarios."""
    sums: dict[date, float] = {}
    for slot in range(found.first, found.grid.slots):
        if value := found.sending.calls[slot]:
            day = found.grid.at(slot).date()
            sums[day] = sums.get(day, 0.0) + value
    scale, (low, high) = factors(found), forecasting().burstiness.band
    return [
        {
            "day": day.isoformat(),
            "calls": round(mean, 3),
            "band": [count_quantile(mean, found.rate_cv, share) for share in (low, high)],
            "low": round(mean * scale["low"], 3),
            "high": round(mean * scale["high"], 3),
        }
        for day, mean in sorted(sums.items())
    ]


def _scenario(calls: float, peak: float, settings: Settings, found: Forecast) -> dict[str, Any]:
    low, high = forecasting().burstiness.band
    data = forecasting().contacts
    return {
        "calls": round(calls, 3),
        "self_served": round(calls * settings.contained / (1 - settings.contained), 3)
        if settings.contained < 1
        else None,
        "peak_calls_per_hour": peak,
        "agents_at_peak": least_agents(peak, settings.demand),
        "band": [count_quantile(calls, found.rate_cv, share) for share in (low, high)],
        "mails": _desk(calls, data.mails),
        "social": _desk(calls, data.social),
    }


def _desk(calls: float, desk: Desk) -> dict[str, float]:
    """Written contacts that come beside the calls, and the hours of work in them."""
    contacts = calls * desk.per_call
    return {"contacts": round(contacts, 1), "agent_hours": round(contacts * desk.aht_s / _SECONDS_OF_HOUR, 1)}
