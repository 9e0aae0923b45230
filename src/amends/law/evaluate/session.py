"""What one evaluation shares between all duties: the facts, and the cohorts by residence and profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from amends.core.case.model import Cohort
from amends.core.places import country_of
from amends.law.condition import Verdict, judge
from amends.law.corpus import Corpus
from amends.law.facts import IncidentFacts, Profile, element_bits, key_of, profile_of
from amends.law.model import Condition

ANYWHERE = "any"


@dataclass(frozen=True)
class Session:
    """One incident before the law.

    ``keys`` holds the exposed elements and the protection of each cohort as one integer (see ``key_of``),
    ``persons`` its size; ``by_residence`` the indices of the cohorts of each residence, now or at the breach,
    ``living_in`` those of each residence now, ``moved`` those that lived elsewhere at the breach.
    """

    corpus: Corpus
    facts: IncidentFacts
    cohorts: Sequence[Cohort]
    profiles: Sequence[Profile]
    persons: Sequence[int]
    keys: Sequence[int]
    element_bit: Mapping[str, int]
    by_residence: Mapping[str, Sequence[int]]
    living_in: Mapping[str, Sequence[int]]
    moved: frozenset[int]
    columns: dict[str, Sequence[Any]]

    def judge(self, condition: Condition, profile: Profile | None = None) -> Verdict:
        """The verdict on a condition for the incident, or for a cohort of it."""
        values: Mapping[str, Any] = self.facts.values
        if profile is not None:
            values = {**values, **profile.values()}
        return judge(condition, values, self.corpus.places)

    def mask(self, codes: Sequence[str] | frozenset[str]) -> int:
        """The elements as one integer."""
        total = 0
        for code in codes:
            total |= self.element_bit[code]
        return total

    def residents(self, places: Sequence[str]) -> tuple[list[int], list[int]]:
        """Cohorts that live in ``places``, and cohorts of which only the country is known to fit."""
        inside: list[int] = []
        doubtful: list[int] = []
        for residence, indices in self.by_residence.items():
            if any(self._lives_in(residence, place) for place in places):
                inside.extend(indices)
            elif any("-" in place and country_of(place) == residence for place in places):
                doubtful.extend(indices)
        sure = set(inside)
        return sorted(sure), sorted(set(doubtful) - sure)

    def grouped_by_residence(self, indices: Sequence[int]) -> Iterable[Sequence[int]]:
        """The cohorts at ``indices``, those of one present residence together."""
        if len(indices) == len(self.cohorts):
            return self.living_in.values()
        groups: dict[str, list[int]] = defaultdict(list)
        for index in indices:
            groups[self.cohorts[index].residence].append(index)
        return groups.values()

    def column(self, fact: str) -> Sequence[Any]:
        """A fact ``cohort.*`` of every cohort, made when a duty first asks for it."""
        found = self.columns.get(fact)
        if found is None:
            found = self.columns[fact] = [profile.values()[fact] for profile in self.profiles]
        return found

    def _lives_in(self, residence: str, place: str) -> bool:
        if place in (ANYWHERE, residence):
            return True
        country = country_of(residence)
        return country == place or country in self.corpus.places.get(place, ())


def open_session(corpus: Corpus, facts: IncidentFacts, cohorts: Sequence[Cohort]) -> Session:
    """Sorts the cohorts once for all duties."""
    element_bit = element_bits()
    by_residence: dict[str, list[int]] = defaultdict(list)
    living_in: dict[str, list[int]] = defaultdict(list)
    for index, cohort in enumerate(cohorts):
        by_residence[cohort.residence].append(index)
        living_in[cohort.residence].append(index)
        if cohort.residence_at_breach not in (None, cohort.residence):
            by_residence[str(cohort.residence_at_breach)].append(index)
    profiles = [profile_of(cohort) for cohort in cohorts]
    return Session(
        corpus=corpus,
        facts=facts,
        cohorts=cohorts,
        profiles=profiles,
        persons=[cohort.persons for cohort in cohorts],
        keys=[key_of(cohort, element_bit) for cohort in cohorts],
        element_bit=element_bit,
        by_residence=by_residence,
        living_in=living_in,
        moved=frozenset(index for index, profile in enumerate(profiles) if profile.has_moved),
        columns={},
    )
