"""The wrong-person guard holds whatever disagrees."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.contact.guard import Expected, ParsedMessage, check
from amends.core.channels import Channel
from amends.core.person import PersonRow

A = PersonRow(
    person_ref="C1",
    name="Jan Nowak",
    language="pl",
    residence="PL",
    elements=("name", "pesel"),
    email="jan@people.example",
    street="Polna 1",
    postcode="00-001",
    city="Łódź",
)
CODE = "7Q2K9-XMBDA"
MESSAGE = ParsedMessage(
    "id@bank.example", "jan@people.example", (f"Dear Jan Nowak, code {CODE}",), frozenset(("name", "pesel"))
)
EXPECTED = Expected("id@bank.example", Channel.EMAIL, CODE)


def test_message_goes_when_everything_agrees() -> None:
    assert check(A, A, MESSAGE, EXPECTED).agreed


def test_person_whom_the_source_no_longer_gives_is_held() -> None:
    assert not check(A, None, MESSAGE, EXPECTED).agreed


@pytest.mark.parametrize(
    "change",
    [
        {"person_ref": "C2"},
        {"email": "anna@people.example"},
        {"email": None},
        {"name": "Jan Nowak junior"},
        {"elements": ("name",)},
        {"elements": ("name", "pesel", "card_number")},
        {"protection": "encrypted"},
        {"is_deceased": True},
        {"shared": frozenset({"email"})},
    ],
)
def test_any_difference_between_register_and_source_holds(change: dict[str, object]) -> None:
    other = msgspec.structs.replace(A, **change)
    assert not check(A, other, MESSAGE, EXPECTED).agreed


@pytest.mark.parametrize(
    "change",
    [
        {"to": "anna@people.example"},
        {"message_id": "other@bank.example"},
        {"texts": (f"Dear Anna Nowak, code {CODE}",)},
        {"texts": ("Dear Jan Nowak, code 22222-22222",)},
        {"texts": (*MESSAGE.texts, f"Dear Anna, code {CODE}")},
        {"texts": ()},
        {"texts": ("",)},
        {"elements": frozenset(("name",))},
        {"elements": frozenset(("name", "pesel", "iban"))},
        {"codes": frozenset(("22222-22222",))},
    ],
)
def test_any_difference_in_the_rendered_message_holds(change: dict[str, object]) -> None:
    assert not check(A, A, replace(MESSAGE, **change), EXPECTED).agreed  # type: ignore[arg-type]


def test_case_and_spaces_of_an_address_are_no_disagreement() -> None:
    other = msgspec.structs.replace(A, email=" Jan@People.example ")
    assert check(A, other, MESSAGE, EXPECTED).agreed


def test_marks_of_direction_around_a_name_are_no_disagreement() -> None:
    fa = msgspec.structs.replace(A, name="رضا\u200cیی‌نژاد")
    text = f"\u2068رضا\u200cیی‌نژاد\u2069 عزیز {CODE}"
    assert check(fa, fa, replace(MESSAGE, texts=(text,)), EXPECTED).agreed


def test_reason_holds_no_personal_data() -> None:
    other = msgspec.structs.replace(A, name="Anna Kowal", email="anna@people.example", elements=("iban",))
    reasons = " ".join(check(A, other, MESSAGE, EXPECTED).because)
    assert not any(word in reasons for word in ("Jan", "Anna", "people.example", CODE, "pesel", "iban"))


@given(
    names=st.lists(
        st.text("abc ", min_size=1).filter(str.strip),
        min_size=2,
        max_size=2,
        unique_by=lambda name: " ".join(name.split()),
    )
)
def test_two_different_persons_never_pass(names: list[str]) -> None:
    a = msgspec.structs.replace(A, name=names[0])
    b = msgspec.structs.replace(A, name=names[1])
    said = replace(MESSAGE, texts=(f"Dear {names[0]}, code {CODE}",))
    assert not check(a, b, said, EXPECTED).agreed
