"""How many calls a contact centre answers in an hour, and when it is open."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amends.core.errors import InputError

_HOURS_OF_DAY = 24
_DAYS_OF_WEEK = 7
_SECONDS_OF_HOUR = 3600


def calls_per_agent_hour(aht_s: float, occupancy: float) -> float:
    """Calls that one agent answers in an hour: ``aht_s`` seconds each, busy for the share ``occupancy`` of it.

    >>> calls_per_agent_hour(360, 0.8)
    8.0
    """
    if not (aht_s > 0 and 0 < occupancy <= 1):
        raise InputError(
            "A call has no length, or the agents no time.",
            code="flood.bad_capacity",
            where="aht_s, occupancy",
            fix="Give a handling time above 0 seconds and an occupancy above 0 and up to 1.",
        )
    return _SECONDS_OF_HOUR / aht_s * occupancy


@dataclass(frozen=True, slots=True)
class WorkHours:
    """Open from ``opens`` to before ``closes`` (hours of the day) on ``days`` (0 is Monday), by the start's clock."""

    opens: int = 0
    closes: int = _HOURS_OF_DAY
    days: frozenset[int] = frozenset(range(_DAYS_OF_WEEK))

    def is_open(self, at: datetime) -> bool:
        return at.weekday() in self.days and self.opens <= at.hour < self.closes


ALWAYS = WorkHours()


@dataclass(frozen=True, slots=True)
class Capacity:
    """Calls that can be answered, per hour: one number, or 24 of them by the hour of the day (local)."""

    calls_per_hour: float | Sequence[float]
    work_hours: WorkHours = ALWAYS

    def __post_init__(self) -> None:
        numbers = self._numbers()
        if len(numbers) != _HOURS_OF_DAY or any(not math.isfinite(n) or n < 0 for n in numbers):
            raise InputError(
                "The capacity is neither one number nor 24.",
                code="flood.bad_capacity",
                where="calls_per_hour",
                fix="Give calls per hour, 0 or more, for all hours or for each hour of the day.",
            )

    def at(self, moment: datetime) -> float:
        """Calls that can be answered in the hour that begins at the moment; 0.0 while closed."""
        return self._numbers()[moment.hour] if self.work_hours.is_open(moment) else 0.0

    def _numbers(self) -> Sequence[float]:
        constant = self.calls_per_hour
        return [float(constant)] * _HOURS_OF_DAY if isinstance(constant, int | float) else constant
