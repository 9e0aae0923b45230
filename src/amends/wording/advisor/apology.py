"""The parts of an apology that are due, and those that a text lacks (Lewicki 2016; Bentley and Ma 2020)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from amends.wording.advisor.model import Situation

# A detector gives the parts that a text has, e.g. the reading of the linter's rule L15.
Detector = Callable[[str], Iterable[str]]


class ApologyPart(StrEnum):
    """The parts in the order of their weight with readers; asking for forgiveness is never due."""

    RESPONSIBILITY = "responsibility"
    REPAIR = "repair"
    REGRET = "regret"
    EXPLANATION = "explanation"
    FORBEARANCE = "forbearance"


def due_parts(situation: Situation) -> tuple[ApologyPart, ...]:
    """What a statement owes people, the weightiest first.

    Responsibility and repair are due whatever the kind of crisis: the data was in our keeping.  An
    explanation is due as soon as the cause is known; before that it would be a guess.
    """
    without = set() if situation.cause is not None else {ApologyPart.EXPLANATION}
    return tuple(part for part in ApologyPart if part not in without)


def missing_parts(situation: Situation, present: Iterable[str]) -> tuple[ApologyPart, ...]:
    """The due parts that are not among ``present`` (names of ``ApologyPart``; others are not counted)."""
    found = set(present)
    return tuple(part for part in due_parts(situation) if part not in found)
