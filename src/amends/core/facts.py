"""Facts: what the house knows, in versions, with source and time.

A fact is never edited.  A new version supersedes the old one; two sources that disagree stand side
by side as conflicting claims until one is retracted or superseded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from amends.core.case.model import FactState

Value = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One version of one statement.

    ``ref`` names this version (``anchor.aware@1``); ``at`` is when the source said so;
    ``supersedes`` is the ref of the version that it replaces.
    """

    key: str
    version: int
    value: Value
    state: FactState
    certainty: float
    source: str
    at: datetime
    supersedes: str | None = None

    @property
    def ref(self) -> str:
        return f"{self.key}@{self.version}"


@dataclass(frozen=True)
class FactBook:
    """All versions of all facts of an incident, oldest first; ``place`` is where the controller sits (ISO 3166)."""

    facts: tuple[Fact, ...] = ()
    place: str = ""

    def by_ref(self, ref: str) -> Fact | None:
        """The version called ``ref``, current or not."""
        return next((fact for fact in self.facts if fact.ref == ref), None)

    def standing(self, key: str) -> tuple[Fact, ...]:
        """The versions of ``key`` that nothing has superseded; several are conflicting claims."""
        replaced = {fact.supersedes for fact in self.facts}
        return tuple(
            fact
            for fact in self.facts
            if fact.key == key and fact.ref not in replaced and fact.state is not FactState.RETRACTED
        )

    def current(self, key: str) -> Fact | None:
        """The standing version of ``key``; ``None`` if there is none, or if claims conflict.

        Sources that agree on value and state count as one: the surest speaks for them.
        """
        standing = self.standing(key)
        if len({(fact.value, fact.state) for fact in standing}) != 1:
            return None
        return max(standing, key=lambda fact: fact.certainty)

    def conflicts(self) -> dict[str, tuple[Fact, ...]]:
        """Keys on which sources disagree, with their standing claims."""
        keys = dict.fromkeys(fact.key for fact in self.facts)
        groups = {key: self.standing(key) for key in keys}
        return {key: claims for key, claims in groups.items() if len({claim.value for claim in claims}) > 1}

    def is_current(self, ref: str) -> bool:
        """Whether a text may still assert the version ``ref``."""
        fact = self.by_ref(ref)
        return fact is not None and self.current(fact.key) == fact

    def claim(
        self,
        *,
        key: str,
        value: Value,
        source: str,
        at: datetime,
        state: FactState = FactState.KNOWN,
        certainty: float = 1.0,
    ) -> FactBook:
        """The book with a further claim that stands beside what is already there."""
        version = 1 + sum(fact.key == key for fact in self.facts)
        fact = Fact(key=key, version=version, value=value, state=state, certainty=certainty, source=source, at=at)
        return replace(self, facts=(*self.facts, fact))

    def supersede(
        self,
        ref: str,
        *,
        value: Value,
        source: str,
        at: datetime,
        state: FactState = FactState.KNOWN,
        certainty: float = 1.0,
    ) -> FactBook:
        """The book in which a new version replaces ``ref``; raises ``KeyError`` if there is none."""
        old = self.by_ref(ref)
        if old is None:
            raise KeyError(ref)
        book = self.claim(key=old.key, value=value, source=source, at=at, state=state, certainty=certainty)
        return replace(book, facts=(*book.facts[:-1], replace(book.facts[-1], supersedes=ref)))
