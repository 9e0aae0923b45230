"""Waves: as many notices at a time as the contact centre can answer for, and all of them before the deadline.

The law's deadline wins.  Where the staff cannot answer what the deadline forces out, the notices go all the
same, and the answer is the gap: how many agents are short, and when.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from amends.core.errors import InputError
from amends.flood.arrivals import checked_kernel, served_hour
from amends.flood.capacity import Capacity

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Wave:
    """So many notices at one instant."""

    at: datetime
    notices: int


@dataclass(frozen=True, slots=True)
class Gap:
    """From ``start`` to ``end`` so many agents are short (``from`` and ``to`` of the plan's JSON)."""

    start: datetime
    end: datetime
    agents_short: int


@dataclass(frozen=True, slots=True)
class Waves:
    """The plan: its waves add up to the notices; ``gap`` is empty where the staff suffices."""

    waves: tuple[Wave, ...]
    gap: tuple[Gap, ...]
    because: str


def plan_waves(
    *,
    notices: int,
    start: datetime,
    deadline: datetime,
    capacity: Capacity,
    propensity: float,
    kernel: Sequence[float],
    calls_per_agent: float,
) -> Waves:
    """Plans the waves of ``notices`` from ``start`` to ``deadline`` (both aware, both included).

    ``propensity`` is the share of notices that call, ``kernel`` when they do by the hour after a wave,
    ``calls_per_agent`` what one agent answers in an hour.  Waves go hourly, while the centre is open.  Each is the
    largest that keeps every hour's calls within the capacity; what does not fit before the deadline is spread
    evenly over the hours that there are.  Raises ``InputError`` (``flood.bad_plan``, ``flood.bad_kernel``).
    """
    _check(notices, start, deadline, propensity, calls_per_agent)
    hours = _Hours(start, deadline, capacity, checked_kernel(kernel), propensity)
    sizes, left = hours.fitting(notices)
    if left:
        for hour, more in zip(hours.slots, _evenly(left, len(hours.slots)), strict=True):
            sizes[hour] = sizes.get(hour, 0) + more
            hours.add(hour, more)
    waves = tuple(Wave(hours.at(hour), size) for hour, size in sorted(sizes.items()) if size)
    return Waves(waves, hours.gap(calls_per_agent), _why(notices, left, hours.is_forced_open))


def _check(notices: int, start: datetime, deadline: datetime, propensity: float, calls_per_agent: float) -> None:
    fault = None
    if notices < 0:
        fault = "the notices are fewer than none"
    elif start.tzinfo is None or deadline.tzinfo is None:
        fault = "start or deadline has no time zone"
    elif deadline.astimezone(UTC) < start.astimezone(UTC):
        fault = "the deadline lies before the start"
    elif not 0 <= propensity <= 1:
        fault = "the propensity is no share from 0 to 1"
    elif not calls_per_agent > 0:
        fault = "an agent answers no calls"
    if fault:
        raise InputError("The waves cannot be planned.", code="flood.bad_plan", where="plan", why=fault)


class _Hours:
    """The hours from the start to the last call, with what is planned into each."""

    def __init__(
        self, start: datetime, deadline: datetime, capacity: Capacity, kernel: tuple[float, ...], propensity: float
    ) -> None:
        self.start = start
        # In UTC: two local times of one zone subtract as walls, and a clock change would make a wave late.
        sending = int((deadline.astimezone(UTC) - start.astimezone(UTC)) / _HOUR) + 1
        # Calls may be taken only when the line opens again, which a closed week does not put off for longer.
        total = sending + len(kernel) + _LONGEST_CLOSED
        moments = [self.at(hour) for hour in range(total)]
        self.capacity = [capacity.at(moment) for moment in moments]
        self.load = [0.0] * total
        is_open = [capacity.work_hours.is_open(moment) for moment in moments]
        self.taken = served_hour(is_open)
        self.calls = [share * propensity for share in kernel]
        open_slots = [hour for hour in range(sending) if is_open[hour]]
        self.is_forced_open = not open_slots
        answered = [hour for hour in open_slots if self.capacity[hour] > 0]
        self.slots = answered or open_slots or [0]  # never later than the deadline, whoever is there to answer

    def at(self, hour: int) -> datetime:
        """The beginning of the hour, on the start's own clock; elapsed hours, also across a clock change."""
        return (self.start.astimezone(UTC) + hour * _HOUR).astimezone(self.start.tzinfo)

    def fitting(self, notices: int) -> tuple[dict[int, int], int]:
        """The largest waves that every hour can answer for, and how many notices are left over."""
        sizes: dict[int, int] = {}
        left = notices
        for hour in self.slots:
            if not left:
                break
            size = min(left, self._room(hour))
            if size:
                sizes[hour] = size
                self.add(hour, size)
                left -= size
        return sizes, left

    def add(self, hour: int, notices: int) -> None:
        """Books the calls that the notices bring."""
        for taken, share in self._shares(hour).items():
            self.load[taken] += notices * share

    def gap(self, calls_per_agent: float) -> tuple[Gap, ...]:
        """The hours whose calls are more than can be answered, neighbours with the same shortage put together."""
        gaps: list[Gap] = []
        for hour, load in enumerate(self.load):
            short = math.ceil((load - self.capacity[hour]) / calls_per_agent - _ROUNDING)
            if short <= 0:
                continue
            if gaps and gaps[-1].end == self.at(hour) and gaps[-1].agents_short == short:
                gaps[-1] = Gap(gaps[-1].start, self.at(hour + 1), short)
            else:
                gaps.append(Gap(self.at(hour), self.at(hour + 1), short))
        return tuple(gaps)

    def _room(self, hour: int) -> int:
        rooms = (
            (self.capacity[taken] - self.load[taken]) / share for taken, share in self._shares(hour).items() if share
        )
        room = min(rooms, default=math.inf)
        return max(0, math.floor(room + _ROUNDING)) if room < _ALL else _ALL

    def _shares(self, hour: int) -> dict[int, float]:
        shares: dict[int, float] = {}
        for after, share in enumerate(self.calls):
            taken = self.taken[hour + after]
            shares[taken] = shares.get(taken, 0.0) + share
        return shares


_LONGEST_CLOSED = 7 * 24
_ROUNDING = 1e-9  # sums of shares miss a whole number by so little
_ALL = 2**62


def _evenly(whole: int, parts: int) -> list[int]:
    """The whole in parts that differ by one at most and add up exactly."""
    each, more = divmod(whole, parts)
    return [each + (part < more) for part in range(parts)]


def _why(notices: int, left: int, is_forced_open: bool) -> str:
    if is_forced_open and notices:
        return "the centre is closed until the deadline: the deadline wins, and all go at the start"
    if left:
        return f"the deadline wins: {left} of {notices} notices go beyond what the staff can answer"
    return "the staff can answer what every wave brings"
