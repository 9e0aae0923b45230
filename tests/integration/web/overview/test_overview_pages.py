"""All incidents at a glance, one incident, its line of time, and search."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client, RequestFactory
from django.utils import timezone
from rehearsed import CASE, NOW, Finished, kept_notice
from sealed import sealed_message

from amends.apps.accounts.models import Role
from amends.apps.accounts.services import staff_member
from amends.apps.care.models import Inquiry
from amends.apps.duties.services import answer_duties
from amends.apps.governance.kinds import EntryKind
from amends.apps.governance.services import Note, add_entry
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import claim_fact
from amends.apps.journal.selectors import deeds
from amends.apps.looks.models import Look
from amends.core.case import parse_case
from amends.core.case.model import Risk
from amends.core.channels import Channel
from amends.web.console.bulk import BulkWork, bulk_page
from amends.web.console.overview.events import events_of, first_word, lead_words, span_words

pytestmark = pytest.mark.django_db


def published(incident: Incident, *, before: timedelta) -> None:
    note = Note(
        kind=EntryKind.OUTSIDER_PUBLICATION,
        at=NOW - before,
        who="A newspaper",
        words="They say that a bank lost data.",
        url="https://paper.example/1",
    )
    add_entry(incident=incident, note=note, by="lead", now=timezone.now())


def test_what_is_late_is_red_on_the_list_and_on_the_page(finished: Finished, lead: Client) -> None:
    incident = finished()
    case = parse_case(CASE, name="case.yaml")
    answer_duties(incident=incident, cohorts=case.cohorts, computed_risk=Risk.HIGH, as_of=NOW)
    claim_fact(incident=incident, key="anchor.occurred", value="2026-05-01T00:00:00+02:00", source="log", at=NOW)
    listed = lead.get("/console/")
    [card] = listed.context["cards"]
    assert card.overdue > 0
    assert "overdue since" in listed.content.decode()
    page = lead.get(f"/console/incidents/{incident.ref}").content.decode()
    for words in ("What needs you now", "1 statement on which sources contradict each other", "474", "Next deadlines"):
        assert words in page


def test_each_role_sees_first_what_it_may_see_to(finished: Finished, signed_in: Callable[[Role], Client]) -> None:
    incident = finished()
    note = Note(kind=EntryKind.PRESS_CONTACT, at=NOW, who="A newsroom", words="Is it true?")
    add_entry(incident=incident, note=note, by="lead", now=timezone.now())
    claim_fact(incident=incident, key="anchor.occurred", value="2026-05-01T00:00:00+02:00", source="log", at=NOW)
    needs = {
        role: {need.right for need in signed_in(role).get(f"/console/incidents/{incident.ref}").context["mine"]}
        for role in (Role.INCIDENT_LEAD, Role.COMMUNICATIONS, Role.AUDITOR)
    }
    assert "edit_facts" in needs[Role.COMMUNICATIONS]
    assert "govern" not in needs[Role.COMMUNICATIONS]
    assert "govern" in needs[Role.INCIDENT_LEAD]
    assert needs[Role.AUDITOR] == set()


def test_the_page_says_why_the_severity_is_what_it_is(finished: Finished, lead: Client) -> None:
    incident = finished()
    assessment = incident.assessments.get()
    assessment.severity = {"band": "very_high", "because": ["DPC starts at 3"]}
    assessment.save()
    assert "DPC starts at 3" in lead.get(f"/console/incidents/{incident.ref}").content.decode()


def test_others_who_were_faster_are_told_with_our_lag(finished: Finished, lead: Client) -> None:
    incident = finished()
    sealed_message(incident, Channel.SMS, at=NOW)
    published(incident, before=timedelta(days=6, hours=2))
    assert first_word(incident) == NOW
    page = lead.get(f"/console/incidents/{incident.ref}/timeline").content.decode()
    assert "we spoke 6 days 2 hours later" in page
    assert '<ol class="time">' in page
    assert f'<time datetime="{(NOW - timedelta(days=6, hours=2)).isoformat()}">' in page
    assert "<svg" in page
    assert "style=" not in page


def test_before_anybody_is_told_the_page_says_so(finished: Finished, lead: Client) -> None:
    incident = finished()
    published(incident, before=timedelta(days=1))
    assert "we have told nobody yet" in lead.get(f"/console/incidents/{incident.ref}/timeline").content.decode()


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(minutes=5), "5 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(days=2), "2 days"),
        (timedelta(seconds=20), "no time"),
    ],
)
def test_a_span_is_told_in_whole_parts(span: timedelta, words: str) -> None:
    assert span_words(span) == words
    assert lead_words(NOW, NOW - span) == f"we spoke {words} before"


def test_the_line_of_time_is_in_order_and_can_be_narrowed(finished: Finished, lead: Client) -> None:
    incident = finished()
    sealed_message(incident, Channel.SMS, at=NOW)
    published(incident, before=timedelta(days=30))
    times = [event.at for event in events_of(incident)]
    assert times == sorted(times)
    shown = lead.get(f"/console/incidents/{incident.ref}/timeline", {"kind": ["outsider", "nonsense"]})
    assert {event.kind for event in shown.context["events"]} == {"outsider"}
    newest = lead.get(f"/console/incidents/{incident.ref}/timeline", {"newest": "1"}).context["events"]
    assert [event.at for event in newest] == times[::-1]


def test_search_finds_by_sort_and_marks_the_words(finished: Finished, lead: Client) -> None:
    incident = finished()
    message = sealed_message(incident, Channel.SMS, at=NOW)
    kept_notice(incident, language="en", direction="ltr", text="Something rare and <b>odd</b> stands here.")
    published(incident, before=timedelta(days=1))
    looked_for = {
        "Customer data": "Incidents",
        "anchor.occurred": "Facts",
        "RARE and": "Notices",
        "Article 33": "Laws",
        "lost data": "Governance",
        message.message_id: "Messages",
    }
    for text, label in looked_for.items():
        answer = lead.get("/console/search", {"q": text})
        assert label in {group.label for group in answer.context["groups"]}, text
    page = lead.get("/console/search", {"q": "rare"}).content.decode()
    assert "<mark>rare</mark>" in page
    assert "<b>odd</b>" not in page


@pytest.mark.parametrize("text", ["x", "y" * 201, "jan.kowalski@mail.example"])
def test_search_refuses_what_must_not_stand_in_an_address(lead: Client, text: str) -> None:
    assert lead.get("/console/search", {"q": text}).status_code == 409


def test_search_that_finds_nothing_says_so(lead: Client) -> None:
    assert "Nothing holds these words" in lead.get("/console/search", {"q": "no such words"}).content.decode()


def test_a_person_is_found_by_reference_with_right_and_reason_only(
    finished: Finished, signed_in: Callable[[Role], Client]
) -> None:
    incident = finished()
    sealed_message(incident, Channel.SMS, at=NOW)
    fields = {"person_ref": "C-000123", "reason": "the person called us"}
    lead = signed_in(Role.INCIDENT_LEAD)
    found = lead.post("/console/search", fields)
    assert [case.ref for case in found.context["cases"]] == [incident.ref]
    assert "C-000123" not in found.content.decode().partition("<ul role")[2].partition("</ul>")[0]
    assert Look.objects.get().reason == "the person called us"
    assert "C-000123" not in str(list(deeds(incident_ref=incident.ref)))
    assert lead.post("/console/search", {**fields, "reason": "x"}).status_code == 409
    assert lead.post("/console/search", {**fields, "person_ref": "C-0"}).context["cases"] == []
    assert signed_in(Role.AUDITOR).post("/console/search", fields).status_code == 403


def asked(incident: Incident | None, number: str, *, due: timedelta) -> Inquiry:
    """A question that came in a day ago."""
    now = timezone.now()
    return Inquiry.objects.create(
        ref=f"INQ-{number}", kind="question", way_in="web", language="en", incident=incident,
        received_at=now - timedelta(days=1), taken_at=now - timedelta(days=1), receipt_digest=number * 8,
        answer_key=b"", box=b"", law="eu/gdpr/12", clock={}, due_at=now + due,
    )  # fmt: skip


def test_questions_are_counted_and_told_by_day_and_late_ones_are_red(finished: Finished, lead: Client) -> None:
    incident = finished()
    asked(incident, "AAAA2222", due=timedelta(days=2))
    asked(incident, "BBBB2222", due=timedelta(days=-1))
    asked(None, "CCCC2222", due=timedelta(days=2))
    listed = lead.get("/console/")
    assert listed.context["cards"][0].waiting == 2
    assert "1 question or complaint that names no incident waits" in listed.content.decode()
    assert "1 question or complaint past the date" in lead.get(f"/console/incidents/{incident.ref}").content.decode()
    assert "Came in: 2 question" in lead.get(f"/console/incidents/{incident.ref}/timeline").content.decode()
    found = lead.get("/console/search", {"q": "inq-aaaa2222"}).context["groups"]
    assert [group.label for group in found] == ["Questions and complaints"]


def test_the_number_of_a_receipt_is_asked_for_in_a_form_only(lead: Client, signed_in: Callable[[Role], Client]) -> None:
    assert "No receipt has this number" in lead.post("/console/search", {"number": "12345"}).content.decode()
    assert signed_in(Role.AUDITOR).post("/console/search", {"number": "12345"}).status_code == 403


def test_many_rows_at_once_are_done_all_or_none() -> None:
    done: list[tuple[Sequence[str], str]] = []
    work = BulkWork(
        name="close", verb="Close", rows="rows", matching=lambda filters: ["a", "b"], back="/console/",
        do_many=lambda rows, reason: done.append((rows, reason)),
    )  # fmt: skip
    digest = hashlib.sha256(b"a\nb").hexdigest()
    fields = {"deed": "close", "all": "1", "digest": digest, "confirmed": "1", "reason": "all read"}
    request = RequestFactory().post("/console/x", fields)
    request.session = SessionBase()
    user = staff_member(username="lead", role=Role.INCIDENT_LEAD)
    assert bulk_page(request, user, [work]).status_code == 302
    assert done == [(("a", "b"), "all read")]
    assert request.session["bulk_done"]["done"] == 2


def test_nobody_without_the_right_sees_any_of_these_pages(
    finished: Finished, signed_in: Callable[[Role], Client]
) -> None:
    ref = finished().ref
    for role in (Role.CONTACT_CENTRE, Role.ADMINISTRATOR):
        for page in (
            "/console/search?q=data",
            *(f"/console/incidents/{ref}{end}" for end in ("", "/facts", "/timeline")),
        ):
            assert signed_in(role).get(page).status_code == 403, page
