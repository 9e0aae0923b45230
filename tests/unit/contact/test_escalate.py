"""Climbing the ladder: at a bounce at once, at silence after a while, at proof not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.contact.climb import ladder_for
from amends.contact.escalate import Event, Happened, Move, next_rung
from amends.contact.profile import ContactProfile, Harm, Point, SafeContact, Service, Situation, Urgency
from amends.core.channels import Channel
from amends.core.person import PersonRow

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CALM = Situation(now=NOW)
URGENT = Situation(now=NOW, urgency=Urgency.URGENT, harm=Harm.VERY_HIGH)
HIPAA = Service("us/hipaa", frozenset((Channel.POST, Channel.EMAIL)), if_agreed=frozenset((Channel.EMAIL,)))
UNDER_HIPAA = Situation(now=NOW, services=(HIPAA,))
ALL = ContactProfile(uses_inbox=True, push_subscription="{}", verified=frozenset(Point))
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
LADDER = ladder_for(ANNA, CALM)  # email, post, sms, voice
HOUR = timedelta(hours=1)


def event(channel: Channel, happened: Happened, hours: float = 0) -> Event:
    return Event(channel, happened, NOW + hours * HOUR)


SENT = event(Channel.EMAIL, Happened.SENT)


def step(*history: Event, hours: float = 1, situation: Situation = CALM, ladder=LADDER):
    return next_rung(ladder, history, NOW + hours * HOUR, situation)


def test_first_message_goes_at_once() -> None:
    first = step()
    assert (first.move, [rung.channel for rung in first.rungs]) == (Move.SEND, [Channel.EMAIL])


def test_silence_is_waited_for_and_then_the_next_rung_goes() -> None:
    waiting = step(SENT, hours=71)
    assert (waiting.move, waiting.until) == (Move.WAIT, NOW + 72 * HOUR)
    climbed = step(SENT, hours=72)
    assert (climbed.move, [rung.channel for rung in climbed.rungs]) == (Move.SEND, [Channel.POST])


@pytest.mark.parametrize("failure", [Happened.BOUNCED, Happened.REFUSED])
def test_bounce_or_refusal_climbs_at_once(failure: Happened) -> None:
    climbed = step(SENT, event(Channel.EMAIL, failure, 0.1), hours=0.1)
    assert [rung.channel for rung in climbed.rungs] == [Channel.POST]


@pytest.mark.parametrize("proof", [Happened.DELIVERED, Happened.ANSWERED, Happened.LOGGED_IN])
def test_proof_stops_the_climb(proof: Happened) -> None:
    assert step(SENT, event(Channel.EMAIL, proof, 1), hours=1000).move is Move.PROVEN


def test_delivery_that_bounced_later_proves_nothing() -> None:
    history = SENT, event(Channel.EMAIL, Happened.DELIVERED, 1), event(Channel.EMAIL, Happened.BOUNCED, 2)
    assert step(*history, hours=3).move is Move.SEND


def test_events_out_of_order_and_repeated_change_nothing() -> None:
    history = [event(Channel.EMAIL, Happened.BOUNCED, 2), SENT, SENT, event(Channel.POST, Happened.SENT, 3)]
    assert step(*history, hours=4) == step(*reversed(history), hours=4)
    assert step(*history, hours=4).move is Move.WAIT


def test_urgent_situation_waits_less() -> None:
    ladder = ladder_for(ANNA, URGENT)
    history = [event(rung.channel, Happened.SENT) for rung in ladder.stages[0]]
    assert step(*history, situation=URGENT, ladder=ladder).until == NOW + 24 * HOUR


def test_patience_shrinks_so_that_the_last_rung_goes_before_the_deadline() -> None:
    close = Situation(now=NOW, deadline=NOW + 8 * HOUR)
    assert step(SENT, situation=close).until == NOW + 2 * HOUR


def test_what_was_not_sent_of_a_stage_that_was_begun_goes_at_once() -> None:
    ladder = ladder_for(ANNA, UNDER_HIPAA, ALL)
    then = step(event(Channel.INBOX, Happened.SENT), ladder=ladder, situation=UNDER_HIPAA)
    assert [rung.channel for rung in then.rungs] == [Channel.POST]


def test_advisory_proof_does_not_stand_for_the_notice() -> None:
    ladder = ladder_for(ANNA, UNDER_HIPAA, ContactProfile(uses_inbox=True, agreed=frozenset((Channel.EMAIL,))))
    lawful = {rung.channel for rung in ladder.rungs if rung.serves}
    assert lawful == {Channel.EMAIL, Channel.POST}
    seen = [event(Channel.INBOX, Happened.DELIVERED), event(Channel.EMAIL, Happened.BOUNCED)]
    then = step(*seen, ladder=ladder, situation=UNDER_HIPAA)
    assert (then.move, [rung.channel for rung in then.rungs]) == (Move.SEND, [Channel.POST])


def test_returned_letter_that_the_law_demands_ends_in_substitute_notice() -> None:
    ladder = ladder_for(msgspec.structs.replace(ANNA, phone=None), UNDER_HIPAA)
    history = [event(Channel.EMAIL, Happened.DELIVERED), event(Channel.POST, Happened.BOUNCED, 100)]
    assert step(*history, hours=101, ladder=ladder, situation=UNDER_HIPAA).move is Move.EXHAUSTED


def test_everything_came_back_is_exhausted() -> None:
    history = [event(channel, Happened.BOUNCED) for channel in (Channel.EMAIL, Channel.POST, Channel.SMS)]
    assert step(*history).rungs[0].channel is Channel.VOICE
    assert step(*history, event(Channel.VOICE, Happened.REFUSED)).move is Move.EXHAUSTED


def test_nobody_who_may_be_written_to_is_exhausted_at_once() -> None:
    safe = ContactProfile(safe_contact=SafeContact(only=frozenset(), reason="x"))
    assert step(ladder=ladder_for(ANNA, CALM, safe)).move is Move.EXHAUSTED


def test_letter_that_does_not_come_back_serves_the_duty_without_proof() -> None:
    only_post = msgspec.structs.replace(ANNA, email=None, phone=None)
    ladder = ladder_for(only_post, UNDER_HIPAA)
    sent = event(Channel.POST, Happened.SENT)
    assert step(sent, hours=335, ladder=ladder, situation=UNDER_HIPAA).move is Move.WAIT
    assert step(sent, hours=336, ladder=ladder, situation=UNDER_HIPAA).move is Move.SERVED


def test_message_without_content_proves_only_what_the_person_answers() -> None:
    shared = msgspec.structs.replace(ANNA, phone=None, street=None, shared=frozenset(("email",)))
    ladder = ladder_for(shared, CALM)
    assert step(event(Channel.EMAIL, Happened.DELIVERED), hours=1, ladder=ladder).move is Move.WAIT
    assert step(event(Channel.EMAIL, Happened.DELIVERED), hours=999, ladder=ladder).move is Move.EXHAUSTED
    assert step(event(Channel.EMAIL, Happened.ANSWERED), ladder=ladder).move is Move.PROVEN


@given(fates=st.lists(st.sampled_from([Happened.BOUNCED, Happened.REFUSED, Happened.SENT]), min_size=12, max_size=12))
def test_every_climb_ends_and_no_channel_is_used_twice(fates: list[Happened]) -> None:
    for situation, profile in ((CALM, ALL), (URGENT, ALL), (UNDER_HIPAA, ALL), (CALM, ContactProfile())):
        ladder = ladder_for(ANNA, situation, profile)
        now, history, used = NOW, [], []
        for _ in range(40):
            move = next_rung(ladder, history, now, situation)
            if move.move is Move.WAIT:
                assert move.until is not None
                assert move.until > now
                now = move.until
                continue
            if move.move is not Move.SEND:
                break
            for rung in move.rungs:
                used.append(rung.channel)
                history.append(Event(rung.channel, fates[len(used) - 1], now))
        assert len(used) == len(set(used))
        assert move.move in (Move.SERVED, Move.EXHAUSTED)


def test_deadline_ends_the_waiting_at_the_last_rung() -> None:
    ladder = ladder_for(msgspec.structs.replace(ANNA, email=None, phone=None), UNDER_HIPAA)
    due = Situation(now=NOW, services=(HIPAA,), deadline=datetime(2026, 11, 24, tzinfo=UTC))
    assert step(event(Channel.POST, Happened.SENT), ladder=ladder, situation=due).until == due.deadline
