"""The desk: who waits longest comes first, what was written is read for a reason, and every role has its kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import msgspec
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from rehearsed import CASE, Finished
from staffed import signed_in as sign_in

from amends.apps.accounts.models import Role
from amends.apps.accounts.rights import Right, may
from amends.apps.care.models import EventKind, Inquiry, InquiryEvent, WayIn
from amends.apps.care.numbers import read_number
from amends.apps.care.selectors import inquiry_with_number, told_to
from amends.apps.care.services import Receipt, Said, take_inquiry
from amends.apps.errands.models import Errand
from amends.apps.errands.services import Mail
from amends.apps.incidents.models import Incident
from amends.apps.journal.models import Entry
from amends.apps.looks.models import Look
from amends.core.sealing import open_sealed

pytestmark = pytest.mark.django_db
POLISH_BANK = CASE.replace('name: "Bank Example"', 'name: "Bank Example"\n    established_in: PL\n    sectors: [bank]')
NUMBER = re.compile(r"C(?:-[2-9A-HJ-NP-Z]{4}){3}")
WORDS = "They took my savings."


@pytest.fixture(autouse=True)
def nobody_wrote_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def bank(finished: Finished) -> Incident:
    return finished(POLISH_BANK)


def desk(role: Role = Role.CONTACT_CENTRE) -> Client:
    client = Client()
    sign_in(client, role)
    return client


def taken(incident: Incident | None, *, days_ago: int = 0, **said: Any) -> Receipt:
    now = timezone.now()
    fields = {"kind": "complaint", "text": WORDS, "language": "en", **said}
    return take_inquiry(
        said=Said(**fields), way_in=WayIn.LETTER, incident=incident,
        received_at=now - timedelta(days=days_ago), now=now,
        public_key=settings.DESK_PUBLIC_KEY(), pepper=settings.SECRET_OF("portal.pepper"),
    )  # fmt: skip


def page_of(client: Client, ref: str, status: int = 200, **post: str) -> str:
    address = f"/console/inquiries/{ref}"
    response = client.post(address, post) if post else client.get(address)
    assert response.status_code == status
    return unescape(response.content.decode())


def words_told(receipt: Receipt) -> list[str]:
    pepper = settings.SECRET_OF("portal.pepper")
    found = inquiry_with_number(receipt.number, pepper=pepper)
    assert found
    return [told.words for told in told_to(found, number=receipt.number, pepper=pepper)]


def test_the_list_begins_with_what_is_overdue_and_counts_large(bank: Incident) -> None:
    fresh, late = taken(bank), taken(bank, days_ago=40, text="Old")
    page = unescape(desk().get("/console/inquiries").content.decode())
    assert page.index(late.inquiry.ref) < page.index(fresh.inquiry.ref)
    assert '<strong class="big">2</strong> unanswered' in page
    assert '<strong class="big late">1 overdue</strong>' in page
    assert WORDS not in page
    assert "complaints/pl/reklamacje" in page


@pytest.mark.parametrize("role", list(Role))
def test_each_role_sees_its_kinds_and_no_other(bank: Incident, role: Role) -> None:
    press = taken(bank, kind="press").inquiry.ref
    complaint = taken(bank).inquiry.ref
    client = desk(role)
    if not may(role, Right.HANDLE_INQUIRIES):
        for address in ("", "/take", f"/{complaint}", f"/{press}"):
            assert client.get(f"/console/inquiries{address}").status_code == 403
        return
    sees_press = role in {Role.COMMUNICATIONS, Role.INCIDENT_LEAD}
    listed = client.get("/console/inquiries").content.decode()
    assert complaint in listed
    assert (press in listed) is sees_press
    assert client.get(f"/console/inquiries/{press}").status_code == (200 if sees_press else 404)
    assert client.post(f"/console/inquiries/{press}", {"do": "open", "reason": "curious"}).status_code == (
        200 if sees_press else 404
    )
    assert ('value="press"' in client.get("/console/inquiries/take").content.decode()) is sees_press


def test_nobody_without_sign_in_gets_in(bank: Incident) -> None:
    ref = taken(bank).inquiry.ref
    for address in ("", "/take", f"/{ref}"):
        assert Client().get(f"/console/inquiries{address}").status_code == 302


def test_words_are_shown_only_after_a_reason_that_is_kept(bank: Incident) -> None:
    receipt = taken(bank, reach="anna@people.example")
    client, ref = desk(), receipt.inquiry.ref
    for secret in (WORDS, "anna@people.example", receipt.number):
        assert secret not in page_of(client, ref)
    assert WORDS not in page_of(client, ref, 409, do="open", reason="x")
    assert not InquiryEvent.objects.filter(kind=EventKind.OPENED).exists()
    page = page_of(client, ref, do="open", reason="to answer it")
    for shown in (WORDS, "anna@people.example", receipt.number):
        assert shown in page
    look = InquiryEvent.objects.get(kind=EventKind.OPENED)
    assert (look.by, look.reason) == (str(Role.CONTACT_CENTRE), "to answer it")
    kept = Look.objects.get()
    assert (kept.kind, kept.what, kept.reason) == ("inquiry", f"inquiry {ref}", "to answer it")


def test_an_answer_reaches_the_number_and_the_mailbox_and_the_record(bank: Incident) -> None:
    receipt = taken(bank, reach="anna@people.example", language="pl")
    client, ref = desk(), receipt.inquiry.ref
    page_of(client, ref, 302, do="answer", words="Przepraszamy. Oddamy pieniądze.")
    assert words_told(receipt) == ["Przepraszamy. Oddamy pieniądze."]
    errand = Errand.objects.get(cause__contains="answered")
    box = open_sealed(settings.SECRET_OF("desk.key"), bytes(errand.box), context=errand.ref)
    mail = msgspec.json.decode(box, type=Mail)
    assert (mail.to, mail.sender, mail.subject) == (
        "anna@people.example", "help@bank.example", "Odpowiedź na Państwa wiadomość",
    )  # fmt: skip
    assert receipt.number in mail.text
    deed = Entry.objects.get(kind="inquiry.answered").leaf
    assert '"is_late":false' in deed
    assert "Przepraszamy" not in deed
    assert "Przepraszamy" not in page_of(client, ref)
    assert "Przepraszamy" in page_of(client, ref, do="open", reason="to check it")


def test_an_answer_after_the_limit_is_on_record_as_late(bank: Incident) -> None:
    page_of(desk(), taken(bank, days_ago=45).inquiry.ref, 302, do="answer", words="At last.")
    assert '"is_late":true' in Entry.objects.get(kind="inquiry.answered").leaf


def test_more_time_needs_a_law_that_gives_it_a_day_within_it_and_happens_once(bank: Incident) -> None:
    receipt = taken(bank)
    ref, day = receipt.inquiry.ref, receipt.inquiry.due_at.date()
    client = desk()
    wrong = [day, day + timedelta(days=31), day - timedelta(days=5)]
    for bad in (*(one.isoformat() for one in wrong), "soon", ""):
        page_of(client, ref, 409, do="extend", reasons="We must ask the card network.", expected_on=bad)
    page_of(client, ref, 409, do="extend", reasons=" ", expected_on=(day + timedelta(days=20)).isoformat())
    assert not InquiryEvent.objects.filter(kind=EventKind.EXTENDED).exists()
    wanted = (day + timedelta(days=30)).isoformat()
    page_of(client, ref, 302, do="extend", reasons="We must ask the card network.", expected_on=wanted)
    changed = Inquiry.objects.get()
    assert changed.due_at.date().isoformat() == wanted
    assert words_told(receipt) == ["We must ask the card network."]
    page_of(client, ref, 409, do="extend", reasons="And again.", expected_on=wanted)
    page_of(client, taken(bank, kind="question").inquiry.ref, 409, do="extend", reasons="Later.", expected_on=wanted)
    page_of(client, taken(bank, days_ago=33).inquiry.ref, 409, do="extend", reasons="Late.", expected_on=wanted)


def test_a_complaint_is_not_closed_unanswered_and_nothing_follows_a_closing(bank: Incident) -> None:
    ref, client = taken(bank).inquiry.ref, desk()
    page_of(client, ref, 409, do="close", reason="we have no time")
    page_of(client, ref, 302, do="answer", words="No.")
    page_of(client, ref, 302, do="close", reason="answered")
    page_of(client, ref, 409, do="answer", words="Yes after all.")
    page_of(client, taken(bank, kind="question").inquiry.ref, 302, do="close", reason="it was an advertisement")


@pytest.mark.parametrize("step", ["", "delete", "reopen"])
def test_an_unknown_step_does_nothing(bank: Incident, step: str) -> None:
    page_of(desk(), taken(bank).inquiry.ref, 409, do=step, reason="because I can")


def test_a_letter_counts_from_the_day_on_which_it_came(bank: Incident) -> None:
    came = (datetime.now(UTC) - timedelta(days=10)).replace(microsecond=0)
    form = {"kind": "complaint", "way_in": "letter", "language": "fa", "text": WORDS, "incident": bank.ref,
            "received_at": came.isoformat(), "token": "t" * 32}  # fmt: skip
    client = desk()
    pages = [client.post("/console/inquiries/take", form) for _ in range(2)]
    assert [page.status_code for page in pages] == [200, 200]
    inquiry = Inquiry.objects.get()
    assert timedelta(days=29) < inquiry.due_at - came < timedelta(days=31)
    assert 'dir="rtl"' in pages[0].content.decode()
    assert len({NUMBER.search(page.content.decode()).group() for page in pages}) == 1
    assert InquiryEvent.objects.get().by == str(Role.CONTACT_CENTRE)


@pytest.mark.parametrize(
    "wrong",
    [{"text": ""}, {"text": "x" * 10_001}, {"received_at": "yesterday"}, {"received_at": "2026-01-01T10:00:00"},
     {"received_at": "2999-01-01T10:00:00+00:00"}, {"kind": "press"}, {"kind": "x"}, {"way_in": "web"},
     {"language": "xx"}, {"incident": "INC-NOBODY"}],
)  # fmt: skip
def test_what_cannot_be_taken_in_says_why_and_keeps_the_text(bank: Incident, wrong: dict[str, str]) -> None:
    form = {"kind": "complaint", "way_in": "letter", "language": "en", "text": WORDS, "incident": bank.ref, **wrong}
    response = desk().post("/console/inquiries/take", form)
    assert response.status_code == 409
    assert form["text"] in response.content.decode()
    assert not Inquiry.objects.exists()


def test_the_number_that_somebody_reads_out_finds_the_inquiry(bank: Incident) -> None:
    receipt = taken(bank)
    typed = str(read_number(receipt.number)).lower()
    response = desk().post("/console/inquiries", {"number": typed})
    assert response["Location"] == f"/console/inquiries/{receipt.inquiry.ref}"
    assert desk().post("/console/inquiries", {"number": "C-2222-2222-2222"}).status_code == 409
    hidden = taken(bank, kind="press")
    assert desk().post("/console/inquiries", {"number": hidden.number}).status_code == 409


@pytest.mark.parametrize("statement", ["UPDATE care_inquiryevent SET reason = 'x'", "DELETE FROM care_inquiryevent"])
def test_what_was_done_is_never_rewritten(bank: Incident, statement: str) -> None:
    taken(bank)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert InquiryEvent.objects.count() == 1
