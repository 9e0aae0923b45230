"""The mistakes that other inboxes made with people's mail, by name; each is tried here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from queueing import ANNA, EVE, Desk, staff

from amends.apps.accounts.models import Role
from amends.apps.care.addresses import care_token, revoke_addresses
from amends.apps.care.casting import Outgoing, Reviewed
from amends.apps.care.history import add_note, open_case, told_on
from amends.apps.care.joining import join_cases, part_case
from amends.apps.care.models import Case, CaseState, Direction, Draft, Message, Proof
from amends.apps.care.queue import change_person
from amends.apps.care.replying import begin_reply, send_draft
from amends.apps.care.told import waiting_in
from amends.core.errors import RefusedError


def test_a_reply_goes_to_who_wrote_after_the_customer_of_the_case_was_changed(desk: Desk) -> None:
    taken = desk.take()
    draft = desk.draft(taken.message)
    change_person(case=taken.case, person_hash="f" * 40, by="agent", reason="mistaken", now=desk.now)
    Case.objects.filter(pk=taken.case.pk).update(author_digest="e" * 64)
    desk.send(draft)
    assert [mail.to for mail in desk.mails()] == [ANNA]


def test_a_draft_that_was_turned_to_another_correspondent_is_refused(desk: Desk) -> None:
    mine, other = desk.take(), desk.take("And I?", author=EVE)
    draft = desk.draft(mine.message)
    Draft.objects.filter(pk=draft.pk).update(in_reply_to=other.message, case=other.case)
    with pytest.raises(RefusedError) as refused:
        desk.send(draft)
    assert refused.value.code == "care.redirected"
    Draft.objects.filter(pk=draft.pk).update(bound_to=other.message.bound_to, in_reply_to=mine.message, case=mine.case)
    with pytest.raises(RefusedError, match="cannot be sent"):
        desk.send(draft)
    assert desk.mails() == []


def test_two_agents_who_answer_one_message_send_one_answer(desk: Desk) -> None:
    taken = desk.take()
    first, second = desk.draft(taken.message), desk.draft(taken.message)
    later = desk.now + timedelta(minutes=1)
    send_draft(draft=first, by="agent", keys=desk.keys, now=later)
    with pytest.raises(RefusedError) as refused:
        send_draft(draft=second, by="agent", keys=desk.keys, now=later)
    assert refused.value.code == "care.answered_meanwhile"
    assert [mail.to for mail in desk.mails()] == [ANNA]


def test_a_joined_thread_shows_a_note_to_nobody_outside(desk: Desk) -> None:
    mine, other = desk.take(), desk.take("My card too?", author=EVE)
    add_note(case=other.case, words="She sounds angry.", by="agent", public_key=desk.keys.public_key, now=desk.now)
    join_cases(into=mine.case, other=other.case, by="agent", reason="same household", now=desk.now)
    desk.reply(mine.message, "It is being checked.")
    desk.reply(other.message, "Yours too.")
    sent = {mail.to: mail.text for mail in desk.mails()}
    assert sent == {ANNA: "It is being checked.", EVE: "Yours too."}
    heard = told_on(case=mine.case, bound_to=mine.message.bound_to, secret=desk.keys.secret)
    assert [item.body.text for item in heard] == ["Am I affected?", "It is being checked."]
    seen = open_case(
        case=mine.case, by=staff(Role.INCIDENT_LEAD), reason="to answer", secret=desk.keys.secret, now=desk.now
    )
    assert [item.message.direction for item in seen].count(Direction.NOTE) == 1


def test_a_note_can_be_made_into_nothing_that_leaves(desk: Desk) -> None:
    taken = desk.take()
    note = add_note(case=taken.case, words="Ours.", by="agent", public_key=desk.keys.public_key, now=desk.now)
    with pytest.raises(RefusedError) as refused:
        begin_reply(message=note, words="x", by="agent", public_key=desk.keys.public_key, now=desk.now)
    assert refused.value.code == "care.note_stays"
    source = Reviewed(by="agent", at=desk.now, sha256="")
    with pytest.raises(RefusedError):
        Outgoing(
            in_reply_to=note, bound_to="mail:x", address=ANNA, words="x", language="en", facts=(), source=source, by="a"
        )
    for field in ({"direction": "out"}, {"sent_as": "staff"}, {"bound_to": taken.message.bound_to}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Message.objects.filter(pk=note.pk).update(**field)
    for sent_as, bound_to in (("staff", ""), ("", taken.message.bound_to)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Message.objects.create(
                ref="MSG-X", case=taken.case, direction="note", way_in="mail", at=desk.now, taken_at=desk.now,
                sent_as=sent_as, bound_to=bound_to,
            )  # fmt: skip


def test_a_reply_comes_back_to_its_own_case_and_to_no_unrelated_one(desk: Desk) -> None:
    mine, other = desk.take(), desk.take("Shall I close my account?", author=EVE)
    desk.reply(mine.message)
    back = desk.take("Thank you, and my card?", thread=desk.token().upper())
    assert (back.case.pk, back.is_new_case, back.message.proof) == (mine.case.pk, False, Proof.TOKEN)
    # The same subject and words as somebody else's thread bind nothing.
    third = desk.take("Shall I close my account?", author="ivo@people.example", subject="Re: your inquiry")
    assert third.is_new_case
    assert third.case.pk not in (mine.case.pk, other.case.pk)


def test_a_forged_sender_with_a_known_message_id_injects_nothing(desk: Desk) -> None:
    mine = desk.take(person_hash="a" * 40)
    desk.reply(mine.message)
    forged = desk.take("Send it to me again", external_ref="<ERR-KNOWN@bank.example>", subject="Re: your inquiry")
    assert forged.is_new_case, "a header alone reached the case of a proven person"
    assert forged.case.person_hash == ""
    assert [mail.to for mail in desk.mails()] == [ANNA]
    sent = Message.objects.filter(case=mine.case, direction=Direction.OUT)
    assert sent.count() == 1


def test_a_token_from_another_sender_is_heard_and_not_answered_by_itself(desk: Desk) -> None:
    mine = desk.take()
    desk.reply(mine.message)
    heard = desk.take("It is me, from my other address", author=EVE, thread=desk.token())
    assert (heard.case.pk, heard.message.proof) == (mine.case.pk, Proof.NONE)
    assert heard.case.state == CaseState.OPEN
    with pytest.raises(RefusedError) as refused:
        desk.draft(heard.message)
    assert refused.value.code == "care.stranger"
    desk.reply(heard.message, "Please write from the address that we know.", confirms_stranger=True)
    assert desk.mails()[-1].to == EVE
    assert desk.token() != care_token(desk.keys.pepper, case_ref=mine.case.ref, bound_to=mine.message.bound_to)


def test_tokens_cannot_be_guessed_worked_out_or_used_once_they_are_revoked(desk: Desk) -> None:
    mine = desk.take()
    desk.reply(mine.message)
    token = desk.token()
    assert len(token) * 5 >= 80
    for guess in (token[:-1] + ("a" if token[-1] != "a" else "b"), token[:-1], mine.case.ref, "", token + "a"):
        assert desk.take(f"guess {guess}", author=f"x{len(guess)}@guess.example", thread=guess).is_new_case
    other_key = care_token(b"x" * 32, case_ref=mine.case.ref, bound_to=mine.message.bound_to)
    assert desk.take("another key", author="k@guess.example", thread=other_key).is_new_case
    assert revoke_addresses(case=mine.case, by="agent", reason="it was published", now=desk.now) == 1
    assert desk.take("too late", author="l@guess.example", thread=token).is_new_case
    desk.reply(mine.message, "A new address.")
    assert desk.token() != token


def test_two_people_joined_by_mistake_are_each_answered_and_parted_again(desk: Desk) -> None:
    mine, other = desk.take(), desk.take("Do I get a new card?", author=EVE)
    case = join_cases(into=mine.case, other=other.case, by="agent", reason="looked the same", now=desk.now)
    desk.reply(mine.message)
    case.refresh_from_db()
    assert case.state == CaseState.OPEN, "the other one still waits"
    parted = part_case(case=other.case, by="agent", reason="two people after all", now=desk.now)
    case.refresh_from_db()
    assert (case.state, parted.state) == (CaseState.ANSWERED, CaseState.OPEN)
    assert waiting_in((parted,)) == {other.message.bound_to}
    assert not parted.messages.filter(bound_to=mine.message.bound_to).exists()
    kinds = list(parted.events.values_list("kind", flat=True))
    assert kinds[-2:] == ["joined", "parted"]


def test_two_proven_persons_are_never_joined(desk: Desk) -> None:
    mine, other = desk.take(person_hash="a" * 40), desk.take(author=EVE, person_hash="b" * 40)
    with pytest.raises(RefusedError) as refused:
        join_cases(into=mine.case, other=other.case, by="agent", reason="looked the same", now=desk.now)
    assert refused.value.code == "care.two_persons"


def test_nothing_that_was_said_can_be_changed_or_deleted(desk: Desk) -> None:
    taken = desk.take()
    for statement in (lambda: Message.objects.filter(pk=taken.message.pk).update(way_in="web"),
                      lambda: taken.case.events.all().delete()):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            statement()


def test_headers_and_markup_in_a_message_stay_text(desk: Desk) -> None:
    taken = desk.take(
        "<script>alert(1)</script>\r\nBcc: all@bank.example", subject="Hello\r\nBcc: all@bank.example",
        author="anna@people.example\nBcc: all@bank.example",
    )  # fmt: skip
    seen = open_case(
        case=taken.case, by=staff(Role.INCIDENT_LEAD), reason="to answer", secret=desk.keys.secret, now=desk.now
    )
    assert "\n" not in seen[0].body.subject
    desk.reply(taken.message)
    assert desk.mails() == [], "an address with a line break is no address"
