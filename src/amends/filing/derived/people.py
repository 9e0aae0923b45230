"""How many people, where they live, and which kinds of people they are.  Counts only, never who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

from amends.core.case import Cohort
from amends.core.case.model import CohortStatus
from amends.core.places import country_of
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.filing.facts import NOTHING, Datum, Situation, computed, given

_FACT = "cohorts.persons"


@cache
def _eea() -> frozenset[str]:
    """The countries of the EEA with their parts, as the vocabulary of the law lists them."""
    path = data_folder("corpus") / "vocabulary" / "places.yaml"
    return frozenset(parse_yaml(path.read_text(encoding="utf-8"), name=path.name)["EEA"])


def _sum(cohorts: Iterable[Cohort]) -> int:
    return sum(cohort.persons for cohort in cohorts)


def total(situation: Situation) -> Datum:
    """All who are affected."""
    return given(_sum(situation.cohorts), _FACT) if situation.cohorts else NOTHING


def counted(situation: Situation) -> Datum:
    """Those whom this duty counts: in most States of the US their own residents."""
    return given(_sum(situation.counted), _FACT) if situation.counted else NOTHING


def certainty(situation: Situation) -> Datum:
    """``exact`` if every cohort is confirmed, else ``approximate``."""
    if not situation.counted:
        return NOTHING
    sure = all(cohort.status is CohortStatus.CONFIRMED for cohort in situation.counted)
    return given("exact" if sure else "approximate", "cohorts.status")


def minors(situation: Situation) -> Datum:
    """How many of the counted are minors."""
    return given(sum(cohort.minors for cohort in situation.counted), "cohorts.minors") if situation.counted else NOTHING


def by_country(situation: Situation) -> Datum:
    """Counts by country of residence."""
    return _counts(situation.cohorts, country_of)


def by_eea_country(situation: Situation) -> Datum:
    """Counts by country of residence within the EEA."""
    counts = by_country(situation)
    inside = {place: number for place, number in _numbers(counts).items() if place in _eea()}
    return given(inside, _FACT) if inside else NOTHING


def eea_countries(situation: Situation) -> Datum:
    """The countries of the EEA in which affected persons live."""
    return _names(by_eea_country(situation))


def cross_border(situation: Situation) -> Datum:
    """``yes`` where persons in more than one EEA State are affected by a controller established in the EEA.

    That is the second limb of GDPR, Article 4(23); whether they are affected "substantially" a person decides.
    """
    places = _numbers(by_eea_country(situation))
    home = situation.get("organisation.country")
    if not home.is_known or home.value not in _eea():
        return NOTHING
    reason = "Art. 4(23)(b) GDPR"
    return computed("yes" if set(places) - {str(home.value)} else "no", _FACT, *home.facts, reason=reason)


def in_eea(situation: Situation) -> Datum:
    """``yes`` where the controller is established in the EEA, else ``no``."""
    home = situation.get("organisation.country")
    return given("yes" if home.value in _eea() else "no", *home.facts) if home.is_known else NOTHING


def outside_eea(situation: Situation) -> Datum:
    """``yes`` where a controller outside the EEA has to notify its authorities at all (GDPR, Article 3(2))."""
    home = in_eea(situation)
    owes = any(duty.status == "required" for duty in situation.served)
    return computed("yes", *home.facts, reason="Art. 3(2) GDPR") if home.value == "no" and owes else NOTHING


def kinds(situation: Situation) -> Datum:
    """The kinds of people that the case itself shows: customers of whom it has a file, and minors among them."""
    found = []
    if situation.case.customers:
        found.append("customers")
    if any(cohort.minors for cohort in situation.counted):
        found.append("minors")
    return computed(tuple(found), "case.customers", "cohorts.minors") if situation.case.customers else NOTHING


def _counts(cohorts: Iterable[Cohort], place_of: Callable[[str], str]) -> Datum:
    numbers: Counter[str] = Counter()
    for cohort in cohorts:
        numbers[place_of(cohort.residence)] += cohort.persons
    return given(dict(sorted(numbers.items())), _FACT) if numbers else NOTHING


def _numbers(datum: Datum) -> dict[str, int]:
    return datum.value if isinstance(datum.value, dict) else {}


def _names(datum: Datum) -> Datum:
    names = tuple(_numbers(datum))
    return given(names, *datum.facts) if names else NOTHING


KEYS = {
    "persons.total": total,
    "persons.counted": counted,
    "persons.certainty": certainty,
    "persons.minors": minors,
    "persons.by_country": by_country,
    "persons.by_eea_country": by_eea_country,
    "persons.eea_countries": eea_countries,
    "persons.cross_border": cross_border,
    "persons.controller_in_eea": in_eea,
    "persons.outside_eea": outside_eea,
    "persons.kinds_of_case": kinds,
}
