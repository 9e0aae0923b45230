"""A condition as the corpus writes it: one operator over facts of the closed vocabulary."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

import msgspec

from amends.law.model.words import Anchor, Unit

Scalar = str | int | float | bool


class Elapsed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"start": "from", "end": "to"}):
    """The time between two anchors, compared with ``n`` units (hours or calendar days)."""

    start: Anchor
    end: Anchor
    n: Annotated[int, msgspec.Meta(ge=0)]
    unit: Unit


class Condition(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    dict=True,
    rename={"not_": "not", "is_": "is", "in_": "in"},
):
    """Exactly one operator is set.  The answer is yes, no or unknown.

    ``is``, ``has``, ``at_least`` and the like take one fact and what it is compared with, for
    instance ``{is: {assessment.risk: high}}``.  ``in`` and ``has_any`` take a list, or the name of a
    set of ``corpus/vocabulary/places.yaml``.  ``ask`` is unknown, with its question, until the case answers it.
    """

    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    not_: Condition | None = None
    is_: dict[str, Scalar] | None = None
    in_: dict[str, tuple[Scalar, ...] | str] | None = None
    has: dict[str, Scalar] | None = None
    has_any: dict[str, tuple[Scalar, ...]] | None = None
    has_all: dict[str, tuple[Scalar, ...]] | None = None
    at_least: dict[str, float] | None = None
    more_than: dict[str, float] | None = None
    at_most: dict[str, float] | None = None
    less_than: dict[str, float] | None = None
    known: str | None = None
    elapsed_at_most: Elapsed | None = None
    ask: str | None = None

    @cached_property
    def operator(self) -> str:
        """The one operator that is set; raises ``ValueError`` if none or several are."""
        chosen = [field for field in self.__struct_fields__ if getattr(self, field) is not None]
        if len(chosen) != 1:
            raise ValueError(f"a condition has exactly one operator, this one has {len(chosen)}: {chosen}")
        return chosen[0]

    @cached_property
    def facts(self) -> frozenset[str]:
        """Every fact that the condition can ask for."""
        argument = getattr(self, self.operator)
        if self.operator in _COMPOUND:
            return frozenset().union(*(part.facts for part in self._parts))
        if self.operator == "known":
            return frozenset({argument})
        if self.operator == "elapsed_at_most":
            return frozenset({f"anchor.{argument.start}", f"anchor.{argument.end}"})
        return frozenset() if self.operator == "ask" else frozenset(argument)

    @cached_property
    def elements(self) -> frozenset[str]:
        """The elements that the condition compares ``cohort.elements`` with."""
        argument = getattr(self, self.operator)
        if self.operator in _COMPOUND:
            return frozenset().union(*(part.elements for part in self._parts))
        if not isinstance(argument, dict) or "cohort.elements" not in argument:
            return frozenset()
        wanted = argument["cohort.elements"]
        return frozenset((wanted,) if isinstance(wanted, str) else wanted)

    @cached_property
    def differs_by_cohort(self) -> bool:
        """Whether the verdict can differ between cohorts of one incident."""
        return any(fact.startswith("cohort.") for fact in self.facts)

    @property
    def _parts(self) -> tuple[Condition, ...]:
        argument = getattr(self, self.operator)
        return (argument,) if self.operator == "not_" else argument


_COMPOUND = ("all", "any", "not_")
