"""The centre played through call by call: what the formulas leave out, and what they are checked against.

Discrete events by simpy.  Service, patience and the delay before another attempt are exponential, as in the formulas;
beside them: rates that vary (gamma), callers who try again, promised callbacks, agents who speak some languages only.
"""

from __future__ import annotations

import math
import random
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any

import simpy

from amends.core.errors import InputError

_SECONDS_OF_HOUR = 3600
_MOST_CALLS = 2_000_000
_Process = Generator[Any, Any, None]


@dataclass(frozen=True, slots=True)
class World:
    """What is played: ``agents`` maps a set of skills to how many have it; ``calls`` a skill to its share of calls.

    ``rate_cv`` is the coefficient of variation of the rate, drawn anew every ``burst_minutes``.  ``retrial`` of those
    who hung up try again after ``retrial_s`` on average.  Who has waited ``callback_after_s`` is promised a callback,
    made when an agent is free and nobody waits.  The first ``warm_up_hours`` are not counted.
    """

    calls_per_hour: float
    aht_s: float
    target_s: float
    agents: Mapping[frozenset[str], int]
    calls: Mapping[str, float]
    patience_s: float | None = None
    rate_cv: float = 0.0
    burst_minutes: float = 60.0
    retrial: float = 0.0
    retrial_s: float = 600.0
    callback_after_s: float | None = None
    hours: float = 24.0
    warm_up_hours: float = 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the counted attempts: shares of all attempts, mean wait of all, agents' busy share."""

    attempts: int
    service_level: float
    asa_s: float
    abandon: float
    called_back: float
    unfinished: int
    occupancy: float


@dataclass(slots=True)
class _Tally:
    waits: list[float] = field(default_factory=list)
    in_time: int = 0
    abandoned: int = 0
    called_back: int = 0
    attempts: int = 0
    busy_s: float = 0.0


def one_pool(agents: int, **world: Any) -> World:
    """A world in which every agent takes every call."""
    return World(agents={frozenset(("any",)): agents}, calls={"any": 1.0}, **world)


def simulate(world: World, *, seed: int) -> Outcome:
    """Plays ``world.hours`` after the warm-up; the same seed gives the same outcome.

    Raises ``InputError`` (``flood.bad_world``).
    """
    _check(world)
    played = _Centre(world, random.Random(seed))  # noqa: S311  # a simulation, no secret
    end = (world.warm_up_hours + world.hours) * _SECONDS_OF_HOUR
    played.env.run(until=end)
    tally = played.tally
    settled = len(tally.waits)
    staffed = sum(world.agents.values()) * world.hours * _SECONDS_OF_HOUR
    return Outcome(
        attempts=tally.attempts,
        service_level=tally.in_time / max(1, settled),
        asa_s=math.fsum(tally.waits) / max(1, settled),
        abandon=tally.abandoned / max(1, settled),
        called_back=tally.called_back / max(1, settled),
        unfinished=tally.attempts - settled,
        occupancy=tally.busy_s / staffed,
    )


def interval(values: list[float]) -> tuple[float, float]:
    """Mean of independent runs and half the width of its 95 % interval (Student's t, by Hill's expansion).

    >>> mean, half = interval([1.0, 2.0, 3.0])
    >>> round(mean, 2), round(half, 2)
    (2.0, 2.48)
    """
    runs = len(values)
    if runs < 2:
        raise InputError("One run has no spread.", code="flood.bad_world", where="runs", fix="Play two runs or more.")
    mean = math.fsum(values) / runs
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (runs - 1))
    return mean, _student(runs - 1) * spread / math.sqrt(runs)


_T_975 = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571}


def _student(freedom: int) -> float:
    """The 97.5 % point of Student's t (Abramowitz and Stegun 26.7.5; a table where few runs make that coarse)."""
    z = 1.959964
    n = freedom
    series = z + (z**3 + z) / (4 * n) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
    return _T_975.get(n, series)


class _Centre:
    """The running centre: a store of free agents from which callers take one who can help them."""

    def __init__(self, world: World, dice: random.Random) -> None:
        self.world, self.dice, self.tally = world, dice, _Tally()
        self.env = simpy.Environment()
        self.free = simpy.FilterStore(self.env)
        self.promised: list[str] = []
        self.waiting = 0
        self.begin = world.warm_up_hours * _SECONDS_OF_HOUR
        self.end = self.begin + world.hours * _SECONDS_OF_HOUR
        for skills, number in world.agents.items():
            self.free.items.extend([skills] * number)
        self.env.process(self._arrivals())

    def _arrivals(self) -> _Process:
        """Poisson arrivals whose rate is drawn anew in every burst."""
        mean = self.world.calls_per_hour / _SECONDS_OF_HOUR
        skills, weights = list(self.world.calls), list(self.world.calls.values())
        until, rate = 0.0, mean
        while True:
            if self.env.now >= until:
                until = self.env.now + self.world.burst_minutes * 60
                rate = mean * self._level()
            gap = self.dice.expovariate(rate) if rate > 0 else math.inf
            if self.env.now + gap >= until:  # exponential gaps forget: begin anew in the next burst
                yield self.env.timeout(until - self.env.now)
                continue
            yield self.env.timeout(gap)
            self.env.process(self._call(self.dice.choices(skills, weights)[0]))

    def _level(self) -> float:
        cv = self.world.rate_cv
        return self.dice.gammavariate(1 / cv**2, cv**2) if cv else 1.0

    def _call(self, skill: str) -> _Process:
        came = self.env.now
        counted = came >= self.begin
        self.tally.attempts += counted
        self.waiting += 1
        found = self.free.get(lambda skills: skill in skills)
        patience = self.dice.expovariate(1 / self.world.patience_s) if self.world.patience_s else math.inf
        offered = math.inf if self.world.callback_after_s is None else self.world.callback_after_s
        longest = min(patience, offered)
        outcome = found if longest == math.inf else found | self.env.timeout(longest)
        yield outcome
        self.waiting -= 1
        wait = self.env.now - came
        if not found.triggered:
            found.cancel()
            self._settle(wait, counted=counted, answered=False, is_promised=offered <= patience)
            yield from self._after(skill, is_promised=offered <= patience)
            return
        self._settle(wait, counted=counted, answered=True)
        skills: Any = found.value
        yield from self._serve(skills)

    def _settle(self, wait: float, *, counted: bool, answered: bool, is_promised: bool = False) -> None:
        if not counted:
            return
        self.tally.waits.append(wait)
        self.tally.in_time += answered and wait <= self.world.target_s
        self.tally.abandoned += not answered and not is_promised
        self.tally.called_back += is_promised

    def _after(self, skill: str, *, is_promised: bool) -> _Process:
        """Who was promised a callback is noted; of those who hung up some try again."""
        if is_promised:
            self.promised.append(skill)
        elif self.dice.random() < self.world.retrial:
            yield self.env.timeout(self.dice.expovariate(1 / self.world.retrial_s))
            self.env.process(self._call(skill))

    def _serve(self, skills: frozenset[str]) -> _Process:
        """The call itself; then a promised callback if nobody waits; then the agent is free."""
        while True:
            began = self.env.now
            length = self.dice.expovariate(1 / self.world.aht_s)
            self.tally.busy_s += max(0.0, min(began + length, self.end) - max(began, self.begin))
            yield self.env.timeout(length)
            following = None if self.waiting else next((one for one in self.promised if one in skills), None)
            if following is None:
                break
            self.promised.remove(following)
        yield self.free.put(skills)


def _check(world: World) -> None:
    fault = ""
    skills = frozenset[str]().union(*world.agents) if world.agents else frozenset()
    if not (world.aht_s > 0 and world.hours > 0 and world.warm_up_hours >= 0 and world.burst_minutes > 0):
        fault = "a call, the hours or a burst have no length"
    elif world.patience_s is not None and world.patience_s <= 0:
        fault = "nobody has patience"
    elif not 0 <= world.retrial < 1 or world.rate_cv < 0 or world.target_s < 0:
        fault = "retrial, rate_cv or target_s is out of range"
    elif not set(world.calls) <= skills or not math.fsum(world.calls.values()) > 0:
        fault = "there are calls that no agent takes"
    elif not 0 <= world.calls_per_hour * (world.hours + world.warm_up_hours) <= _MOST_CALLS:
        fault = f"more than {_MOST_CALLS:,} calls would be played"
    if fault:
        raise InputError("This centre cannot be played.", code="flood.bad_world", where="world", why=fault)
