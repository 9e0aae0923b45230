"""Parting opens nothing that is answered; each message has the earliest clock of all that it says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from queueing import EVE, Desk

from amends.apps.care.automatic import answer_by_itself, rules
from amends.apps.care.board import care_standing
from amends.apps.care.joining import join_cases, part_case
from amends.apps.care.models import CaseState, Direction, Kind, Message, WayIn
from amends.apps.care.queue import close_case, queue_of
from amends.apps.care.sla import due_for
from amends.triage import read_message

EVERY = frozenset(Kind.values)


def test_parting_from_a_closed_case_opens_neither_what_is_closed_nor_what_is_answered(desk: Desk) -> None:
    mine, other = desk.take(), desk.take("Do I get a new card?", author=EVE)
    case = join_cases(into=mine.case, other=other.case, by="agent", reason="looked the same", now=desk.now)
    desk.reply(other.message)
    close_case(case=case, by="agent", reason="it was spam, all of it", now=desk.now)
    parted = part_case(case=other.case, by="agent", reason="two people after all", now=desk.now)
    case.refresh_from_db()
    assert (case.state, parted.state) == (CaseState.CLOSED, CaseState.CLOSED)


def test_who_was_closed_unheard_with_another_is_open_again_once_parted(desk: Desk) -> None:
    mine, other = desk.take(), desk.take("Do I get a new card?", author=EVE)
    case = join_cases(into=mine.case, other=other.case, by="agent", reason="looked the same", now=desk.now)
    desk.reply(mine.message)
    close_case(case=case, by="agent", reason="it was taken for spam", now=desk.now)
    parted = part_case(case=other.case, by="agent", reason="two people after all", now=desk.now)
    case.refresh_from_db()
    assert (case.state, parted.state) == (CaseState.CLOSED, CaseState.OPEN)


def test_an_answer_on_the_other_case_still_answers_the_same_person(desk: Desk) -> None:
    person = "a" * 40
    one = desk.take("Am I affected?", person_hash=person)
    two = desk.take("I am a journalist too, with a question.")
    assert one.case.pk != two.case.pk
    join_cases(into=one.case, other=two.case, by="agent", reason="the same address", now=desk.now)
    desk.reply(one.message, "To both of your questions: no.")
    two.case.refresh_from_db()
    assert two.case.state == CaseState.ANSWERED
    parted = part_case(case=two.case, by="agent", reason="the press has its own desk", now=desk.now)
    assert parted.state == CaseState.ANSWERED


@pytest.mark.parametrize(
    ("text", "way_in", "most"),
    [
        ("Am I affected?", WayIn.MAIL, timedelta(days=1)),
        ("I am a journalist. What happened?", WayIn.MAIL, timedelta(hours=2)),
        ("Money was taken from my account after your breach.", WayIn.MAIL, timedelta(hours=4)),
        ("Am I affected? I want to kill myself.", WayIn.MAIL, timedelta(minutes=5)),
        ("I am a journalist and I want to kill myself.", WayIn.LETTER, timedelta(minutes=5)),
        ("Is it true?", WayIn.SOCIAL, timedelta(hours=1)),
    ],
)
def test_the_clock_is_the_earliest_of_all_that_a_message_says(
    desk: Desk, text: str, way_in: WayIn, most: timedelta
) -> None:
    taken = desk.take(text, way_in=way_in, network="mastodon" if way_in == WayIn.SOCIAL else "")
    assert taken.case.due_at == taken.message.at + most
    assert taken.case.due_because


def test_a_note_of_a_call_has_the_clock_of_the_telephone(desk: Desk) -> None:
    given = {"intent": "other", "kind": "question", "received_at": desk.now, "incident": desk.incident}
    assert due_for(way_in="phone_note", **given) == due_for(way_in="phone", **given)
    assert due_for(way_in="phone_note", **given) != due_for(way_in="mail", **given)


def test_what_a_program_sent_is_seen_and_has_no_clock(desk: Desk) -> None:
    taken = desk.take("I am out of office until Monday.", subject="Automatic reply", is_automatic=True)
    far = desk.now + timedelta(days=30)
    stands = care_standing(kinds=EVERY, at=far)
    assert (stands.unanswered, stands.overdue, stands.automatic, stands.closed_unanswered) == (0, 0, 1, 0)
    assert list(queue_of(kinds=EVERY, state=CaseState.CLOSED)) == [taken.case]


def test_words_of_need_are_a_persons_whatever_the_envelope_says(desk: Desk) -> None:
    taken = desk.take("I want to kill myself because of this.", subject="Automatic reply", is_automatic=True)
    assert (taken.case.state, taken.case.is_sensitive) == (CaseState.OPEN, True)


@pytest.mark.parametrize("text", ["hm", "xqzt plorf", "Am I affected? I lost my job and cannot pay my rent."])
def test_what_is_unclear_or_for_a_person_first_is_never_answered_by_itself(desk: Desk, text: str) -> None:
    for intent in ("am_i_affected", "other"):
        desk.answer("Call us on {contact.phone}.", intent=intent)
    reading = read_message(text, language="en")
    assert reading.is_unclear or reading.goes_to_person_first
    taken = desk.take(text)
    assert answer_by_itself(message=taken.message, keys=desk.keys, now=desk.now) is None
    assert not Message.objects.filter(direction=Direction.OUT).exists()


def test_the_bar_for_an_answer_without_a_person_is_data_with_an_owner() -> None:
    assert 0.5 < rules().sure < 1
    assert rules().owner
    assert rules().reason
