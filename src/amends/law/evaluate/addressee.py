"""To whom exactly a duty is owed: one authority, or one for each country of residence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from amends.core.places import country_of
from amends.law.evaluate.session import Session
from amends.law.model import Addressee, Duty
from amends.law.model.words import GroupBy


@dataclass(frozen=True)
class Group:
    """One addressee with its cohorts; ``country`` is the place where the act is to be done."""

    name: str
    country: str | None
    cohorts: tuple[int, ...]
    says: str = ""


def groups(session: Session, duty: Duty, cohorts: Iterable[int]) -> tuple[Group, ...]:
    """The addressees of the duty for these cohorts; one if there are none to tell apart."""
    indices = tuple(cohorts)
    place = session.facts.values["controller.country"]
    chosen = _applicable(session, duty)
    if chosen is None:
        home = country_of(duty.jurisdiction) if len(duty.jurisdiction) == len("PL") else None
        return (Group(duty.recipient_name, place if home in session.corpus.places else home or place, indices),)
    if chosen.each is GroupBy.COUNTRY_OF_RESIDENCE:
        return _by_residence(session, duty, chosen, indices)
    return (Group(_name(session, duty, chosen, place), place, indices, chosen.says),)


def _applicable(session: Session, duty: Duty) -> Addressee | None:
    for addressee in duty.addressees:
        if addressee.when is None or session.judge(addressee.when).truth:
            return addressee
    return None


def _by_residence(session: Session, duty: Duty, chosen: Addressee, indices: tuple[int, ...]) -> tuple[Group, ...]:
    countries: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        countries[country_of(session.cohorts[index].residence)].append(index)
    named = session.corpus.authorities[chosen.names]
    groups_found = tuple(
        Group(_name(session, duty, chosen, country), country, tuple(members), chosen.says)
        for country, members in sorted(countries.items())
        if country in named
    )
    return groups_found or (Group(duty.recipient_name, None, indices, chosen.says),)


def _name(session: Session, duty: Duty, chosen: Addressee, country: str | None) -> str:
    if chosen.each is GroupBy.INCIDENT:
        return chosen.names
    return session.corpus.authorities[chosen.names].get(country or "", duty.recipient_name)
