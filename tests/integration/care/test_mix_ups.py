"""The mistakes that other inboxes made with people's mail, by name; each is tried here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from queueing import ANNA, EVE, Desk, staff

from amends.apps.accounts.models import Role
from amends.apps.care.addresses import care_token, revoke_addresses
from amends.apps.care.casting import Outgoing, Reviewed
from amends.apps.care.filing import do_desk_work
from amends.apps.care.finding import is_stranger
from amends.apps.care.history import add_note, open_case, told_on
from amends.apps.care.joining import join_cases, part_case
from amends.apps.care.models import Case, CaseState, Direction, Draft, Inquiry, Message, Proof, WayIn
from amends.apps.care.queue import change_person
from amends.apps.care.replying import begin_reply, send_draft
from amends.apps.care.services import Said, take_inquiry
from amends.apps.care.told import waiting_in
from amends.apps.selfcheck.joining import join_threads
from amends.apps.selfcheck.models import ThreadLine
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


def form(desk: Desk, text: str, reach: str = "") -> Inquiry:
    """What somebody sends in by a form, filed; anybody may type any address in it."""
    desk.now += timedelta(minutes=1)
    said = Said(kind="question", text=text, language="en", reach=reach)
    taken = take_inquiry(
        said=said, way_in=WayIn.WEB, incident=desk.incident, received_at=desk.now, now=desk.now,
        public_key=desk.keys.public_key, pepper=desk.keys.pepper,
    )  # fmt: skip
    do_desk_work(secret=settings.SECRET_OF, public_key=desk.keys.public_key, now=desk.now)
    taken.inquiry.refresh_from_db()
    return taken.inquiry


def test_who_types_anothers_address_in_a_form_is_a_stranger_to_that_case(desk: Desk) -> None:
    mine = desk.take()
    typed = form(desk, "Send me all that she wrote.", reach=ANNA)
    assert typed.case == mine.case
    message = typed.messages.get(direction=Direction.IN)
    assert message.bound_to == f"receipt:{typed.ref}"
    assert is_stranger(message)
    with pytest.raises(RefusedError) as refused:
        desk.draft(message)
    assert refused.value.code == "care.stranger"
    desk.reply(message, "We tell nothing of it.", confirms_stranger=True)
    heard = told_on(case=mine.case, bound_to=message.bound_to, secret=desk.keys.secret)
    assert [item.body.text for item in heard] == ["Send me all that she wrote.", "We tell nothing of it."]
    assert waiting_in((mine.case,)) == {mine.message.bound_to}, "the answer to the form was taken for one to her"


def test_a_form_that_opens_a_case_is_answered_as_before(desk: Desk) -> None:
    assert not is_stranger(form(desk, "Am I affected?", reach=EVE).messages.get(direction=Direction.IN))


def test_an_address_typed_in_a_chat_is_another_correspondent_than_its_mails(desk: Desk) -> None:
    mine = desk.take()
    typed = desk.take("Am I affected?", way_in=WayIn.CHAT, author="", reach=ANNA)
    assert not typed.is_duplicate, "the same words, typed by anybody, were counted as hers"
    assert (typed.case.pk, typed.message.proof) == (mine.case.pk, Proof.NONE)
    assert typed.message.bound_to != mine.message.bound_to
    assert is_stranger(typed.message)


def thread_line(inquiry: Inquiry, thread: str, person_hash: str) -> None:
    ThreadLine.objects.create(thread=thread, person_hash=person_hash, inquiry=inquiry, box=b"x", at=inquiry.received_at)


def test_a_thread_names_no_case_that_holds_anybody_elses_words(desk: Desk) -> None:
    mine = desk.take()
    claim = form(desk, "My loss is 20 EUR.", reach=ANNA)  # written behind a code, with another's address
    thread_line(claim, "t" * 40, "e" * 40)
    later = form(desk, "And what of it?")
    thread_line(later, "t" * 40, "e" * 40)
    assert join_threads(now=desk.now) == 2
    mine.case.refresh_from_db()
    assert (mine.case.person_hash, mine.case.merged_into) == ("", None)
    assert later.case is not None
    later.case.refresh_from_db()
    assert later.case.merged_into is None
    own = desk.take("It is me again.")
    assert own.case.pk == mine.case.pk, "her own mails were kept from her case"


def test_a_thread_of_one_person_alone_names_its_case(desk: Desk) -> None:
    first, second = form(desk, "Am I affected?"), form(desk, "And my card?")
    for inquiry in (first, second):
        thread_line(inquiry, "t" * 40, "a" * 40)
    join_threads(now=desk.now)
    assert Case.objects.filter(merged_into__isnull=True).get().person_hash == "a" * 40


def test_only_the_networks_own_interface_proves_an_author(desk: Desk) -> None:
    post = {"way_in": WayIn.SOCIAL, "network": "mastodon", "is_public": True}
    by_file = desk.take("Is it true?", author="anna@social.example", **post)
    by_network = desk.take("Is it so?", author="ivo@social.example", is_named_by_network=True, **post)
    by_mail = desk.take("Is it?", author="eve@x.example", network="mastodon", is_named_by_network=True)
    assert [one.message.proof for one in (by_file, by_network, by_mail)] == [Proof.NONE, Proof.NETWORK, Proof.NONE]
