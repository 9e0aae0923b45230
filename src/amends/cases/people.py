"""The customers before any trap is laid."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from amends.cases import numbers
from amends.cases.customer import Customer
from amends.cases.names import person_name, street_line, town

OUTSIDERS = 11  # people of the leak who are in no customer file; the traps take them out again


class Group(NamedTuple):
    """Customers of one place: ``culture`` their names', ``language`` that of their notices."""

    country: str
    region: str
    culture: str
    language: str
    persons: int


_GROUPS = (
    Group("PL", "", "pl", "pl", 3900 + OUTSIDERS),
    Group("PL", "", "en", "en", 50),
    Group("DE", "", "de", "de", 290),
    Group("DE", "", "pl", "pl", 100),
    Group("DE", "", "fa", "fa", 10),
    Group("GB", "", "en", "en", 212),
    Group("GB", "", "pl", "pl", 80),
    Group("GB", "", "fa", "fa", 8),
    Group("US", "CA", "en", "en", 94),
    Group("US", "CA", "fa", "fa", 6),
    Group("US", "NY", "en", "en", 80),
    Group("US", "TX", "en", "en", 60),
    Group("US", "FL", "en", "en", 50),
    Group("US", "MA", "en", "en", 35),
    Group("US", "VT", "en", "en", 25),
)
_MAIL_HOSTS = ("poczta.example", "skrzynka.example", "listy.example", "post.example", "mail.example")
_ADULTS_BORN = (date(1938, 1, 1), date(2004, 12, 31))
_PLAIN = str.maketrans("łŁøØß", "lLoOs")


def population(rng: Random) -> list[Customer]:
    """All customers in the order of their numbers; every PESEL, e-mail, phone and IBAN is unique."""
    people: list[Customer] = []
    taken: set[str] = set()
    phones: Counter[str] = Counter()
    for group in _GROUPS:
        for _ in range(group.persons):
            number = str(10_000_017 + 7 * len(people))
            phone = numbers.phone(group.country, group.region, phones[group.country + group.region])
            phones[group.country + group.region] += 1
            person = _person(rng, group, number, phone)
            while taken & _identifiers(person):
                person = _person(rng, group, number, phone)
            taken |= _identifiers(person)
            people.append(person)
    return people


def _person(rng: Random, group: Group, ref: str, phone: str) -> Customer:
    country = group.country
    is_woman = rng.random() < 0.5
    given, family = person_name(rng, group.culture, is_woman=is_woman)
    first, last = _ADULTS_BORN
    born_on = first + timedelta(days=rng.randrange((last - first).days))
    return Customer(
        ref=ref,
        given_name=given,
        family_name=family,
        is_woman=is_woman,
        born_on=born_on,
        country=country,
        region=group.region,
        language=group.language,
        email=f"{plain(given)}.{plain(family)}{int(ref) % 9973}@{rng.choice(_MAIL_HOSTS)}",
        phone=phone,
        street=street_line(rng, country),
        postcode=numbers.postcode(rng, country, group.region),
        city=town(rng, country),
        iban=numbers.polish_iban(rng),
        card=numbers.card_number(rng),
        expiry=f"{rng.randint(1, 12):02}/{rng.randint(27, 31)}",
        **_documents(rng, country, born_on, is_woman),
    )


def _documents(rng: Random, country: str, born_on: date, is_woman: bool) -> dict[str, str]:
    if country == "PL":
        return {"pesel": numbers.pesel_of(rng, born_on, is_woman=is_woman), "id_card": numbers.polish_id_card(rng)}
    if country == "DE":
        return {"tax_id": numbers.german_tax_id(rng), "id_card": numbers.german_id_card(rng)}
    return {"passport": numbers.british_passport(rng)} if country == "GB" else {"ssn": numbers.us_ssn(rng)}


def _identifiers(person: Customer) -> set[str]:
    numbers_of = (person.pesel, person.id_card, person.ssn, person.tax_id, person.passport, person.iban, person.card)
    return {value for value in (*numbers_of, person.email) if value}


def plain(text: str) -> str:
    """Lower-case ASCII letters of a name, for the local part of an e-mail address.

    >>> plain("Świetlana Łozin")
    'swietlanalozin'
    """
    flat = unicodedata.normalize("NFKD", text.translate(_PLAIN)).encode("ascii", "ignore").decode()
    return "".join(char for char in flat.lower() if char.isalnum())
