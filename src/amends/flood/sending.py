"""Waves of several batches, the urgent first, on a grid of slots.

Each wave is the largest that keeps every slot's calls within what the staff answers as promised.  The law's deadline
wins: what does not fit goes all the same, spread over the slots that there are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import add

from amends.flood.grid import Grid

_ROUNDING = 1e-9
_NOTHING = 1e-15
_ALL = 2**62


@dataclass(frozen=True, slots=True)
class Batch:
    """Notices that go in one go or in waves; each brings ``propensity`` calls, when, says the ``kernel``."""

    name: str
    notices: int
    propensity: float
    kernel: Sequence[float]
    is_urgent: bool = False


@dataclass(slots=True)
class Sending:
    """``sizes``: notices by slot and batch; ``calls`` by slot; ``left`` notices did not fit the staff.

    ``off_hours`` are the slots in which a wave goes although nobody answers, or few do: the deadline left no other.
    """

    sizes: dict[int, dict[str, int]] = field(default_factory=dict)
    calls: list[float] = field(default_factory=list)
    left: int = 0
    off_hours: frozenset[int] = frozenset()

    def book(self, grid: Grid, batch: Batch, slot: int, notices: int, shares: Sequence[float] = ()) -> None:
        """Adds a wave and its calls; ``shares`` are ``grid.shares`` of the wave where the caller has them."""
        wave = self.sizes.setdefault(slot, {})
        wave[batch.name] = wave.get(batch.name, 0) + notices
        factor = notices * batch.propensity
        if factor:
            self.add_calls(slot, [share * factor for share in shares or grid.shares(slot, batch.kernel)])

    def add_calls(self, slot: int, calls: list[float]) -> None:
        """Adds calls from ``slot`` on."""
        self.calls[slot : slot + len(calls)] = map(add, self.calls[slot : slot + len(calls)], calls)


@dataclass(frozen=True, slots=True)
class Slots:
    """Slots in which notices may go, none later than the law's deadline: ``by_day``, else the ``others``."""

    by_day: Sequence[int]
    others: Sequence[int]


def plan_sending(
    grid: Grid,
    batches: Sequence[Batch],
    *,
    slots: Slots,
    capacity: Sequence[float] | None,
    base: Sequence[float],
) -> Sending:
    """The waves of ``batches`` over ``slots``; ``capacity`` is calls by slot (None: no limit), ``base`` comes too.

    The others are used only where there is no slot by day: calls follow the day whenever a wave goes, so that nights
    would make no more room.
    """
    ordered = sorted(batches, key=lambda batch: not batch.is_urgent)
    open_to = slots.by_day or slots.others
    sending = _fitted(grid, ordered, open_to, capacity, base)
    if sending.left:
        sending = _forced(sending, grid, ordered, open_to, base)
    sending.off_hours = frozenset(sending.sizes) & frozenset(slots.others)
    return sending


def _fitted(
    grid: Grid, ordered: Sequence[Batch], slots: Sequence[int], capacity: Sequence[float] | None, base: Sequence[float]
) -> Sending:
    """The largest waves that fit the staff, one after another; all at once where nobody said how many there are."""
    sending = Sending(calls=list(base))
    for batch in ordered:
        if capacity is None:
            _book(sending, grid, batch, slots[0], batch.notices)
        else:
            sending.left += _fit(sending, grid, batch, slots, capacity)
    return sending


def _book(sending: Sending, grid: Grid, batch: Batch, slot: int, notices: int) -> None:
    if notices:
        sending.book(grid, batch, slot, notices)


def _fit(sending: Sending, grid: Grid, batch: Batch, slots: Sequence[int], capacity: Sequence[float]) -> int:
    """Books the largest waves that fit; the notices that are left over."""
    left = batch.notices
    for slot in slots:
        if not left:
            break
        shares = grid.shares(slot, batch.kernel) if batch.propensity else []
        size = min(left, _room(sending.calls[slot:], shares, capacity[slot:], batch.propensity))
        if size:
            sending.book(grid, batch, slot, size, shares)
            left -= size
    return left


def _room(calls: Sequence[float], shares: Sequence[float], capacity: Sequence[float], propensity: float) -> int:
    """The most notices of a wave that the staff can answer for, in every slot that it touches."""
    rooms = (
        (free - taken) / share for free, taken, share in zip(capacity, calls, shares, strict=False) if share > _NOTHING
    )
    room = min(rooms, default=math.inf) / propensity if propensity else math.inf
    return max(0, math.floor(room + _ROUNDING)) if room < _ALL else _ALL


def _forced(
    sending: Sending, grid: Grid, ordered: Sequence[Batch], slots: Sequence[int], base: Sequence[float]
) -> Sending:
    """What is left goes evenly over the slots; then the sizes are dealt anew, so that the urgent go first."""
    each, more = divmod(sending.left, len(slots))
    sizes = {slot: sum(sending.sizes.get(slot, {}).values()) + each + (n < more) for n, slot in enumerate(slots)}
    dealt = Sending(calls=list(base), left=sending.left)
    waiting = {batch.name: batch.notices for batch in ordered}
    for slot, size in sizes.items():
        room = size
        for batch in ordered:
            taken = min(room, waiting[batch.name])
            if taken:
                dealt.book(grid, batch, slot, taken)
                waiting[batch.name] -= taken
                room -= taken
    return dealt
