"""The ladder: whom a notice reaches by which channel."""

from __future__ import annotations

from datetime import date

import pytest

from amends.contact.ladder import Addressee, Fate, looks_like_mailbox, rung_for
from amends.core.channels import Channel
from amends.core.person import PersonRow

DAY = date(2026, 6, 14)


def person(**changes: object) -> PersonRow:
    fields: dict[str, object] = {
        "person_ref": "C1",
        "name": "Jan Nowak",
        "language": "pl",
        "residence": "PL",
        "elements": ("name",),
        "email": "jan@people.example",
        "phone": "+48600100200",
        "street": "Polna 1",
        "postcode": "00-001",
        "city": "Warszawa",
    }
    return PersonRow(**{**fields, **changes})  # type: ignore[arg-type]


def test_email_comes_first_where_it_surely_reaches_the_person() -> None:
    assert rung_for(person(), on=DAY).channel is Channel.EMAIL


def test_shared_email_falls_to_a_letter_and_says_why() -> None:
    rung = rung_for(person(shared=frozenset({"email"})), on=DAY)
    assert rung.channel is Channel.POST
    assert "shared" in rung.because


def test_sms_is_used_only_where_neither_mail_nor_letter_can_be() -> None:
    assert rung_for(person(email=None, city=None), on=DAY).channel is Channel.SMS


def test_shared_phone_leaves_the_person_owed() -> None:
    rung = rung_for(person(email=None, city=None, shared=frozenset({"phone"})), on=DAY)
    assert (rung.fate, rung.channel) == (Fate.OWED, None)


def test_compromised_email_is_never_used() -> None:
    rung = rung_for(person(), on=DAY, compromised=(Channel.EMAIL,))
    assert rung.channel is Channel.POST


def test_minor_is_told_through_the_guardian_by_letter() -> None:
    rung = rung_for(person(born_on=date(2010, 6, 15)), on=DAY)
    assert (rung.channel, rung.to) == (Channel.POST, Addressee.GUARDIAN)


def test_minor_without_postal_address_is_owed_and_never_mailed() -> None:
    rung = rung_for(person(born_on=date(2010, 6, 15), street=None), on=DAY)
    assert (rung.fate, rung.channel) == (Fate.OWED, None)


def test_person_is_adult_on_the_eighteenth_birthday() -> None:
    assert rung_for(person(born_on=date(2008, 6, 14)), on=DAY).channel is Channel.EMAIL


def test_deceased_is_excepted_with_a_reason() -> None:
    rung = rung_for(person(is_deceased=True), on=DAY)
    assert rung.fate is Fate.EXCEPTED
    assert "deceased" in rung.because


def test_next_of_kin_of_a_deceased_person_is_told_by_letter() -> None:
    rung = rung_for(person(is_deceased=True, next_of_kin="Ewa Nowak"), on=DAY)
    assert (rung.fate, rung.channel, rung.to) == (Fate.NOTIFY, Channel.POST, Addressee.NEXT_OF_KIN)


def test_next_of_kin_without_postal_address_is_owed() -> None:
    rung = rung_for(person(is_deceased=True, next_of_kin="Ewa Nowak", city=None), on=DAY)
    assert (rung.fate, rung.channel) == (Fate.OWED, None)


@pytest.mark.parametrize(
    "address",
    [
        "jan@bank.example\nBcc: eve@evil.example",
        "jan@bank.example\r\n",
        "jan@@bank.example",
        "jan bank.example",
        "jan@localhost",
        "@bank.example",
        "jan@bank..example",
        "jan..k@bank.example",
        "zażółć@bank.example",
        "jan@bank.example, eve@evil.example",
        "<jan@bank.example>",
        "a" * 65 + "@bank.example",
        "jan@" + "a." * 130 + "example",
        "",
    ],
)
def test_address_that_could_reach_another_is_not_written_to(address: str) -> None:
    assert not looks_like_mailbox(address)


@pytest.mark.parametrize(
    "address", ["jan@bank.example", "j.n+tag@a-b.example", "o'neil@bank.example", "j@zażółć.example"]
)
def test_plain_address_is_written_to(address: str) -> None:
    assert looks_like_mailbox(address)


def test_domain_that_older_idna_would_change_into_another_is_not_written_to() -> None:
    assert looks_like_mailbox("uwe@bücher.example")
    assert not looks_like_mailbox("uwe@straße.example")  # it would go to strasse.example
    assert rung_for(person(email="uwe@straße.example"), on=DAY).channel is Channel.POST
