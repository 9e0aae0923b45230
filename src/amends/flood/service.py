"""What callers meet at a number of agents, and the least number that keeps the promise."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from amends.core.errors import InputError
from amends.flood.erlang import answered_within, check_load, erlang_b, erlang_c, mean_wait_s
from amends.flood.patience import Patient, erlang_a

_ROUNDING = 1e-9  # sums of shares miss a whole number by so little
_SECONDS_OF_HOUR = 3600
_STEPS = 60  # halvings of a bracket: beyond the digits of a float
_ROUNDS = 500
_BOUNDLESS = 1_000  # times the staff: where nothing is promised, any staff is enough for any number of calls


@dataclass(frozen=True, slots=True)
class Demand:
    """What a call takes and what is promised: seconds and shares; ``patience_s`` None where nobody hangs up.

    ``retrial`` is the share of those who hung up that call again.  ``max_abandon`` None: not promised.
    """

    aht_s: float
    target_s: float
    service_level: float
    max_occupancy: float
    shrinkage: float = 0.0
    patience_s: float | None = None
    retrial: float = 0.0
    max_abandon: float | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """One row: ``calls_per_hour`` are first attempts, ``attempts_per_hour`` with those who call again.

    ``agents`` are on phones, ``rostered`` are paid for; ``asa_s`` None where the wait grows without end.
    """

    calls_per_hour: float
    attempts_per_hour: float
    agents: int
    rostered: int
    erlang_b: float
    erlang_c: float
    service_level: float
    asa_s: float | None
    abandon: float
    occupancy: float


def evaluate(calls_per_hour: float, agents: int, demand: Demand) -> Service:
    """The service at ``agents`` on phones; with patience, abandonment, waits and service level are Erlang A's.

    Raises ``InputError`` (``flood.bad_load``).

    >>> demand = Demand(aht_s=180, target_s=20, service_level=0.8, max_occupancy=0.9)
    >>> found = evaluate(200, 14, demand)
    >>> round(found.service_level, 4), round(found.asa_s, 2), round(found.occupancy, 4)
    (0.8884, 7.84, 0.7143)
    """
    check_load(agents, calls_per_hour * demand.aht_s / _SECONDS_OF_HOUR)
    attempts, patient = _with_retrials(calls_per_hour, agents, demand)
    load = attempts * demand.aht_s / _SECONDS_OF_HOUR
    times = {"aht_s": demand.aht_s, "target_s": demand.target_s}
    abandon = patient.abandon if patient else 0.0
    return Service(
        calls_per_hour=calls_per_hour,
        attempts_per_hour=attempts,
        agents=agents,
        rostered=rostered(agents, demand.shrinkage),
        erlang_b=0.0 if load == 0 else erlang_b(agents, load),
        erlang_c=erlang_c(agents, load),
        service_level=patient.within if patient else answered_within(agents, load, **times),
        asa_s=patient.asa_s if patient else mean_wait_s(agents, load, aht_s=demand.aht_s),
        abandon=abandon,
        occupancy=_occupancy(load * (1 - abandon), load, agents),
    )


def least_agents(calls_per_hour: float, demand: Demand) -> int:
    """The least number of agents that keeps service level, occupancy and (if promised) abandonment; 0 for no calls.

    >>> demand = Demand(aht_s=300, target_s=20, service_level=0.8, max_occupancy=0.85)
    >>> [least_agents(867.6, replace(demand, aht_s=aht)) for aht in (300, 480, 600)]
    [86, 137, 171]
    """
    if calls_per_hour == 0:
        return 0
    load = calls_per_hour * demand.aht_s / _SECONDS_OF_HOUR
    return _least(
        max(1, math.ceil(load / demand.max_occupancy - _ROUNDING)), lambda n: keeps(calls_per_hour, n, demand)
    )


def keeps(calls_per_hour: float, agents: int, demand: Demand) -> bool:
    """Whether so many agents keep the promise; never where the wait grows without end."""
    found = evaluate(calls_per_hour, agents, demand)
    return (
        found.asa_s is not None
        and found.service_level >= demand.service_level - _ROUNDING
        and found.occupancy <= demand.max_occupancy + _ROUNDING
        and (demand.max_abandon is None or found.abandon <= demand.max_abandon + _ROUNDING)
    )


def most_calls(agents: int, demand: Demand) -> float:
    """The most calls an hour for which ``agents`` keep the promise."""
    if agents <= 0:
        return 0.0
    low, high = 0.0, agents * _SECONDS_OF_HOUR / demand.aht_s
    limit = high * _BOUNDLESS
    while high < limit and keeps(high, agents, demand):
        low, high = high, high * 2
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if keeps(middle, agents, demand) else (low, middle)
    return low


def rostered(agents: int, shrinkage: float) -> int:
    """People to be paid so that ``agents`` are on phones: ceil(agents / (1 - shrinkage)).

    >>> rostered(14, 0.3), rostered(10, 0.0)
    (20, 10)
    """
    if not 0 <= shrinkage < 1:
        fix = "Give a share of 0 or more and below 1."
        raise InputError("Nobody is left to work.", code="flood.bad_plan", where="shrinkage", fix=fix)
    return math.ceil(agents / (1 - shrinkage) - _ROUNDING)


def _occupancy(carried: float, load: float, agents: int) -> float:
    if load == 0:
        return 0.0
    return 1.0 if agents == 0 else min(1.0, carried / agents)


def _with_retrials(calls: float, agents: int, demand: Demand) -> tuple[float, Patient | None]:
    """The attempts an hour, lambda' = lambda + r x abandoned, by repetition; with r below 1 it always settles."""
    if demand.patience_s is None:
        return calls, None
    attempts = calls
    for _ in range(_ROUNDS if demand.retrial else 0):
        following = calls + demand.retrial * attempts * _patient(attempts, agents, demand, target_s=0.0).abandon
        if following - attempts <= _ROUNDING * calls:
            break
        attempts = following
    return attempts, _patient(attempts, agents, demand, target_s=demand.target_s)


def _patient(attempts: float, agents: int, demand: Demand, *, target_s: float) -> Patient:
    assert demand.patience_s is not None
    load = attempts * demand.aht_s / _SECONDS_OF_HOUR
    return erlang_a(agents, load, aht_s=demand.aht_s, patience_s=demand.patience_s, target_s=target_s)


def _least(guess: int, is_enough: Callable[[int], bool]) -> int:
    """The least number from 1 for which the answer is yes, sought around ``guess``; the answer is monotone."""
    step = 1
    if is_enough(guess):
        low, high = guess, guess
        while low > 0 and is_enough(low):
            low, high, step = max(0, low - step), low, step * 2
    else:
        low, high = guess, guess + 1
        while not is_enough(high):
            low, high, step = high, high + step * 2, step * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def with_handling(demand: Demand, aht_s: float) -> Demand:
    """The same promise for calls of another length."""
    return replace(demand, aht_s=aht_s)
