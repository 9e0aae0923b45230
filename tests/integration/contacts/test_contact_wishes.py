"""An objection is taken back by one sentence or one click, never by a slip, and what stands can be shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from amends.apps.contacts.models import How, Preference, PreferenceKind
from amends.apps.contacts.preferences import preferences_of
from amends.apps.contacts.sayings import heard_in
from amends.apps.contacts.selectors import wishes_of
from amends.apps.contacts.services import keep_preference, object_from, object_to, standing_refusals
from amends.wording.book.phrases import phrases_of

NOW = datetime(2026, 6, 10, 10, 0, tzinfo=UTC)
WHO = "a" * 40


def _standing() -> list[tuple[str, str]]:
    return [(row.kind, row.channel) for row in standing_refusals(wishes_of([WHO]))]


@pytest.fixture
def refuses(db: None) -> None:
    object_to(person_hash=WHO, now=NOW)
    object_from(person_hash=WHO, words="Please do not call me.", now=NOW)
    object_from(person_hash=WHO, words="STOP", channel="email", now=NOW)
    assert _standing() == [("objection", ""), ("opt_out", "voice"), ("opt_out", "email")]


@pytest.mark.parametrize("language", ["en", "pl", "de", "fa"])
def test_sentences_of_the_buttons_are_understood(refuses: None, language: str) -> None:
    say = phrases_of(language).say
    object_from(person_hash=WHO, words=say("portal-wishes-back-ads", {}), now=NOW + timedelta(hours=1))
    assert _standing() == [("opt_out", "voice"), ("opt_out", "email")]
    object_from(person_hash=WHO, words=say("portal-wishes-back-all", {}), now=NOW + timedelta(hours=2))
    assert _standing() == []
    read = preferences_of([WHO], at=NOW + timedelta(hours=3))
    assert not read.objections
    assert not read.consents


@pytest.mark.parametrize(
    "words",
    [
        "I do not take back my objection.", "Can I take back my objection?", "If you can call me again, I sue you.",
        "Nie cofam sprzeciwu.", "Ich nehme meinen Widerspruch nicht zurück.", "Never say you may call me again!",
    ],
)  # fmt: skip
def test_what_is_no_taking_back_ends_nothing(refuses: None, words: str) -> None:
    object_from(person_hash=WHO, words=words, now=NOW + timedelta(hours=1))
    assert set(_standing()) >= {("objection", ""), ("opt_out", "voice"), ("opt_out", "email")}


def test_taking_back_an_objection_is_no_new_objection(db: None) -> None:
    assert object_from(person_hash=WHO, words="Cofam sprzeciw.", now=NOW) is None
    assert not Preference.objects.exists()
    heard = heard_in("Do not call me again")
    assert heard is not None
    assert heard.said == "stop"


def test_calls_alone_are_taken_back_where_calls_are_meant(refuses: None) -> None:
    object_from(person_hash=WHO, words="You may call me again.", now=NOW + timedelta(hours=1))
    assert _standing() == [("objection", ""), ("opt_out", "email")]


def test_a_start_that_names_no_channel_ends_every_stop_before_it_and_none_after(refuses: None) -> None:
    def opt_out(channel: str, hours: int, *, is_given: bool) -> None:
        at = NOW + timedelta(hours=hours)
        keep_preference(
            person_hash=WHO, kind=PreferenceKind.OPT_OUT, channel=channel, is_given=is_given,
            said="stop" if is_given else "start", how=How.STAFF, by="anna", at=at, now=at,
        )  # fmt: skip

    opt_out("", 1, is_given=False)
    assert _standing() == [("objection", "")]
    opt_out("sms", 2, is_given=True)
    assert _standing() == [("objection", ""), ("opt_out", "sms")]
