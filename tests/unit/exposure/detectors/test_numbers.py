"""Numbers with a check of their own: found when it holds, not when one digit is wrong, never by luck."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from madeup_numbers import (
    a_card,
    a_dni,
    a_melli_code,
    a_nip,
    a_pesel,
    a_polish_id_card,
    a_polish_mobile,
    an_aadhaar,
    an_iban,
    an_ssn,
    digits,
    spoiled,
)

from amends.exposure.detectors import ColumnClass, classify_columns

SAMPLE = 200

CHECKED: list[tuple[str, Callable[[], str], str]] = [
    ("pesel", a_pesel, "PESEL"),
    ("card_number", a_card, "numer_karty"),
    ("tax_id", a_nip, "NIP"),
    ("iban", an_iban, "iban"),
    ("id_card", a_polish_id_card, "nr_dowodu"),
    ("national_id", a_dni, "DNI"),
    ("national_id", an_aadhaar, "aadhaar"),
    ("national_id", a_melli_code, "کد ملی"),
]


def one(header: str, values: list[str]) -> ColumnClass:
    return classify_columns({header: values})[header]


def sample(make: Callable[[], str]) -> list[str]:
    return [make() for _ in range(SAMPLE)]


@pytest.mark.parametrize(("element", "make", "header"), CHECKED)
def test_valid_numbers_are_found_with_and_without_a_header(element: str, make: Callable[[], str], header: str) -> None:
    for name in (header, "column1", ""):
        found = one(name, sample(make))
        assert found.element == element, name
        assert found.validated_by, name
        assert found.certainty >= 0.6, name


@pytest.mark.parametrize(("element", "make", "header"), CHECKED)
def test_numbers_with_one_wrong_digit_are_never_validated(element: str, make: Callable[[], str], header: str) -> None:
    wrong = [spoiled(make()) for _ in range(SAMPLE)]
    assert one("column1", wrong).element != element
    named = one(header, wrong)
    assert named.validated_by is None
    assert named.certainty < one(header, sample(make)).certainty


@pytest.mark.parametrize("length", range(5, 20))
def test_random_numbers_without_a_header_are_no_element(length: int) -> None:
    found = one("column1", sample(lambda: digits(length)))
    assert found.element is None, found


@pytest.mark.parametrize(
    ("header", "make"),
    [
        ("order_no", lambda: digits(16)),
        ("order_no", a_card),  # order numbers may carry a Luhn digit, and begin with a 4
        ("nr_zamowienia", lambda: "4" + digits(15)),
        ("invoice_id", lambda: f"FV/{digits(3)}/2024"),
        ("timestamp", lambda: "17" + digits(11)),
        ("column1", lambda: "17" + digits(8)),
        ("regon", lambda: digits(9)),
        ("company_reg", lambda: digits(9)),
        ("column1", lambda: "ABC" + digits(6)),
        ("session_id", lambda: digits(32)),
        ("column1", lambda: f"{1 + len(digits(2))} {digits(3)}.{digits(2)}"),
        ("column1", lambda: f"{int(digits(2)) + 1} {digits(3)} {digits(3)}"),
        ("column1", lambda: f"5{digits(1)}.{digits(6)}"),
        ("kwota", lambda: f"{digits(3)},{digits(2)}"),
    ],
)
def test_look_alikes_are_no_element(header: str, make: Callable[[], str]) -> None:
    assert one(header, sample(make)).element is None


def test_bare_nine_digits_are_ssn_only_under_a_header() -> None:
    bare = [number.replace("-", "") for number in sample(an_ssn)]
    assert one("column1", bare).element is None
    assert one("SocialSecurityNumber", bare).element == "ssn"
    assert one("column1", sample(an_ssn)).element == "ssn"


@pytest.mark.parametrize(
    ("header", "make"),
    [
        ("telefon", lambda: digits(9)),
        ("Phone", lambda: "6" + digits(9)),
        ("tel_kontaktowy", lambda: "48" + a_polish_mobile()),
        ("column1", a_polish_mobile),
        ("column1", lambda: "+48" + a_polish_mobile()),
    ],
)
def test_phones_are_no_national_number(header: str, make: Callable[[], str]) -> None:
    assert one(header, sample(make)).element == "phone"


def test_pesel_under_a_wrong_header_is_still_pesel() -> None:
    assert one("telefon", sample(a_pesel)).element == "pesel"


def test_nip_is_tax_id_and_a_phone_column_of_ten_digits_is_not() -> None:
    assert one("column1", sample(a_nip)).element == "tax_id"
    assert one("telefon", sample(lambda: digits(10))).element == "phone"


def test_a_column_with_some_broken_numbers_keeps_its_element() -> None:
    values = sample(a_pesel)
    values[::10] = [spoiled(number) for number in values[::10]]
    assert one("column1", values).element == "pesel"


def test_polish_account_is_bank_account_and_iban_is_iban() -> None:
    accounts = sample(lambda: an_iban("PL", 24))
    assert one("nr_rachunku", accounts).element == "iban"
    assert one("nr_rachunku", [account[2:] for account in accounts]).element == "bank_account"
    assert one("column1", [account[2:] for account in accounts]).validated_by == "NRB modulo 97"


def test_a_single_pesel_without_header_is_believed() -> None:
    assert one("column1", ["44051401359"]).element == "pesel"
