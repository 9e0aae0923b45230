"""The locks of the self-check without a database: what opens, what does not, and of what length."""

from __future__ import annotations

import pytest

from amends.apps.selfcheck.onetime import (
    ANSWER_BYTES,
    Behind,
    new_one_time_code,
    no_answer,
    open_answer,
    read_one_time_code,
    seal_answer,
)
from amends.apps.selfcheck.requests import read_contact
from amends.apps.selfcheck.standing import (
    SEALED_BYTES,
    Because,
    DoorKind,
    Kind,
    Standing,
    bits_of,
    door_digest,
    open_standing,
    padded,
    seal_standing,
    unpadded,
)
from amends.core.elements import elements

_SECRET = bytes(range(32))
_VOCABULARY = list(elements())
_STANDINGS = [
    Standing(kind=Kind.NOT_IN_THIS_INCIDENT),
    Standing(kind=Kind.CANNOT_TELL, because=Because.SHARED),
    Standing(
        kind=Kind.AFFECTED,
        elements=bits_of(_VOCABULARY, _VOCABULARY),
        person_ref="ż" * 90,
        person_hash="f" * 40,
    ),
]


@pytest.mark.parametrize("standing", _STANDINGS)
def test_standing_comes_back_whole_and_every_box_is_as_long(standing: Standing) -> None:
    sealed = seal_standing(standing, secret=_SECRET, kind=DoorKind.EMAIL, value="a@b.example")
    assert len(sealed) == SEALED_BYTES
    assert open_standing(sealed, secret=_SECRET, kind=DoorKind.EMAIL, value="a@b.example") == standing


def test_all_elements_come_back_in_the_vocabularys_order() -> None:
    assert list(_STANDINGS[2].element_codes(_VOCABULARY)) == _VOCABULARY


@pytest.mark.parametrize(
    ("secret", "kind", "value"),
    [
        (bytes(32), DoorKind.EMAIL, "a@b.example"),
        (_SECRET, DoorKind.PHONE, "a@b.example"),
        (_SECRET, DoorKind.EMAIL, "b@b.example"),
    ],
)
def test_other_secret_kind_or_value_opens_nothing_and_finds_nothing(secret: bytes, kind: DoorKind, value: str) -> None:
    sealed = seal_standing(_STANDINGS[0], secret=_SECRET, kind=DoorKind.EMAIL, value="a@b.example")
    assert open_standing(sealed, secret=secret, kind=kind, value=value) is None
    assert door_digest(secret, kind, value) != door_digest(_SECRET, DoorKind.EMAIL, "a@b.example")


def test_altered_box_opens_nothing() -> None:
    sealed = bytearray(seal_standing(_STANDINGS[0], secret=_SECRET, kind=DoorKind.CODE, value="x"))
    sealed[40] ^= 1
    assert open_standing(bytes(sealed), secret=_SECRET, kind=DoorKind.CODE, value="x") is None


def test_same_standing_twice_is_sealed_differently() -> None:
    one, two = (seal_standing(_STANDINGS[0], secret=_SECRET, kind=DoorKind.CODE, value="x") for _ in range(2))
    assert one != two


def test_padding_is_taken_off_exactly() -> None:
    assert unpadded(padded(b"words\0", 20)) == b"words\0"
    assert unpadded(padded(b"", 20)) == b""


def test_one_time_answer_opens_with_its_code_and_request_alone() -> None:
    behind = [Behind(7, _STANDINGS[2]), Behind(8, _STANDINGS[1])]
    answer = seal_answer(behind, code="7Q2K-9XMB", ref="OTC-1")
    assert open_answer(answer, code="7Q2K-9XMB", ref="OTC-1") == behind
    assert open_answer(answer, code="7Q2K-9XMC", ref="OTC-1") is None
    assert open_answer(answer, code="7Q2K-9XMB", ref="OTC-2") is None


def test_answer_for_a_stranger_is_as_long_as_any_and_opens_with_nothing() -> None:
    answers = [seal_answer([Behind(1, item)] * 9, code="7Q2K-9XMB", ref="r") for item in _STANDINGS]
    assert {len(answer) for answer in (*answers, no_answer())} == {ANSWER_BYTES}
    assert open_answer(no_answer(), code="7Q2K-9XMB", ref="r") is None
    assert open_answer(b"", code="7Q2K-9XMB", ref="r") is None


def test_new_codes_are_readable_and_differ() -> None:
    codes = {new_one_time_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(read_one_time_code(code.lower()) == code for code in codes)


@pytest.mark.parametrize("typed", ["", "7Q2K-9XM", "7Q2K-9XMBA", "7Q2K-9XM1", "x" * 10_000, "😀" * 8])
def test_what_cannot_be_a_one_time_code_is_none(typed: str) -> None:
    assert read_one_time_code(typed) is None


@pytest.mark.parametrize(
    "typed", ["JAN@Mail.example", "<jan@mail.example>", "mailto:jan@mail.example", "ｊan@mail.example"]
)
def test_ways_to_write_an_address_lead_to_one_mailbox(typed: str) -> None:
    assert read_contact(typed) == (DoorKind.EMAIL, "jan@mail.example")


@pytest.mark.parametrize("typed", ["+48 600-100-101", "(+48) 600 100 101", "+۴۸۶۰۰۱۰۰۱۰۱"])
def test_ways_to_write_a_number_lead_to_one(typed: str) -> None:
    assert read_contact(typed) == (DoorKind.PHONE, "+48600100101")


@pytest.mark.parametrize("typed", ["", "@", "jan", "12", "++48600100101", "jan@mail.example" * 50])
def test_what_is_no_contact_is_none(typed: str) -> None:
    assert read_contact(typed) is None
