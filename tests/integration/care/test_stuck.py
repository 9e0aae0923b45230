"""One message that cannot be worked on holds up nobody's, is told without a word of it, and is tried again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import DataError
from queueing import EVE, Desk

from amends.apps.care import automatic, filing
from amends.apps.care.automatic import answer_what_is_sure
from amends.apps.care.models import Direction, Inquiry, Message, WayIn
from amends.apps.care.services import Said, take_inquiry
from amends.apps.care.stuck import DEED, Stuck
from amends.apps.journal.models import Entry
from amends.core.errors import MachineError


def sure(desk: Desk) -> int:
    return answer_what_is_sure(secret=settings.SECRET_OF, public_key=desk.keys.public_key, now=desk.now)


def test_a_message_that_cannot_be_opened_keeps_no_other_from_its_answer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.answer("Look at the letter that you were sent.")
    broken, whole = desk.take(), desk.take(author=EVE)
    opens = automatic.body_of
    tries: list[str] = []

    def opened(message: Message, *, secret: bytes) -> object:
        tries.append(message.ref)
        if message.ref == broken.message.ref:
            raise MachineError("It cannot be opened.", code="sealed.closed")
        return opens(message, secret=secret)

    monkeypatch.setattr(automatic, "body_of", opened)
    assert sure(desk) == 1
    assert Message.objects.get(direction=Direction.OUT).in_reply_to == whole.message
    assert sure(desk) == 0
    assert tries.count(broken.message.ref) == 1, "it was tried again at once"
    for _ in range(8):
        desk.now += timedelta(seconds=12)
        sure(desk)
    assert tries.count(broken.message.ref) in (2, 3)
    told = Entry.objects.filter(kind=DEED).values_list("leaf", flat=True)
    assert len(told) == tries.count(broken.message.ref)
    assert all("affected" not in leaf and broken.message.ref in leaf for leaf in told)


def test_a_form_that_the_database_refuses_keeps_no_other_from_its_case(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("The first", "The second"):
        take_inquiry(
            said=Said(kind="question", text=text, language="en"), way_in=WayIn.WEB, incident=desk.incident,
            received_at=desk.now, now=desk.now, public_key=desk.keys.public_key, pepper=desk.keys.pepper,
        )  # fmt: skip
    first = Inquiry.objects.order_by("id")[0]
    files = filing.file_inquiry

    def refused(inquiry: Inquiry, **given: object) -> bool:
        if inquiry.pk == first.pk:
            raise DataError("value too long for type character varying(8)")
        return files(inquiry, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(filing, "file_inquiry", refused)
    work = {"secret": settings.SECRET_OF, "public_key": desk.keys.public_key}
    assert filing.do_desk_work(**work, now=desk.now) == 1
    assert list(Inquiry.objects.filter(case__isnull=True)) == [first]
    monkeypatch.undo()
    assert filing.do_desk_work(**work, now=desk.now + timedelta(minutes=1)) == 1


def test_what_fails_again_is_asked_less_often_and_with_a_limit_not_at_all(desk: Desk) -> None:
    stuck, at = Stuck("a test", most=2), desk.now

    def fails() -> bool:
        raise MachineError("No.", code="x.y")

    assert not stuck.tried("MSG-1", fails, now=at)
    assert stuck.held(at) == ["MSG-1"]
    assert stuck.held(at + timedelta(seconds=11)) == []
    assert not stuck.tried("MSG-1", fails, now=at)
    assert stuck.held(at + timedelta(days=1)) == ["MSG-1"]
