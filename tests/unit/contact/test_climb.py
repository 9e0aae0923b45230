"""The ladder of one person: which channels, in which order, and what each may stand for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.contact.climb import ANY_LAW, Ladder, escalation, ladder_for
from amends.contact.ladder import Addressee, Fate, rung_for
from amends.contact.profile import ContactProfile, Harm, Point, SafeContact, Service, Situation, Urgency
from amends.core.channels import Channel
from amends.core.person import PersonRow

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CALM = Situation(now=NOW)
URGENT = Situation(now=NOW, urgency=Urgency.URGENT, harm=Harm.VERY_HIGH)
HIPAA = Service("us/hipaa", frozenset((Channel.POST, Channel.EMAIL)), if_agreed=frozenset((Channel.EMAIL,)))
UNDER_HIPAA = Situation(now=NOW, services=(HIPAA,))
ANNA = PersonRow(
    person_ref="C1",
    name="Anna Kowal",
    language="pl",
    residence="PL",
    elements=("name",),
    email="anna@people.example",
    phone="+48600100200",
    street="Polna 1",
    postcode="00-001",
    city="Warszawa",
)
ALL = ContactProfile(uses_inbox=True, push_subscription="{}", verified=frozenset(Point))


def channels(ladder: Ladder) -> list[list[str]]:
    return [[str(rung.channel) for rung in stage] for stage in ladder.stages]


def test_least_intrusive_channel_comes_first_and_a_voice_last() -> None:
    assert channels(ladder_for(ANNA, CALM, ALL)) == [["inbox"], ["push"], ["email"], ["sms"], ["post"], ["voice"]]


def test_order_is_that_of_the_shipped_choices_and_each_channel_has_a_patience() -> None:
    assert {patience.channel for patience in escalation().patience} == set(escalation().order.channels)
    assert all(patience.urgent_hours <= patience.hours for patience in escalation().patience)


def test_phone_number_that_nobody_proved_comes_after_the_letter() -> None:
    assert channels(ladder_for(ANNA, CALM)) == [["email"], ["post"], ["sms"], ["voice"]]


def test_wish_for_a_channel_is_followed() -> None:
    assert channels(ladder_for(ANNA, CALM, ContactProfile(preferred=Channel.POST)))[0] == ["post"]


def test_refused_channel_is_left_out_while_another_serves() -> None:
    ladder = ladder_for(ANNA, CALM, ContactProfile(refuses=frozenset((Channel.EMAIL,))))
    assert channels(ladder) == [["post"], ["sms"], ["voice"]]


def test_refused_channel_is_used_where_nothing_else_serves_the_duty() -> None:
    ladder = ladder_for(ANNA, UNDER_HIPAA, ContactProfile(refuses=frozenset((Channel.POST,))))
    (letter,) = [rung for rung in ladder.rungs if rung.channel is Channel.POST]
    assert letter.serves == {"us/hipaa"}
    assert "refused" in letter.because
    assert not ladder.unserved


def test_law_does_not_wait_for_an_advisory_channel() -> None:
    ladder = ladder_for(ANNA, UNDER_HIPAA, ALL)
    first, letter = ladder.stages[0]
    assert (first.channel, first.serves) == (Channel.INBOX, frozenset())
    assert first.because.startswith("advisory")
    assert (letter.channel, letter.serves) == (Channel.POST, frozenset(("us/hipaa",)))


def test_email_serves_only_who_agreed_to_it() -> None:
    agreed = ContactProfile(agreed=frozenset((Channel.EMAIL,)))
    assert channels(ladder_for(ANNA, UNDER_HIPAA, agreed))[0] == ["email"]
    assert channels(ladder_for(ANNA, UNDER_HIPAA))[0] == ["email", "post"]


def test_duty_that_no_channel_serves_is_unserved() -> None:
    nowhere = msgspec.structs.replace(ANNA, street=None)
    ladder = ladder_for(nowhere, UNDER_HIPAA)
    assert ladder.unserved == {"us/hipaa"}
    assert not any(rung.serves for rung in ladder.rungs)


def test_first_stage_serves_every_duty_that_can_be_served() -> None:
    by_voice = Service("x/voice", frozenset((Channel.VOICE,)))
    situation = Situation(now=NOW, services=(HIPAA, by_voice))
    served = frozenset().union(*(rung.serves for rung in ladder_for(ANNA, situation).stages[0]))
    assert served == {"us/hipaa", "x/voice"}


def test_urgent_and_high_harm_goes_by_several_at_once() -> None:
    assert channels(ladder_for(ANNA, URGENT, ALL))[0] == ["inbox", "push", "email", "sms"]
    assert len(ladder_for(ANNA, Situation(now=NOW, urgency=Urgency.URGENT), ALL).stages[0]) == 1


def test_voice_on_top_goes_at_once_where_the_law_asks_for_it() -> None:
    service = Service("us/hipaa", frozenset((Channel.POST,)), also=frozenset((Channel.VOICE,)))
    situation = Situation(now=NOW, urgency=Urgency.URGENT, harm=Harm.HIGH, services=(service,))
    assert set(channels(ladder_for(ANNA, situation))[0]) == {"email", "sms", "voice", "post"}


@pytest.mark.parametrize(
    ("situation", "profile"),
    [(Situation(now=NOW, harm=Harm.HIGH), ContactProfile()), (CALM, ContactProfile(vulnerability="blind"))],
)
def test_voice_is_early_for_high_harm_and_the_vulnerable(situation: Situation, profile: ContactProfile) -> None:
    assert channels(ladder_for(ANNA, situation, profile))[1] == ["voice"]


def test_compromised_channel_is_never_on_the_ladder() -> None:
    situation = Situation(now=NOW, compromised=frozenset((Channel.EMAIL, Channel.SMS)))
    ladder = ladder_for(ANNA, situation, ALL)
    assert not {Channel.EMAIL, Channel.SMS} & {rung.channel for rung in ladder.rungs}
    assert "email is compromised" in ladder.passed_over


def test_safe_contact_stands_above_everything() -> None:
    safe = ContactProfile(
        preferred=Channel.POST,
        uses_inbox=True,
        safe_contact=SafeContact(only=frozenset((Channel.INBOX,)), reason="domestic"),
    )
    ladder = ladder_for(ANNA, Situation(now=NOW, urgency=Urgency.URGENT, harm=Harm.HIGH, services=(HIPAA,)), safe)
    assert channels(ladder) == [["inbox"]]
    assert ladder.unserved == {"us/hipaa"}


def test_nobody_is_written_to_where_no_channel_is_safe() -> None:
    safe = ContactProfile(safe_contact=SafeContact(only=frozenset(), reason="protection programme"))
    for person in (ANNA, msgspec.structs.replace(ANNA, shared=frozenset(("email", "phone")))):
        assert ladder_for(person, URGENT, safe).stages == ()


@pytest.mark.parametrize("who", [{"born_on": date(2015, 1, 1)}, {"is_deceased": True, "next_of_kin": "Ewa Kowal"}])
def test_safe_contact_holds_for_minors_and_the_dead_too(who: dict[str, object]) -> None:
    person = msgspec.structs.replace(ANNA, **who)
    safe = ContactProfile(safe_contact=SafeContact(only=frozenset((Channel.SMS,)), reason="domestic"))
    assert ladder_for(person, CALM, safe).stages == ()
    assert ladder_for(person, CALM).rungs[0].to is not Addressee.PERSON


def test_shared_contact_point_gets_a_message_without_content_after_all_others() -> None:
    person = msgspec.structs.replace(ANNA, shared=frozenset(("email", "phone")))
    ladder = ladder_for(person, CALM)
    assert [(str(rung.channel), rung.is_contentless) for rung in ladder.rungs] == [
        ("post", False),
        ("email", True),
        ("sms", True),
        ("voice", True),
    ]
    assert not any(rung.serves for rung in ladder.rungs if rung.is_contentless)


def test_letter_to_a_namesake_at_the_address_has_no_content() -> None:
    ladder = ladder_for(ANNA, CALM, ContactProfile(has_namesake_at_address=True))
    assert [rung.is_contentless for rung in ladder.rungs if rung.channel is Channel.POST] == [True]


def test_refused_channel_gets_no_message_without_content_either() -> None:
    person = msgspec.structs.replace(ANNA, shared=frozenset(("email",)))
    ladder = ladder_for(person, CALM, ContactProfile(refuses=frozenset((Channel.EMAIL,))))
    assert Channel.EMAIL not in {rung.channel for rung in ladder.rungs}


PEOPLE = st.builds(
    msgspec.structs.replace,
    st.just(ANNA),
    email=st.sampled_from([None, "anna@people.example", "anna@", "a b@people.example"]),
    phone=st.sampled_from([None, "+48600100200", "600 100 200"]),
    street=st.sampled_from([None, "Polna 1"]),
    shared=st.sets(st.sampled_from(["email", "phone"])).map(frozenset),
    born_on=st.sampled_from([None, date(1980, 1, 1), date(2015, 1, 1)]),
    is_deceased=st.booleans(),
    next_of_kin=st.sampled_from([None, "Ewa Kowal"]),
)


@given(person=PEOPLE, compromised=st.sets(st.sampled_from(list(Channel))).map(frozenset))
def test_first_rung_with_content_is_the_one_of_the_run(person: PersonRow, compromised: frozenset[Channel]) -> None:
    first = rung_for(person, on=NOW.date(), compromised=compromised)
    ladder = ladder_for(person, Situation(now=NOW, compromised=compromised))
    with_content = [rung for rung in ladder.rungs if not rung.is_contentless and rung.channel is not Channel.VOICE]
    if first.fate is Fate.NOTIFY:
        assert (with_content[0].channel, with_content[0].to) == (first.channel, first.to)
        assert not ladder.unserved
    else:
        assert not with_content


@given(
    person=PEOPLE,
    profile=st.builds(
        ContactProfile,
        preferred=st.none() | st.sampled_from(list(Channel)),
        refuses=st.sets(st.sampled_from(list(Channel))).map(frozenset),
        safe_contact=st.none()
        | st.builds(SafeContact, only=st.sets(st.sampled_from(list(Channel))).map(frozenset), reason=st.just("x")),
        uses_inbox=st.booleans(),
        has_namesake_at_address=st.booleans(),
        vulnerability=st.sampled_from([None, "blind"]),
    ),
    urgency=st.sampled_from(list(Urgency)),
    harm=st.sampled_from(list(Harm)),
    services=st.sampled_from([(), (HIPAA,), (HIPAA, Service("x/voice", frozenset((Channel.VOICE,))))]),
)
def test_no_ladder_breaks_a_rule(
    person: PersonRow, profile: ContactProfile, urgency: Urgency, harm: Harm, services: tuple[Service, ...]
) -> None:
    situation = Situation(now=NOW, urgency=urgency, harm=harm, services=services)
    ladder = ladder_for(person, situation, profile)
    used = [rung.channel for rung in ladder.rungs]
    assert len(used) == len(set(used))
    safe = profile.safe_contact
    assert safe is None or set(used) <= safe.only
    for rung in ladder.rungs:
        if rung.channel is Channel.EMAIL and "email" in person.shared and rung.to is Addressee.PERSON:
            assert rung.is_contentless
        assert not (rung.is_contentless and rung.serves)
    if ladder.owed - ladder.unserved:
        first = frozenset().union(*(rung.serves for rung in ladder.stages[0]))
        assert first == ladder.owed - ladder.unserved
    assert services or ladder.owed == {ANY_LAW}
