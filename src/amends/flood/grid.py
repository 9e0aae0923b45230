"""The slots of a plan from its start to its last call: local hours, opening, and how a wave's calls fall into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import mul

from amends.core.errors import InputError
from amends.flood.capacity import WorkHours
from amends.flood.defaults import Day

_SATURDAY = 5
_MINUTES_OF_HOUR = 60
_LONGEST_CLOSED = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Grid:
    """``slots`` slots of ``minutes`` from ``start`` (aware, on the centre's own clock); see ``grid_from``."""

    start: datetime
    minutes: int
    slots: int
    weights: tuple[float, ...]
    is_open: tuple[bool, ...]
    reopening: int
    is_always_open: bool

    def at(self, slot: int) -> datetime:
        """The beginning of a slot; elapsed time, also across a clock change."""
        elapsed = timedelta(minutes=self.minutes * slot)
        return (self.start.astimezone(UTC) + elapsed).astimezone(self.start.tzinfo)

    def slots_until(self, deadline: datetime, *, first: int = 0) -> list[int]:
        """The slots from ``first``, an hour apart, in which notices could go by the law: none too late."""
        last = int((deadline.astimezone(UTC) - self.start.astimezone(UTC)) / timedelta(minutes=self.minutes))
        return list(range(first, last + 1, max(1, _MINUTES_OF_HOUR // self.minutes)))

    def shares(self, slot: int, kernel: Sequence[float]) -> list[float]:
        """How the calls of a wave sent in ``slot`` fall on the slots from there: by kernel and local hour; sum 1.

        Who would call while the line is closed does so in the first hours after it opens.
        """
        raw = list(map(mul, kernel, self.weights[slot : slot + len(kernel)]))
        whole = sum(raw)
        raw = [share / whole for share in raw]
        if self.is_always_open:
            return raw
        raw += [0.0] * (self.slots - slot - len(raw))
        return self._reopened(slot, raw)

    def _reopened(self, slot: int, raw: list[float]) -> list[float]:
        waiting, position = 0.0, 0
        for is_open, run in groupby(self.is_open[slot:]):
            length = sum(1 for _ in run)
            if not is_open:
                waiting += sum(raw[position : position + length])
                raw[position : position + length] = [0.0] * length
            elif waiting:
                first = min(self.reopening, length)
                for index in range(position, position + first):
                    raw[index] += waiting / first
                waiting = 0.0
            position += length
        return raw


def grid_from(
    start: datetime, *, minutes: int, sending: timedelta, kernel_slots: int, hours: WorkHours, day: Day
) -> Grid:
    """The grid for waves that go in the time ``sending`` from ``start`` and bring calls for ``kernel_slots`` more.

    Raises ``InputError`` (``flood.never_open``).
    """
    if not any(hours.is_open(start + timedelta(hours=hour)) for hour in range(24 * 7)):
        fix = "Give opens below closes (hours of the day) and at least one day (0 is Monday)."
        raise InputError("The line is never open.", code="flood.never_open", where="opens, closes, days", fix=fix)
    slots = int((sending + _LONGEST_CLOSED) / timedelta(minutes=minutes)) + kernel_slots
    reopening = day.reopening_hours * _MINUTES_OF_HOUR // minutes
    bare = Grid(start, minutes, slots, (), (), reopening, is_always_open=True)
    moments = [bare.at(slot) for slot in range(slots)]
    weights = tuple(day.hours[at.hour] * (day.weekend if at.weekday() >= _SATURDAY else 1.0) for at in moments)
    is_open = tuple(map(hours.is_open, moments))
    return Grid(start, minutes, slots, weights, is_open, reopening, is_always_open=all(is_open))
