"""Postal addresses: the order of each country, and the country's name as the sending post reads it."""

from __future__ import annotations

import pytest
from wording_requests import a_person

from amends.wording.render.address import address_lines, breakable

PLACES = [
    ("PL", "PL", "ul. Długa 5", "00-001", "Łódź", ("ul. Długa 5", "00-001 Łódź")),
    ("DE-BY", "DE", "Weg 1", "89073", "Ulm", ("Weg 1", "89073 Ulm")),
    ("GB", "GB", "1 High St", "ls1 1aa", "Leeds", ("1 High St", "LEEDS", "LS1 1AA")),
    ("US-CA", "US", "1 Main St", "94601", "Oakland", ("1 Main St", "Oakland, CA 94601")),
    ("US", "US", "1 Main St", "94601", "Oakland", ("1 Main St", "Oakland 94601")),
    ("CA-ON", "CA", "1 King St", "m5h 1a1", "Toronto", ("1 King St", "Toronto ON M5H 1A1")),
    ("HU", "HU", "Fő utca 1", "1011", "Budapest", ("Budapest", "Fő utca 1", "1011")),
    ("SE", "SE", "Gatan 1", "111 22", "Stockholm", ("Gatan 1", "SE-111 22 Stockholm")),
    ("JP", "JP", "1-2-3 Ginza", "104-0061", "Tokyo", ("1-2-3 Ginza, Tokyo", "104-0061")),
    ("JP", "JP", "銀座1-2-3", "104-0061", "東京", ("〒104-0061", "東京", "銀座1-2-3")),
    ("AE", "AE", "Street 1", "00000", "Dubai", ("Street 1", "Dubai 00000")),
    ("DE", "US", "1 Main St", "94601", "Oakland", ("1 Main St", "Oakland 94601")),
    ("XK", "XK", "Rruga 1", "10000", "Prishtina", ("Rruga 1", "10000 Prishtina")),
    ("QQ", "QQ", "Street 1", "1", "Town", ("Street 1", "1 Town")),
]


@pytest.mark.parametrize("place", PLACES)
def test_lines_stand_in_the_order_of_the_country_and_nothing_is_lost(
    place: tuple[str, str, str, str, str, tuple[str, ...]],
) -> None:
    residence, country, street, postcode, city, expected = place
    person = a_person(residence=residence, country=country, street=street, postcode=postcode, city=city)
    lines = address_lines(person, "en")
    assert lines[1:-1] == expected
    whole = " ".join(lines).lower()
    assert all(part.lower() in whole for part in (person.name, street, postcode, city))


@pytest.mark.parametrize(
    ("language", "sent_from", "last"),
    [
        ("en", "PL", "NIEMCY"),
        ("fa", "PL", "NIEMCY"),
        ("pl", "GB", "GERMANY"),
        ("pl", "IR", "GERMANY"),  # Persian letters are no help to a sorter abroad
        ("en", "CH", "DEUTSCHLAND"),
        ("pl", "US", "GERMANY"),
        ("fa", None, "GERMANY"),
        ("pl", None, "NIEMCY"),
    ],
)
def test_country_stands_in_capitals_in_the_language_of_the_sending_post(
    language: str, sent_from: str | None, last: str
) -> None:
    person = a_person(residence="DE", country="DE", street="Weg 1", postcode="89073", city="Ulm")
    assert address_lines(person, language, sent_from=sent_from)[-1] == last


def test_letter_within_the_country_names_no_country() -> None:
    assert address_lines(a_person(), "pl", sent_from="PL")[-1] == "00-001 Warszawa"


def test_missing_parts_leave_no_separators() -> None:
    person = a_person(residence="US", country="US", street="1 Main St", postcode=None, city=None)
    assert address_lines(person, "en") == ("Anna Nowak", "1 Main St", "UNITED STATES")


def test_marks_that_disguise_an_address_are_left_out() -> None:
    person = a_person("Anna\nNowak\u202e", street="ul. Długa\r\n5", city="War\u2066szawa")
    assert address_lines(person, "pl")[:3] == ("Anna Nowak", "ul. Długa 5", "00-001 War szawa")


def test_long_word_gets_places_to_end_a_line_and_a_short_one_does_not() -> None:
    assert breakable("Anna Nowak-Kowalska") == "Anna Nowak-Kowalska"
    assert breakable("a" * 30) == "a" * 12 + "\u200b" + "a" * 12 + "\u200b" + "a" * 6
    assert breakable("a" * 30).replace("\u200b", "") == "a" * 30
