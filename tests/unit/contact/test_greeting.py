"""What a rendered email or letter greets is read back, and held against the gender of the source."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from wording_requests import CODE, a_person, a_request

from amends.apps.delivery.contents import Contents
from amends.apps.delivery.ports import Row
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.contact.guard import Expected, Verdict, check
from amends.core.channels import Channel
from amends.core.person import Gender, PersonRow
from amends.providers.email.mime import Sender
from amends.wording import Audience, Notice, compose
from amends.wording.render.letters import Envelopes

ID = "id@bank.example"


class OneNotice(ReleasedNotices):
    """The renderer of released notices, given its notice without a database."""

    def __init__(self, notice: Notice) -> None:
        self._envelopes = Envelopes(sent_from="PL")
        self._notices = {"n": notice}


class Misgendering(OneNotice):
    """Fills email and letter for another gender than the row's."""

    def email(self, row: Row):  # type: ignore[no-untyped-def]
        return super().email(_with_gender(row, Gender.MALE))

    def email_values(self, row: Row):  # type: ignore[no-untyped-def]
        return super().email_values(_with_gender(row, Gender.MALE))

    def letter_text(self, row: Row) -> str:
        return super().letter_text(_with_gender(row, Gender.MALE))


def _with_gender(row: Row, gender: Gender) -> Row:
    return msgspec.structs.replace(row, person=msgspec.structs.replace(row.person, gender=gender))


def judged(renderer: OneNotice, person: PersonRow, channel: Channel) -> Verdict:
    sender = Sender(name="Bank", address="notices@bank.example", is_exercise=True)
    contents = Contents(renderer, sender=sender, at=datetime(2026, 6, 14, tzinfo=UTC))
    row = Row(ID, "n", "", CODE, person)
    parsed = contents.read_back(row, channel, contents.make(row, channel))
    return check(person, person, parsed, Expected(ID, channel, CODE))


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.POST])
@pytest.mark.parametrize("language", ["pl", "de", "fa", "en"])
@pytest.mark.parametrize("gender", [None, *Gender])
def test_rendered_greeting_of_every_gender_is_found_again(
    language: str, gender: Gender | None, channel: Channel
) -> None:
    person = a_person("Anna D'Arc & Söhne", language=language, gender=gender, email="anna@people.example")
    verdict = judged(OneNotice(compose(a_request(language=language))), person, channel)
    assert verdict.because == ()


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.POST])
@pytest.mark.parametrize("language", ["pl", "de", "fa"])
def test_message_that_greets_a_woman_as_a_man_is_held(language: str, channel: Channel) -> None:
    person = a_person(language=language, gender=Gender.FEMALE, email="anna@people.example")
    verdict = judged(Misgendering(compose(a_request(language=language))), person, channel)
    assert len(verdict.because) == 1
    assert "greets" in verdict.because[0]


@pytest.mark.parametrize("language", ["pl", "de", "fa", "en"])
def test_rendered_letter_to_the_next_of_kin_goes_and_one_to_somebody_else_is_held(language: str) -> None:
    dead = a_person(language=language, is_deceased=True, next_of_kin="Ewa Nowak")
    notice = compose(a_request(language=language, audience=Audience.NEXT_OF_KIN))
    assert judged(OneNotice(notice), dead, Channel.POST).because == ()
    to_the_dead = compose(a_request(language=language))
    assert "next of kin" in "".join(judged(OneNotice(to_the_dead), dead, Channel.POST).because)
