"""A contact point that others read gets the released words and nothing of anybody."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from amends.contact.contentless import names_nothing, text_digest
from amends.contact.guard import Expected, ParsedMessage, check
from amends.core.channels import Channel
from amends.core.person import Gender, PersonRow

PERSON = PersonRow(
    person_ref="C1",
    name="Jan Nowak-Bank",
    given_name="Jan",
    family_name="Nowak-Bank",
    language="en",
    residence="GB",
    elements=("name", "iban"),
    email="home@people.example",
    phone="+447700900001",
    street="1 High Street",
    shared=frozenset(("email", "phone")),
)
TEXT = "Please contact your bank. Call the number on your card."
RELEASED = frozenset((text_digest(TEXT),))
EXPECTED = Expected("id@bank.example", Channel.EMAIL, "", is_contentless=True, released=RELEASED)
MESSAGE = ParsedMessage("id@bank.example", "home@people.example", (TEXT,))


def test_released_words_may_go_to_a_shared_contact_point() -> None:
    assert check(PERSON, PERSON, MESSAGE, EXPECTED).agreed


def test_layout_of_the_released_words_does_not_count() -> None:
    assert check(PERSON, PERSON, replace(MESSAGE, texts=(TEXT.replace(". ", ".\n\n"),)), EXPECTED).agreed


@pytest.mark.parametrize(
    "change",
    [
        {"texts": (f"{TEXT} It is about Jan.",)},
        {"texts": (TEXT, "Your IBAN was exposed.")},
        {"texts": ()},
        {"elements": frozenset(("iban",))},
        {"codes": frozenset(("7Q2K9-XMBDA",))},
        {"greets": frozenset((Gender.MALE,))},
        {"greets": frozenset((None,))},
        {"to": "other@people.example"},
        {"message_id": "other@bank.example"},
    ],
)
def test_anything_more_is_held(change: dict[str, object]) -> None:
    assert not check(PERSON, PERSON, replace(MESSAGE, **change), EXPECTED).agreed  # type: ignore[arg-type]


@pytest.mark.parametrize("said", ["Jan", "Nowak", "C1", "1 High Street", "home@people.example", "+447700900001"])
def test_words_of_the_person_are_found_even_in_a_text_that_was_released(said: str) -> None:
    text = f"Please contact us, {said}."
    assert names_nothing(PERSON, (text,), frozenset((text_digest(text),))) == [
        "the message to a shared contact point says whom it is for"
    ]


def test_words_that_only_look_like_a_part_of_a_name_are_none() -> None:
    text = "In January call your bank."
    assert names_nothing(PERSON, (text,), frozenset((text_digest(text),))) == []


def test_message_with_content_never_goes_to_a_shared_contact_point() -> None:
    text = f"Dear {PERSON.name}, code 7Q2K9-XMBDA"
    message = ParsedMessage("id@bank.example", "home@people.example", (text,))
    verdict = check(PERSON, PERSON, message, Expected("id@bank.example", Channel.EMAIL, "7Q2K9-XMBDA"))
    assert verdict.because == ("the email address is shared with another customer",)


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.VOICE])
def test_shared_phone_holds_calls_as_it_holds_texts(channel: Channel) -> None:
    message = ParsedMessage("id@bank.example", PERSON.phone or "", (f"{PERSON.name} 7Q2K9-XMBDA",))
    verdict = check(PERSON, PERSON, message, Expected("id@bank.example", channel, "7Q2K9-XMBDA"))
    assert verdict.because == (f"the {channel} address is shared with another customer",)


@pytest.mark.parametrize(
    ("channel", "point"), [(Channel.EMAIL, "email"), (Channel.VOICE, "phone"), (Channel.POST, "address")]
)
def test_address_fresher_than_the_register_is_a_conflict(channel: Channel, point: str) -> None:
    person = msgspec.structs.replace(PERSON, shared=frozenset())
    to = {"email": "home@people.example", "voice": "+447700900001", "post": "1 High Street"}[channel]
    message = ParsedMessage("id@bank.example", to, (f"{PERSON.name} 7Q2K9-XMBDA",))
    expected = Expected("id@bank.example", channel, "7Q2K9-XMBDA")
    assert check(person, person, message, expected).agreed
    assert check(person, person, message, expected, changed_since=frozenset(("other",))).agreed
    verdict = check(person, person, message, expected, changed_since=frozenset((point,)))
    assert verdict.because == ("the address changed after the register was frozen",)
