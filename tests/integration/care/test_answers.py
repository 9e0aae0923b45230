"""Answers: bound to facts, approved by another, the same facts by every way, red once a fact has changed."""

from __future__ import annotations

import pytest
from django.conf import settings
from queueing import Desk, staff

from amends.apps.accounts.models import Role
from amends.apps.care.answers import answer_for, approve_answer, stale_answers, write_answer
from amends.apps.care.automatic import answer_by_itself, answer_what_is_sure, suggestion
from amends.apps.care.models import ApprovedAnswer, CaseState, ChannelClass, Direction, Kind, Message
from amends.apps.care.queue import take_next
from amends.apps.care.replying import begin_reply, change_draft, red_drafts, review_draft, send_draft, stale_draft
from amends.apps.care.seeds import SPOKEN, seed_answers
from amends.apps.incidents.services import supersede_fact
from amends.core.errors import InputError, RefusedError

HOTLINE = "Call us on {contact.phone}."


def new_phone(desk: Desk) -> None:
    supersede_fact(
        incident=desk.incident, ref="contact.phone@1", value="+48 500 009 911", source="the desk", at=desk.now
    )


def test_a_placeholder_becomes_the_fact_and_its_version(desk: Desk) -> None:
    answer = desk.answer(HOTLINE)
    assert answer.text == "Call us on +48 500 009 900."
    assert answer.facts == ["contact.phone@1"]
    with pytest.raises(InputError) as wrong:
        desk.answer("Ask {contact.nobody}.")
    assert wrong.value.code == "care.field"


def test_nobody_approves_what_they_wrote_nor_twice_nor_without_the_right(desk: Desk) -> None:
    counsel = staff(Role.COUNSEL)
    written = write_answer(
        incident=desk.incident, intent="new_card", language="en", channel_class="mail", text="We replace your card.",
        by=counsel.get_username(), now=desk.now,
    )  # fmt: skip
    for by, code in ((counsel, "care.four_eyes"), (staff(Role.CONTACT_CENTRE), "care.may_not_approve")):
        with pytest.raises(RefusedError) as refused:
            approve_answer(answer=written, by=by, now=desk.now)
        assert refused.value.code == code
    approve_answer(answer=written, by=staff(Role.INCIDENT_LEAD), now=desk.now)
    with pytest.raises(RefusedError) as refused:
        approve_answer(answer=written, by=staff(Role.INCIDENT_LEAD), now=desk.now)
    assert refused.value.code == "care.approved"


def test_an_answer_that_threatens_is_not_approved(desk: Desk) -> None:
    with pytest.raises(RefusedError) as refused:
        desk.answer("We will take legal action against anyone who publishes this.")
    assert (refused.value.code, "L30" in refused.value.why) == ("care.answer_lint", True)


def test_when_a_fact_changes_the_answer_is_stale_and_the_draft_red_and_not_sent(desk: Desk) -> None:
    answer, taken = desk.answer(HOTLINE), desk.take()
    assert suggestion(taken.message) == answer
    draft = begin_reply(message=taken.message, answer=answer, by="agent", public_key=desk.keys.public_key, now=desk.now)
    assert (stale_draft(draft), stale_answers(incident=desk.incident)) == ("", ())
    new_phone(desk)
    assert "contact.phone" in stale_draft(draft)
    assert [red.draft for red in red_drafts(desk.incident.pk)] == [draft]
    assert [found for found, _ in stale_answers(incident=desk.incident)] == [answer]
    assert suggestion(taken.message) is None
    with pytest.raises(RefusedError) as refused:
        desk.send(draft)
    assert refused.value.code == "care.stale"
    assert desk.mails() == []


def test_a_draft_in_other_words_still_rests_on_the_facts_of_its_answer(desk: Desk) -> None:
    answer, taken = desk.answer(HOTLINE), desk.take()
    keys = desk.keys
    draft = begin_reply(message=taken.message, answer=answer, by="agent", public_key=keys.public_key, now=desk.now)
    change_draft(
        draft=draft, words="Dear Anna, call +48 500 009 900.", by="agent", public_key=keys.public_key, now=desk.now
    )
    with pytest.raises(RefusedError) as refused:
        send_draft(draft=draft, by="agent", keys=keys, now=desk.now)
    assert refused.value.code == "care.unreviewed"
    with pytest.raises(RefusedError) as refused:
        review_draft(draft=draft, by="somebody else", secret=keys.secret, now=desk.now)
    assert refused.value.code == "care.not_its_writer"
    review_draft(draft=draft, by="agent", secret=keys.secret, now=desk.now)
    new_phone(desk)
    with pytest.raises(RefusedError) as refused:
        send_draft(draft=draft, by="agent", keys=keys, now=desk.now)
    assert refused.value.code == "care.stale"


def test_a_reviewed_reply_that_threatens_does_not_leave(desk: Desk) -> None:
    taken = desk.take("I am a journalist. What happened?")
    with pytest.raises(RefusedError) as refused:
        desk.reply(taken.message, "We will take legal action against you if you publish this.")
    assert refused.value.code == "care.threat"


def test_the_wordbook_seeds_the_same_facts_for_every_way_and_language(desk: Desk) -> None:
    kept = seed_answers(incident=desk.incident, by="writer", now=desk.now)
    assert {answer.language for answer in kept} == {"en", "pl", "de", "fa"}
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for answer in kept:
        if answer.channel_class in SPOKEN:
            found.setdefault((answer.intent, answer.language), set()).add(tuple(answer.facts))
    assert found
    assert all(len(facts) == 1 for facts in found.values()), "mail, phone and web say different facts"
    by_language: dict[str, set[tuple[str, ...]]] = {}
    for (intent, _), facts in found.items():
        by_language.setdefault(intent, set()).update(facts)
    assert all(len(facts) == 1 for facts in by_language.values()), "the languages say different facts"
    for intent in ("am_i_affected", "what_must_i_do", "new_card", "close_account"):
        social = [a for a in kept if a.intent == intent and a.channel_class == ChannelClass.SOCIAL]
        assert len(social) == 4
        assert all(len(answer.text) <= 280 + len("EXERCISE") for answer in social)
    blocked = [
        (a.intent, a.language, a.channel_class, a.lint["findings"]) for a in kept if a.lint["verdict"] == "block"
    ]
    assert blocked == []
    assert seed_answers(incident=desk.incident, by="writer", now=desk.now) == kept
    new_phone(desk)
    again = seed_answers(incident=desk.incident, by="writer", now=desk.now)
    assert {a.number for a in again} >= {2} or not any("contact.phone@1" in a.facts for a in kept)


def test_what_is_sure_and_approved_is_answered_at_once_and_the_second_question_by_a_person(desk: Desk) -> None:
    answer = desk.answer(HOTLINE)
    first = desk.take("Am I affected by the data breach?")
    sent = answer_by_itself(message=first.message, keys=desk.keys, now=desk.now)
    assert sent is not None
    assert (sent.answer, sent.facts, sent.in_reply_to) == (answer, ["contact.phone@1"], first.message)
    first.case.refresh_from_db()
    assert first.case.state == CaseState.ANSWERED
    second = desk.take("Am I affected or not? Your text does not say it.", thread=desk.token())
    assert second.case.pk == first.case.pk
    assert answer_by_itself(message=second.message, keys=desk.keys, now=desk.now) is None


def test_the_desk_answers_what_is_sure_within_seconds_and_once(desk: Desk) -> None:
    desk.answer(HOTLINE)
    sure, unsure = desk.take("Am I affected by the data breach?"), desk.take("asdf qwer", author="eve@people.example")
    given = {"secret": settings.SECRET_OF, "public_key": desk.keys.public_key, "now": desk.now}
    assert [answer_what_is_sure(**given), answer_what_is_sure(**given)] == [1, 0]
    sent = Message.objects.get(direction=Direction.OUT)
    assert (sent.in_reply_to, sent.by, unsure.case.drafts.count()) == (sure.message, "amends: approved answer", 0)


@pytest.mark.parametrize(
    "text",
    ["Am I affected? I want to kill myself.", "I am a journalist. Am I affected?", "asdf qwer"],
)
def test_what_a_person_has_to_read_is_never_answered_by_itself(desk: Desk, text: str) -> None:
    desk.answer(HOTLINE)
    taken = desk.take(text)
    assert answer_by_itself(message=taken.message, keys=desk.keys, now=desk.now) is None
    assert not Message.objects.filter(direction=Direction.OUT).exists()


def test_only_the_newest_approved_version_is_given(desk: Desk) -> None:
    desk.answer("First words.")
    newer = write_answer(
        incident=desk.incident, intent="am_i_affected", language="en", channel_class="mail", text="Second words.",
        by="writer", now=desk.now,
    )  # fmt: skip
    place = {"incident": desk.incident, "intent": "am_i_affected", "language": "en", "channel_class": "mail"}
    given = answer_for(**place)
    assert given is not None
    assert given.text == "First words."
    approve_answer(answer=newer, by=staff(Role.COUNSEL), now=desk.now)
    given = answer_for(**place)
    assert given == ApprovedAnswer.objects.get(number=2)


def test_what_somebody_took_on_meanwhile_is_not_answered_by_a_program(desk: Desk) -> None:
    desk.answer("We look into it and write to you.")
    message = desk.take("Am I affected by the breach?").message
    take_next(by="vera", kinds=Kind.values, now=desk.now)
    assert answer_by_itself(message=message, keys=desk.keys, now=desk.now) is None
    assert not message.drafts.exists()
