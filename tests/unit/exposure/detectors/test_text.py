"""Free text: elements with offsets, checks on candidates, words around them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from madeup_numbers import a_card, a_nip, a_pesel, an_iban, digits, spoiled

from amends.exposure.detectors import find_in_text

CARD, PESEL, NIP, IBAN = a_card(), a_pesel(), a_nip(), an_iban()


@pytest.mark.parametrize(
    ("text", "element", "value"),
    [
        (f"PESEL {PESEL}, tel. 601 234 567", "pesel", PESEL),
        (f"karta {CARD} do zwrotu", "card_number", CARD),
        ("card 4111-1111-1111-1111.", "card_number", "4111-1111-1111-1111"),
        (f"NIP: {NIP}", "tax_id", NIP),
        (f"przelew na {IBAN}!", "iban", IBAN),
        ("write to <anna.nowak@example.com>.", "email", "anna.nowak@example.com"),
        ("her SSN is 123-45-6789", "ssn", "123-45-6789"),
        ("zadzwoń +48 601 234 567 rano", "phone", "+48 601 234 567"),
        ("call (212) 555-0123 now", "phone", "(212) 555-0123"),
        ("urodzona 12.03.1961 w Łodzi", "date_of_birth", "12.03.1961"),
        ("GET /login from 203.0.113.9", "ip_address", "203.0.113.9"),
        ("Reisepass C01X00T47 vorgelegt", "passport", "C01X00T47"),
        ("password=Hunter22! ok", "password", "Hunter22!"),
        ("diagnosis: E11.9", "medical", "E11.9"),
        ("Mr. John Smith called", "name", "John Smith"),
        ("ul. Długa 5, 00-001 Warszawa", "postal_address", "ul. Długa 5, 00-001 Warszawa"),
        ("کد ملی: ۰۰۸۴۵۷۵۹۴۸", "national_id", "۰۰۸۴۵۷۵۹۴۸"),
    ],
)
def test_an_element_is_found_where_it_stands(text: str, element: str, value: str) -> None:
    found = [item for item in find_in_text(text) if item.element == element]
    assert [item.value for item in found] == [value]
    assert text[found[0].start : found[0].end] == value


@pytest.mark.parametrize(
    "text",
    [
        f"order {digits(5)} shipped",
        f"card {spoiled(CARD)}",
        f"PESEL {spoiled(PESEL)}",
        f"IBAN {spoiled(IBAN)}",
        "2024-01-01 10:22:33,123 INFO started in 1733 ms, pid 88231",
        "build 1733311122 of branch release/2.14.3",
        "listening on 127.0.0.1:8080",
        "sha256 of the file: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "",
    ],
)
def test_look_alikes_in_text_are_passed_over(text: str) -> None:
    assert [item.element for item in find_in_text(text)] == []


def test_findings_do_not_overlap_and_keep_their_order() -> None:
    found = find_in_text(f"a@b.example {IBAN} {CARD} 203.0.113.9 {PESEL}")
    assert [item.element for item in found] == ["email", "iban", "card_number", "ip_address", "pesel"]
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_validated_by_is_null_without_a_check_of_the_number() -> None:
    found = {item.element: item.validated_by for item in find_in_text(f"a@b.example PESEL {PESEL}")}
    assert found["email"] is None
    assert found["pesel"] == "PESEL check digit and birth date"


def test_a_hostile_line_does_not_hang() -> None:
    started = time.perf_counter()
    for nasty in ("1 " * 5000, "A" * 20_000, "a@" * 5000, "Aa " * 4000, "1-" * 5000, "." * 20_000, "A1" * 8000):
        find_in_text(nasty)
    assert time.perf_counter() - started < 10
