"""Erlang A: a queue whose callers hang up, each after an exponential time of mean ``patience_s``.

Birth and death: with n agents and j waiting, calls leave at the rate n/AHT + j/patience.  The share answered in time
follows from the density of the offered wait (Zeltyn and Mandelbaum 2005, "Call centers with impatient customers").
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from amends.core.errors import InputError
from amends.flood.erlang import check_load, erlang_b

_NOTHING = 1e-16
_TOO_LARGE = 1e250
_LONGEST_PATIENCE_S = 86_400
_FEWEST_PANELS, _MOST_PANELS = 64, 20_000


@dataclass(frozen=True, slots=True)
class Patient:
    """``abandon`` share that hangs up, ``asa_s`` mean wait of all callers, ``waits`` share that must wait,
    ``within`` share of all callers that is answered within the target."""

    abandon: float
    asa_s: float
    waits: float
    within: float


@dataclass(frozen=True, slots=True)
class _Queue:
    """Sums over the states with all agents busy, relative to the state of an empty queue: ``mass * e**scale``."""

    mass: float
    waiting: float
    scale: float


def erlang_a(agents: int, load: float, *, aht_s: float, patience_s: float, target_s: float = 0.0) -> Patient:
    """What callers of mean patience ``patience_s`` meet at ``agents``; also where the load exceeds the staff.

    Raises ``InputError`` (``flood.bad_load``, ``flood.bad_patience``).

    >>> found = erlang_a(12, 10.0, aht_s=180, patience_s=120)
    >>> round(found.abandon, 5), round(found.asa_s, 2)
    (0.0616, 7.39)
    """
    check_load(agents, load)
    if not 0 < patience_s <= _LONGEST_PATIENCE_S:
        fix = f"Give the mean seconds after which callers hang up, above 0 and up to {_LONGEST_PATIENCE_S}."
        raise InputError("Nobody has such patience.", code="flood.bad_patience", where="patience_s", fix=fix)
    if load == 0:
        return Patient(0.0, 0.0, 0.0, 1.0)
    queue = _queue(agents, load, aht_s / patience_s)
    below = _below(agents, load)  # what lies below "all busy", in the same unit as the queue's mass before scaling
    whole = queue.mass + (below * math.exp(-queue.scale) if below < math.inf else math.inf)
    waits = queue.mass / whole
    length = queue.waiting / whole
    abandon = min(1.0, length * (aht_s / patience_s) / load)
    within = _within(agents, load, queue, waits, times=(aht_s, patience_s, target_s))
    return Patient(abandon, length * aht_s / load, waits, within)


def _below(agents: int, load: float) -> float:
    """The states with an agent free, relative to the one in which all have just become busy: 1/B(n) - 1."""
    blocked = erlang_b(agents, load)
    return 1 / blocked - 1 if blocked else math.inf


def _queue(agents: int, load: float, leaving: float) -> _Queue:
    """Sums the waiting states; ``leaving`` is AHT over patience, the rate of hanging up in units of 1/AHT."""
    mass = term = 1.0
    waiting = scale = 0.0
    j = 0
    while True:
        j += 1
        ratio = load / (agents + j * leaving)
        term *= ratio
        mass += term
        waiting += j * term
        if mass > _TOO_LARGE:
            shift = math.log(mass)
            term, mass, waiting, scale = term / mass, 1.0, waiting / mass, scale + shift
        # What is still to come is less than a geometric series of this ratio, j+1/(1-ratio) long on average.
        if ratio < 1 and term * (j + 1 / (1 - ratio)) < _NOTHING * mass * (1 - ratio):
            return _Queue(mass, waiting, scale)


def _within(agents: int, load: float, queue: _Queue, waits: float, *, times: tuple[float, float, float]) -> float:
    """Answered at once, or after a wait up to the target that the caller sat out: Simpson over the offered wait."""
    aht_s, patience_s, target_s = times
    if agents == 0:
        return 0.0
    if target_s <= 0:
        return 1 - waits
    rate, served, leaves = load / aht_s, agents / aht_s, 1 / patience_s
    steepest = abs(rate - served - leaves) * target_s
    panels = int(min(_MOST_PANELS, max(_FEWEST_PANELS, 8 * steepest)))
    step = target_s / (2 * panels)
    # The density of the offered wait x, while somebody of patience sits it out.
    heights = [
        math.exp(rate * -math.expm1(-leaves * x) / leaves - (served + leaves) * x - queue.scale)
        for x in (index * step for index in range(2 * panels + 1))
    ]
    area = step / 3 * (heights[0] + heights[-1] + 4 * sum(heights[1::2]) + 2 * sum(heights[2:-1:2]))
    return min(1.0, max(0.0, 1 - waits + waits * served / queue.mass * area))
