"""The wrong-person guard holds whatever disagrees."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.contact.guard import Expected, ParsedMessage, check
from amends.core.channels import Channel
from amends.core.person import Formality, Gender, PersonRow

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


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"language": "de"}, "language"),
        ({"formality": Formality.INFORMAL}, "formality"),
        ({"easy_read": True}, "easy language"),
        ({"large_print": True}, "large print"),
    ],
)
def test_reason_names_the_form_that_differs_and_no_other(change: dict[str, object], said: str) -> None:
    verdict = check(A, msgspec.structs.replace(A, **change), MESSAGE, EXPECTED)
    assert len(verdict.because) == 1
    assert f"{said} differs between register and source" in verdict.because[0]


DEAD = msgspec.structs.replace(A, is_deceased=True, next_of_kin="Ewa Nowak")
BY_POST = Expected("id@bank.example", Channel.POST, CODE)


def letter_to(addressee: str) -> ParsedMessage:
    text = f"{addressee}\nPolna 1\n00-001 Łódź\n\nTo the family of Jan Nowak\nCode {CODE}"
    return ParsedMessage(MESSAGE.message_id, "Polna 1, 00-001, Łódź", (text,), MESSAGE.elements)


def test_letter_about_a_person_who_died_goes_to_the_next_of_kin_of_the_source() -> None:
    assert check(DEAD, DEAD, letter_to("Ewa  Nowak"), BY_POST).agreed


@pytest.mark.parametrize("addressee", ["Adam Obcy", "Jan Nowak", "Ewa Nowakowska", "Mrs Ewa Nowak and others", ""])
def test_letter_about_a_person_who_died_to_anybody_else_is_held(addressee: str) -> None:
    verdict = check(DEAD, DEAD, letter_to(addressee), BY_POST)
    assert verdict.because == ("the message about a person who died is not addressed to the next of kin",)


@pytest.mark.parametrize("kin", [None, "", "To the family"])
def test_letter_about_a_person_who_died_without_that_next_of_kin_is_held(kin: str | None) -> None:
    dead = msgspec.structs.replace(DEAD, next_of_kin=kin)
    assert not check(dead, dead, letter_to("Ewa Nowak"), BY_POST).agreed


def test_next_of_kin_who_has_the_name_of_the_dead_must_still_be_the_addressee() -> None:
    dead = msgspec.structs.replace(DEAD, next_of_kin="Jan Nowak")
    assert check(dead, dead, letter_to("Jan Nowak"), BY_POST).agreed
    assert not check(dead, dead, letter_to("Adam Obcy"), BY_POST).agreed


@pytest.mark.parametrize("greets", [frozenset(), frozenset({Gender.MALE}), frozenset({None, Gender.OTHER})])
def test_greeting_that_does_not_fit_the_gender_of_the_source_is_held(greets: frozenset[Gender | None]) -> None:
    woman = msgspec.structs.replace(A, gender=Gender.FEMALE)
    verdict = check(woman, woman, replace(MESSAGE, greets=greets), EXPECTED)
    assert len(verdict.because) == 1
    assert "greets" in verdict.because[0]
    assert "female" not in verdict.because[0]


def test_greeting_that_fits_the_gender_of_the_source_goes() -> None:
    woman = msgspec.structs.replace(A, gender=Gender.FEMALE)
    assert check(woman, woman, replace(MESSAGE, greets=frozenset({Gender.FEMALE})), EXPECTED).agreed
    assert check(A, A, replace(MESSAGE, greets=frozenset({None, Gender.OTHER})), EXPECTED).agreed
