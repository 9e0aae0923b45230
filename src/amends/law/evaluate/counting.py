"""Counts persons for a threshold, over cohorts that were judged."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from amends.law.condition import Verdict
from amends.law.evaluate.outcome import Outcome, Standing
from amends.law.evaluate.session import Session
from amends.law.explain import people, threshold_words
from amends.law.model import Threshold
from amends.law.model.words import Base, Operator

_COMPARE: dict[Operator, Callable[[int, int], bool]] = {
    Operator.AT_LEAST: operator.ge,
    Operator.MORE_THAN: operator.gt,
    Operator.AT_MOST: operator.le,
    Operator.LESS_THAN: operator.lt,
}


@dataclass(frozen=True)
class Counted:
    """``verdict`` of the threshold; ``keep`` the cohorts for which the duty remains.

    ``is_contested``: it is met by the base that counts, and not by another that the statute may mean.
    """

    verdict: Verdict
    keep: frozenset[int]
    lines: tuple[str, ...]
    is_contested: bool = False


Outcomes = Mapping[Outcome, Sequence[int]]


def persons_of(session: Session, indices: Iterable[int]) -> int:
    """How many persons the cohorts hold."""
    return sum(map(session.persons.__getitem__, indices))


def weigh(session: Session, threshold: Threshold, outcomes: Outcomes) -> Counted:
    """Whether the threshold is reached, and for whom; unknown cohorts make a range."""
    if threshold.base is Base.RESIDENTS_OF_ONE_STATE:
        return _by_state(session, threshold, outcomes)
    return _group(session, threshold, outcomes)


def _by_state(session: Session, threshold: Threshold, outcomes: Outcomes) -> Counted:
    states: dict[str, dict[Outcome, list[int]]] = defaultdict(lambda: defaultdict(list))
    for outcome, indices in outcomes.items():
        for index in indices:
            states[session.cohorts[index].residence][outcome].append(index)
    parts = {state: _group(session, threshold, group) for state, group in sorted(states.items())}
    reached = {state: part for state, part in parts.items() if part.verdict.truth}
    if reached:
        keep = frozenset().union(*(part.keep for part in reached.values()))
        others = [f"{state}: {part.lines[0]}" for state, part in parts.items() if state not in reached]
        met = [f"{state}: {part.lines[0]}" for state, part in reached.items()]
        return Counted(Verdict(True), keep, (*met, *others[:_SHOWN_STATES]))
    open_parts = {state: part for state, part in parts.items() if part.verdict.truth is None}
    shown = open_parts or parts
    lines = tuple(f"{state}: {part.lines[0]}" for state, part in shown.items())
    return Counted(Verdict(None if open_parts else False), members(outcomes), lines[:_SHOWN_STATES])


_SHOWN_STATES = 5  # of a list of States that all failed a threshold, the first few say enough


def members(outcomes: Outcomes) -> frozenset[int]:
    """Every cohort that was judged."""
    return frozenset(chain.from_iterable(outcomes.values()))


def _group(session: Session, threshold: Threshold, outcomes: Outcomes) -> Counted:
    sure = _sum(session, outcomes, _counted_standings(threshold.base))
    possible = sure + _sum(session, outcomes, (Standing.UNKNOWN,))
    compare = _COMPARE[threshold.operator]
    low, high = compare(sure, threshold.number), compare(possible, threshold.number)
    if low != high:
        line = threshold_words(threshold, f"{sure:,} to {possible:,}", is_met=False).replace("not met", "not decided")
        return Counted(Verdict(None), members(outcomes), (line,))
    return Counted(Verdict(low), members(outcomes), (threshold_words(threshold, people(sure), is_met=low),))


def _counted_standings(base: Base) -> tuple[Standing, ...]:
    if base is Base.RESIDENTS_AFFECTED:
        return (Standing.OWED, Standing.EXEMPTED)
    return (Standing.OWED,)


def _sum(session: Session, outcomes: Outcomes, standings: tuple[Standing, ...]) -> int:
    return sum(persons_of(session, indices) for outcome, indices in outcomes.items() if outcome.standing in standings)
