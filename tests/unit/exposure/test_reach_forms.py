"""How to reach a person is read from customer files; what is not understood never opens a way to somebody in danger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.core.channels import Channel
from amends.core.reach import NOTHING_KNOWN, Point
from amends.exposure.addressforms import (
    _CHANNELS,
    REACH_ROLES,
    SAFETY_ROLES,
    contact_profile,
    is_understood,
    safe_contact_of,
)
from amends.exposure.detectors.headers import match_header
from amends.exposure.wishes import speaks_of_safety

E, P, S, V = Channel.EMAIL, Channel.POST, Channel.SMS, Channel.VOICE


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("letter only", {P}),
        ("Only post", {P}),
        ("nur Brief", {P}),
        ("tylko listownie", {P}),
        ("فقط نامه", {P}),
        ("post, sms", {P, S}),
        ("E-Mail; Telefon", {E, V}),
        ("list i telefon", {P, V}),
        ("no contact", set()),
        ("Kein Kontakt", set()),
        ("nie kontaktować się", set()),
        ("تماس نگیرید", set()),
    ],
)
def test_a_safe_contact_rule_is_read(text: str, only: set[Channel]) -> None:
    rule = safe_contact_of(text)
    assert rule is not None
    assert (rule.only, rule.reason != "not understood") == (only, True)


@pytest.mark.parametrize(
    "text",
    [
        "ask her sister",
        "not by phone",
        "post but never at home",
        "none",
        "brak",
        "mail",
        "yes",
        "letter x",
        "?",
        "only",
        "❌ email",
        "email ✗",
        "!email",
        "🚫 e-mail",
        "email?",
        "≠ email",
        "~email~",
        "-email",
        "email: -",
        "¬email",
        "<>email",
        "e\u0336m\u0336a\u0336i\u0336l\u0336",
        "post ✓ email ✗",
    ],
)
def test_what_is_not_understood_in_a_safe_contact_cell_forbids_all_contact(text: str) -> None:
    rule = safe_contact_of(text)
    assert rule is not None
    assert (rule.only, rule.reason) == (frozenset(), "not understood")
    assert not is_understood("safe_contact", text)


@pytest.mark.parametrize("text", [None, "", "  ", "-", "n/a", "NULL", "nan"])
def test_an_empty_safe_contact_cell_is_no_rule(text: str | None) -> None:
    assert safe_contact_of(text) is None


@given(st.text(max_size=40))
def test_no_text_opens_a_channel_that_it_does_not_name(text: str) -> None:
    rule = safe_contact_of(text)
    assert rule is None or not rule.only or is_understood("safe_contact", text)
    contact_profile(dict.fromkeys(REACH_ROLES, text))


def test_every_wish_is_read_from_its_own_column() -> None:
    profile = contact_profile(
        {
            "preferred_channel": "E-Mail",
            "refused_channels": "sms / phone",
            "no_post": "ja",
            "no_sms": "no",
            "agreed_channels": "post",
            "uses_inbox": "tak",
            "time_zone": "Europe/Warsaw",
            "push_subscription": ' {"endpoint": "https://push.example/1"} ',
            "vulnerability": "Żałoba",
            "email_verified": "yes",
            "phone_verified": "nein",
        }
    )
    assert (profile.preferred, profile.refuses, profile.agreed) == (E, {S, V, P}, {P})
    assert profile.uses_inbox
    assert (profile.time_zone, profile.vulnerability, profile.verified) == ("Europe/Warsaw", "bereaved", {Point.EMAIL})
    assert profile.push_subscription == '{"endpoint": "https://push.example/1"}'


@pytest.mark.parametrize("role", [role for role in REACH_ROLES if role not in SAFETY_ROLES])
def test_an_unknown_word_has_no_meaning_and_is_noticed(role: str) -> None:
    assert contact_profile({role: "pigeon"}) == NOTHING_KNOWN
    assert not is_understood(role, "pigeon")
    assert is_understood(role, "")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("preferred_channel", "preferred_channel"),
        ("Kontaktwunsch", "preferred_channel"),
        ("preferowany kanał", "preferred_channel"),
        ("no_email", "no_email"),
        ("keine E-Mail", "no_email"),
        ("بدون پیامک", "no_sms"),
        ("strefa czasowa", "time_zone"),
        ("safe contact", "safe_contact"),
        ("EmailIsVerified", "email_verified"),
        ("Safe Contact Preference", "safe_contact"),
        ("safe_channels", "safe_contact"),
        ("safest way to contact", "safe_contact"),
        ("contact safely by", "safe_contact"),
        ("Sicherer Kontaktweg", "safe_contact"),
        ("sichere_kontaktaufnahme", "safe_contact"),
        ("kontakt bezpieczny", "safe_contact"),
        ("do_not_contact", "do_not_contact"),
        ("do not contact by", "refused_channels"),
    ],
)
def test_headers_name_the_column(header: str, role: str) -> None:
    match = match_header(header)
    assert match is not None
    assert match.keys == {role}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("no email", {E}),
        ("nie email", {E}),
        ("kein email", {E}),
        ("no sms, email", {E, S}),
        ("all", set(_CHANNELS)),
        ("alles", set(_CHANNELS)),
        ("everything", set(_CHANNELS)),
        ("wszystko", set(_CHANNELS)),
    ],
)
def test_a_refusal_is_read_however_it_is_put(text: str, refused: set[Channel]) -> None:
    assert contact_profile({"refused_channels": text}).refuses == refused
    assert is_understood("refused_channels", text)


def test_a_misspelt_refusal_is_noticed() -> None:
    assert not is_understood("refused_channels", "emial")
    assert not is_understood("refused_channels", "no")


@pytest.mark.parametrize(
    ("text", "forbids"), [("yes", True), ("TAK", True), ("perhaps", True), ("no", False), ("0", False), ("", False)]
)
def test_do_not_contact_forbids_all_contact_unless_it_plainly_says_no(text: str, forbids: bool) -> None:
    rule = contact_profile({"do_not_contact": text}).safe_contact
    assert (rule is not None and not rule.only) is forbids


@pytest.mark.parametrize("header", ["safe_contct", "SAFE_CONTACT_FLAG", "Auskunftssperre", "روش امن برای تماس"])
def test_a_header_that_speaks_of_safety_is_known_for_it(header: str) -> None:
    assert speaks_of_safety(header)


@pytest.mark.parametrize("header", ["contact_name", "kontakt", "safe", "email", "Unsicherheit", "tel_kontaktowy"])
def test_other_headers_do_not_speak_of_safety(header: str) -> None:
    assert not speaks_of_safety(header)
