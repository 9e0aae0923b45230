"""Every reply asks the contact decision; what it says is kept, and shown to the writer with its reasons."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from queueing import ANNA, Desk

from amends.apps.care.answering import answer_inquiry
from amends.apps.care.automatic import answer_by_itself
from amends.apps.care.callbacks import ask_callback, callbacks_due, may_call
from amends.apps.care.models import CaseEventKind, CaseState, Direction, Draft, Message, WayIn
from amends.apps.care.services import Said, take_inquiry
from amends.apps.contacts.keys import address_digest, house_key
from amends.apps.contacts.models import ContactDecision, Named, SuppressionReason
from amends.apps.contacts.suppression import suppress
from amends.core.channels import Channel
from amends.core.errors import RefusedError

NIGHT = datetime(2026, 6, 2, 22, 30, tzinfo=UTC)  # half past midnight in Warsaw


def leave_alone(desk: Desk, address: str = ANNA) -> None:
    suppress(
        digest=address_digest("email", address, key=house_key()), named=Named.ADDRESS, channel=Channel.EMAIL,
        reason=SuppressionReason.OPT_OUT, by="lead", now=desk.now,
    )  # fmt: skip


def test_an_allowed_reply_keeps_the_decision_and_names_it_on_the_case(desk: Desk) -> None:
    taken = desk.take()
    desk.reply(taken.message)
    kept = ContactDecision.objects.get()
    assert (kept.decision, kept.channel, kept.trigger, kept.purpose) == (
        "allow",
        "email",
        "customer_request",
        "service",
    )
    assert kept.person_hash == taken.message.bound_to.partition(":")[2]
    event = taken.case.events.get(kind=CaseEventKind.CONTACT)
    assert event.reason.startswith(f"{kept.ref} allow: ")
    assert ANNA not in repr(ContactDecision.objects.values().get())


def test_a_complaint_is_answered_as_a_complaint_and_two_answers_a_day_are_no_notices(desk: Desk) -> None:
    taken = desk.take("I want to complain about how you treat my data.")
    desk.reply(taken.message)
    desk.reply(taken.message, "One more word.")
    assert list(ContactDecision.objects.values_list("purpose", "decision")) == [("complaint", "allow")] * 2


def test_who_must_not_be_mailed_is_not_and_the_writer_reads_why(desk: Desk) -> None:
    taken = desk.take()
    leave_alone(desk)
    draft = desk.draft(taken.message)
    with pytest.raises(RefusedError) as refused:
        desk.send(draft)
    assert refused.value.code == "care.contact_denied"
    assert len(refused.value.why) > 20
    assert (desk.mails(), Message.objects.filter(direction=Direction.OUT).count()) == ([], 0)
    assert ContactDecision.objects.get().decision == "deny"
    assert taken.case.events.get(kind=CaseEventKind.CONTACT).reason.partition(" ")[2].startswith("deny: ")
    taken.case.refresh_from_db()
    assert taken.case.state == CaseState.OPEN, "nobody is taken for answered who was not"


def test_a_channel_that_the_intruder_reads_is_not_used(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amends.apps.care.permission._compromised", lambda _: (Channel.EMAIL,))
    taken = desk.take()
    with pytest.raises(RefusedError) as refused:
        desk.reply(taken.message)
    assert refused.value.code == "care.contact_denied"


def test_what_may_not_be_mailed_by_itself_waits_for_a_person(desk: Desk) -> None:
    desk.answer("Call us on {contact.phone}.")
    taken = desk.take("Am I affected by the data breach?")
    leave_alone(desk)
    assert answer_by_itself(message=taken.message, keys=desk.keys, now=desk.now) is None
    assert not Draft.objects.filter(dropped_at__isnull=True).exists()
    assert desk.mails() == []


def test_an_answer_by_receipt_stands_there_and_is_not_mailed_against_the_decision(desk: Desk) -> None:
    inquiry = take_inquiry(
        said=Said(kind="complaint", text="You lost my data.", language="en", reach=ANNA), way_in=WayIn.WEB,
        incident=desk.incident, received_at=desk.now, now=desk.now, public_key=desk.keys.public_key,
        pepper=desk.keys.pepper, may_mail=False,
    ).inquiry  # fmt: skip
    leave_alone(desk)
    event = answer_inquiry(inquiry=inquiry, words="We did.", by="agent", secret=desk.keys.secret, now=desk.now)
    assert event.reason.startswith("Not mailed: ")
    assert desk.mails() == []
    inquiry.refresh_from_db()
    assert inquiry.state == "answered"


def test_quiet_hours_put_a_call_off_and_the_list_has_it_again_by_then(desk: Desk) -> None:
    taken = desk.take(way_in=WayIn.PHONE_NOTE, author="+48 500 100 200", noted_by="somebody")
    desk.now = NIGHT
    asked = ask_callback(
        case=taken.case, number="+48 500 100 200", slot_from=NIGHT, slot_to=NIGHT + timedelta(hours=1),
        public_key=desk.keys.public_key, now=NIGHT,
    )  # fmt: skip
    assert list(callbacks_due(at=NIGHT)) == [asked]
    with pytest.raises(RefusedError) as refused:
        may_call(callback=asked, by="agent", secret=desk.keys.secret, now=NIGHT)
    assert refused.value.code == "care.contact_deferred"
    assert not callbacks_due(at=NIGHT).exists()
    asked.refresh_from_db()
    assert asked.slot_from > NIGHT + timedelta(hours=4)
    morning = asked.slot_from
    assert list(callbacks_due(at=morning)) == [asked]
    number = may_call(callback=asked, by="agent", secret=desk.keys.secret, now=morning)
    assert number == "+48 500 100 200"
    with pytest.raises(RefusedError) as refused:
        desk.reply(taken.message)
    assert (refused.value.code, "Not before" in refused.value.why) == ("care.contact_deferred", True)


def test_who_is_still_on_the_line_is_answered_at_any_hour(desk: Desk) -> None:
    desk.now = NIGHT
    taken = desk.take(way_in=WayIn.PHONE_NOTE, author="+48 500 100 200", noted_by="agent")
    assert desk.reply(taken.message).sent_as == "staff"
    assert settings.SECRET_OF("desk.key") not in repr(ContactDecision.objects.values().get()).encode()
