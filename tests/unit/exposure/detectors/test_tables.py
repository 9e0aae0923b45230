"""Whole tables: roles of customers' columns, neighbours, damage, emptiness, speed."""

from __future__ import annotations

import time

from madeup_numbers import a_card, a_pesel, digits, seeded

from amends.core.elements import elements
from amends.exposure.detectors import classify_columns
from amends.exposure.detectors.registry import detectors

GIVEN = ["Anna", "Jan", "Hans", "Maria", "Piotr", "Ursula", "John", "Zofia"]
FAMILY = ["Kowalski", "Nowak", "Müller", "Smith", "Wiśniewska", "Schneider", "Brown", "Zielińska"]
STREETS = ["ul. Długa 5", "Hauptstraße 12", "12 Oak Street", "al. Jerozolimskie 100/3"]


def test_columns_of_a_customer_table_get_their_roles() -> None:
    found = classify_columns(
        {
            "customer_no": ["C1001", "C1002", "C1003"],
            "title": ["Mr", "Ms", "Dr"],
            "first_name": GIVEN,
            "last_name": FAMILY,
            "pesel": [a_pesel() for _ in range(9)],
            "birth_date": ["1980-01-02", "1975-11-30"],
            "email": ["a@b.example", "c@d.example"],
            "phone": ["+48601234567", "+48602345678"],
            "street": STREETS,
            "postcode": ["00-001", "10115"],
            "city": ["Warszawa", "Berlin"],
            "country": ["PL", "DE"],
            "residence": ["PL", "US-CA"],
            "language": ["pl", "de"],
            "deceased": ["false", "true"],
            "guardian": ["C1001", "C1002"],
            "status": ["active", "closed"],
            "safe_contact": ["post", "email"],
        }
    )
    roles = {name: item.role for name, item in found.items()}
    assert roles == {
        "customer_no": "id",
        "title": "title",
        "first_name": "given_name",
        "last_name": "family_name",
        "pesel": None,
        "birth_date": None,
        "email": None,
        "phone": None,
        "street": "street",
        "postcode": "postcode",
        "city": "city",
        "country": "country",
        "residence": "residence",
        "language": "language",
        "deceased": "deceased",
        "guardian": "guardian",
        "status": "status",
        "safe_contact": "safe_contact",
    }
    held = {name: item.element for name, item in found.items() if item.element}
    assert held == {
        "customer_no": "customer_number",
        "first_name": "name",
        "last_name": "name",
        "pesel": "pesel",
        "birth_date": "date_of_birth",
        "email": "email",
        "phone": "phone",
        "street": "postal_address",
        "postcode": "postal_address",
        "city": "postal_address",
    }


def test_a_table_without_headers_is_read_by_content_and_neighbours() -> None:
    rows = range(60)
    found = classify_columns(
        {
            "column1": [GIVEN[n % 8] for n in rows],
            "column2": [f"{FAMILY[n % 8]}" for n in rows],
            "column3": [f"u{n}@mail.example" for n in rows],
            "column4": [f"Pw{digits(3)}x!Q" for _ in rows],
            "column5": [a_card() for _ in rows],
            "column6": [f"{n % 12 + 1:02d}/{27 + n % 4}" for n in rows],
            "column7": [digits(3) for _ in rows],
            "column8": [f"{seeded.uniform(49, 54):.5f}" for _ in rows],
            "column9": [f"{seeded.uniform(14, 24):.5f}" for _ in rows],
            "column10": [f"{n % 200 + 10}.{n}.7.9" for n in rows],
        }
    )
    assert [item.element for item in found.values()] == [
        "name",
        "name",
        "email",
        "password",
        "card_number",
        "card_expiry",
        "card_code",
        "geolocation",
        "geolocation",
        "ip_address",
    ]


def test_three_digits_without_a_card_beside_them_are_nothing() -> None:
    assert classify_columns({"column1": [digits(3) for _ in range(60)]})["column1"].element is None


def test_numbers_that_a_spreadsheet_damaged_are_flagged_and_not_counted() -> None:
    found = classify_columns({"CCNumber": ["5.54563E+15", "4,11111E+15", "#######"], "pesel": ["5.5E+10", "4.4E+10"]})
    assert [item.element for item in found.values()] == [None, None]
    assert all("spreadsheet" in item.because for item in found.values())


def test_a_few_damaged_values_do_not_hide_the_rest() -> None:
    found = classify_columns({"nr_karty": [a_card() for _ in range(20)] + ["5.54563E+15"] * 5})
    assert found["nr_karty"].validated_by == "Luhn digit and issuer range"


def test_empty_columns_and_placeholders_hold_nothing() -> None:
    found = classify_columns(
        {"pesel": ["", "00000000000", "brak"], "email": ["n/a", "brak@brak.example"], "x": [], "city": [""]}
    )
    assert {item.element for item in found.values()} == {None}
    assert found["city"].role == "city"


def test_no_columns_give_no_answers() -> None:
    assert classify_columns({}) == {}


def test_hashes_are_told_by_their_form() -> None:
    bcrypt = "$2b$12$" + "abcdefghijklmnopqrstuv0123456789ABCDEFGHIJKLMNOPQRSTU"
    argon = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b4dWRWJTmaaJObG"
    found = classify_columns(
        {"x": [bcrypt], "column2": [argon], "password": ["5f4dcc3b5aa765d61d8327deb882cf99"], "pwd": ["hunter22!"]}
    )
    assert [item.element for item in found.values()] == ["password_hash", "password_hash", "password_hash", "password"]


def test_the_same_sample_gives_the_same_answer() -> None:
    sample = {"column1": [a_pesel() for _ in range(50)], "nazwa": FAMILY, "c3": STREETS}
    assert classify_columns(sample) == classify_columns(sample)


def test_hostile_values_neither_hang_nor_fail() -> None:
    nasty = [
        "(" * 5000,
        "1 " * 3000,
        "a@" * 3000,
        "A" * 100_000,
        "\x00\x01",
        "+" + "9 " * 2000,
        "😀" * 500,
        "..." * 900,
        "²³¹",
        "٣" * 900,
    ]
    started = time.perf_counter()
    classify_columns(
        {f"column{n}": nasty for n in range(5)} | {"phone": nasty, "iban": nasty, "full name": nasty, "ssn": nasty}
    )
    assert time.perf_counter() - started < 5


def test_fifty_columns_of_thousands_of_values_take_little_time() -> None:
    table = {f"column{n}": [digits(9 + n % 8) for _ in range(3000)] for n in range(50)}
    started = time.perf_counter()
    classify_columns(table)
    assert time.perf_counter() - started < 6  # well under 2 s alone; the machine is shared


def test_every_detector_names_an_element_of_the_vocabulary() -> None:
    named = {element for detector in detectors() if (element := getattr(detector, "element", None))}
    assert named <= set(elements())
    assert set(elements()) - named == set()


def test_a_number_among_masked_ones_keeps_its_column() -> None:
    values = ["XXX-XX-3001", "3002", "3003", "536-22-1234"]
    assert classify_columns({"ssn": values})["ssn"].element == "ssn"
    assert classify_columns({"ssn": ["XXX-XX-3001", "3002", "n.n."]})["ssn"].element is None
