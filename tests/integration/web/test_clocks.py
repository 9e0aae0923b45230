"""The clock page, what is marked as done on it, and the warnings before a deadline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.selectors import staff_addresses
from amends.apps.duties.deeds import raise_warnings
from amends.apps.duties.models import DutyDeed, RaisedWarning
from amends.apps.duties.services import answer_duties
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.journal.selectors import deeds
from amends.core.case import parse_case
from amends.core.case.model import Risk

pytestmark = pytest.mark.django_db
UODO = "eu/gdpr/33-authority"
AWARE = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=80)
CASE = f"""
incident:
  title: Customer data published
  controller: {{name: Bank Example, established_in: PL}}
  anchors: {{aware: {AWARE.isoformat()}}}
  assessment: {{risk: high}}
cohorts: [{{residence: PL, persons: 3, elements: [name, pesel]}}]
"""


@pytest.fixture
def incident(db: None) -> Incident:
    """An incident whose 72 hours have passed, with its duties answered."""
    case = parse_case(CASE, name="case.yaml")
    found = open_incident(case=case, case_sha256="c" * 64, is_exercise=True, at=AWARE)
    answer_duties(incident=found, cohorts=case.cohorts, computed_risk=Risk.HIGH, as_of=AWARE)
    return found


def recipient(incident: Incident) -> str:
    kept = incident.duty_answers.get().answer["duties"]
    return next(duty["recipient_name"] for duty in kept if duty["law"] == UODO)


def mark(client: Client, incident: Incident, **fields: str) -> int:
    data = {"law": UODO, "recipient_name": recipient(incident), **fields}
    return client.post(f"/console/incidents/{incident.ref}/clocks", data).status_code


def test_the_page_shows_what_has_passed_and_what_to_do(lead: Client, incident: Incident) -> None:
    page = lead.get(f"/console/incidents/{incident.ref}/clocks").content.decode()
    assert "overdue" in page
    assert "GDPR, Regulation (EU) 2016/679, Article 33(1)" in page
    assert "Mark as done" in page
    assert "EXERCISE" in page


def test_a_late_duty_needs_its_reason_and_is_then_on_record(lead: Client, incident: Incident) -> None:
    assert mark(lead, incident) == 409
    assert DutyDeed.objects.count() == 0
    assert mark(lead, incident, why_late="the register was not to be had") == 302
    page = lead.get(f"/console/incidents/{incident.ref}/clocks").content.decode()
    assert "done, late" in page
    assert "why: the register was not to be had" in page
    kinds = [deed["kind"] for deed in deeds(incident_ref=incident.ref)]
    assert kinds.count("duty.done") == 1


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"law": "eu/gdpr/nothing"}, "No such duty"),
        ({"done_at": "2026-06-01T10:00:00"}, "offset"),
        ({"done_at": (timezone.now() + timedelta(days=1)).isoformat()}, "in the future"),
    ],
)
def test_what_cannot_be_is_refused_and_said(lead: Client, incident: Incident, fields: dict[str, str], why: str) -> None:
    data = {"law": UODO, "recipient_name": recipient(incident), "why_late": "x", **fields}
    response = lead.post(f"/console/incidents/{incident.ref}/clocks", data)
    assert response.status_code == 409
    assert why in response.content.decode()
    assert DutyDeed.objects.count() == 0


def test_nothing_is_marked_twice_or_changed(lead: Client, incident: Incident) -> None:
    assert mark(lead, incident, done_at=(AWARE + timedelta(hours=71)).isoformat()) == 302
    assert mark(lead, incident, why_late="again") == 409
    with pytest.raises(DatabaseError), transaction.atomic():
        DutyDeed.objects.update(why_late="it was not late")


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.COMMUNICATIONS, Role.CONTACT_CENTRE])
def test_who_only_looks_marks_nothing(incident: Incident, signed_in: Callable[[Role], Client], role: Role) -> None:
    assert mark(signed_in(role), incident, why_late="x") == 403


def test_each_step_is_warned_of_once_to_the_people_it_concerns(incident: Incident) -> None:
    told: list[tuple[tuple[str, ...], str]] = []
    now = AWARE + timedelta(hours=49)
    for at in (now, now + timedelta(minutes=1), AWARE + timedelta(hours=71)):
        raise_warnings(now=at, tell=lambda roles, subject, text: told.append((roles, subject)))
    assert [len(roles) for roles, _ in told] == [1, 4]
    assert all(subject.startswith(f"EXERCISE: {incident.ref}") for _, subject in told)
    assert RaisedWarning.objects.count() == 2


def test_a_warning_goes_to_active_staff_with_an_address(db: None) -> None:
    for number, role in enumerate((Role.COUNSEL, Role.COUNSEL, Role.AUDITOR)):
        User.objects.create(username=f"u{number}", role=role, email=f"u{number}@bank.example", is_active=number != 1)
    assert staff_addresses(roles=["counsel"]) == ["u0@bank.example"]
