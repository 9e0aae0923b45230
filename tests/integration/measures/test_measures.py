"""Measures from real rows: everybody counts, few are hidden, and what was published stays as it was."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import Error, transaction

from amends.apps.care.models import Case, CaseEvent, CaseEventKind, CaseState, HideReason, Kind, ModerationAct
from amends.apps.claims.models import Claim, ClaimDecision, ClaimEvent, ClaimProposal
from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.looks.services import person_hash
from amends.apps.measures.exporting import measures_csv
from amends.apps.measures.models import PublishedMeasures, PublishingRule
from amends.apps.measures.selectors import measures_of, public_measures
from amends.apps.measures.services import publish_due, publish_every, publish_measures
from amends.apps.remedies.models import Entitlement, StepWord
from amends.config.daily import do_daily_work
from amends.core.case import parse_case
from amends.core.errors import InputError, RefusedError
from amends.remedies.claims import ClaimState, LossKind, Outcome, ProvenBy, Stage

START = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)
NOW = START + timedelta(days=40)
KEY = b"k" * 32
CASE = """
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", brand_domains: [bank.example]}
cohorts:
  - {residence: PL, persons: 60, elements: [pesel]}
"""


@pytest.fixture
def incident(db: None, monkeypatch: pytest.MonkeyPatch) -> Incident:
    monkeypatch.setattr("django.conf.settings.SECRET_OF", lambda name: KEY)
    return open_incident(case=parse_case(CASE, name="case.yaml"), case_sha256="c" * 64, is_exercise=False, at=START)


def add_case(incident: Incident, number: int, **fields: Any) -> Case:
    given: dict[str, Any] = {
        "ref": f"CS-{number:08d}", "incident": incident, "kind": Kind.QUESTION, "way_in": "mail", "language": "pl",
        "opened_at": START, "due_at": START + timedelta(days=1), "first_answered_at": START + timedelta(hours=2),
        "state": CaseState.ANSWERED,
    }  # fmt: skip
    return Case.objects.create(**(given | fields))


def add_people(incident: Incident) -> None:
    """Forty in Poland, twenty in Germany; thirty were told; twelve proved a step, ten say that they did it."""
    campaign = Campaign.objects.create(ref="CAM-1", incident_ref=incident.ref, started_at=START)
    segment = Segment.objects.create(campaign=campaign, seq=1, channel="email", payload=b"")
    for number in range(60):
        who = person_hash(KEY, f"C-{number}")
        is_pl = number < 40
        Entitlement.objects.create(
            incident=incident, person_hash=who, person_box=b"", residence="PL" if is_pl else "DE",
            language="pl" if is_pl else "de", remedies=["monitoring"], steps=["pl-pesel"] if is_pl else [],
            minimum_months=0, told_at=START,
        )  # fmt: skip
        if number < 30:
            Message.objects.create(
                message_id=f"<{number}@x>", campaign=campaign, segment=segment, person_ref=f"C-{number}",
                channel="email", state="delivered", attempts=1, at=START,
            )  # fmt: skip
        if number < 22:
            StepWord.objects.create(
                incident=incident, person_hash=who, step="pl-pesel", state="done",
                said_by="proof" if number < 12 else "person", at=START,
            )  # fmt: skip


def test_joined_cases_count_once_from_the_first_and_the_unanswered_stay_in(incident: Incident) -> None:
    for number in range(30):
        add_case(incident, number)
    for number in range(30, 45):
        add_case(incident, number, first_answered_at=None, state=CaseState.OPEN)
    head = Case.objects.get(ref="CS-00000000")
    add_case(incident, 99, opened_at=START - timedelta(days=1), merged_into=head)
    found = measures_of(incident=incident, at=NOW).contacts
    table = found.tables["language"]
    assert table.total.people == 45
    assert dict(zip(table.parts, table.total.parts, strict=True)) == {
        "in_time": 30, "late": 0, "waiting": 0, "overdue": 15
    }  # fmt: skip
    assert found.first_answer["language"]["all"].p90 is not None
    assert found.first_answer["language"]["all"].p90.is_more
    assert found.unanswered.people == 15


def test_complaints_stand_apart_with_their_age(incident: Incident) -> None:
    for number in range(20):
        add_case(incident, number, kind=Kind.COMPLAINT, first_answered_at=None, state=CaseState.OPEN,
                 due_at=START + timedelta(days=30))  # fmt: skip
    for number in range(20, 40):
        add_case(incident, number)
    found = measures_of(incident=incident, at=NOW)
    assert found.complaints.tables["language"].total.parts == (0, 0, 0, 20)
    assert found.complaints.unanswered.median is not None
    assert found.complaints.unanswered.median.hours == 960
    assert found.contacts.tables["language"].total.people == 20


def test_who_was_not_told_and_what_was_only_said_are_told_apart(incident: Incident) -> None:
    add_people(incident)
    found = measures_of(incident=incident, at=NOW)
    assert found.affected == 60
    monitoring = found.remedies["monitoring"]["segment"]
    assert dict(zip(monitoring.parts, monitoring.total.parts, strict=True)) == {
        "not_owed": 0, "not_told": 30, "told": 30, "given": 0, "used": 0
    }  # fmt: skip
    step = found.steps["pl-pesel"]["segment"]
    assert dict(zip(step.parts, step.total.parts, strict=True)) == {
        "not_theirs": 20, "seen_done": 12, "said_done": 10, "not_done": 18
    }  # fmt: skip


def test_resolution_is_the_closing_of_the_case(incident: Incident) -> None:
    for number in range(12):
        case = add_case(incident, number, state=CaseState.CLOSED)
        CaseEvent.objects.create(case=case, kind=CaseEventKind.CLOSED, at=START + timedelta(hours=5), by="agent")
    told = measures_of(incident=incident, at=NOW).contacts.resolution["language"]["pl"]
    assert told.median is not None
    assert (told.median.hours, told.median.is_more, told.over) == (5.0, False, 12)


def test_moderation_is_counted_in_public_by_reason_also_at_nought(incident: Incident) -> None:
    ModerationAct.objects.create(
        ref="MOD-1", incident=incident, network="mastodon", post_digest="d", reason=HideReason.SPAM, by="x", at=START
    )
    counts = {one.reason: one.hidden for one in measures_of(incident=incident, at=NOW).moderation}
    assert counts == {"others_personal_data": 0, "threats": 0, "spam": 1}


def test_what_is_published_is_kept_and_not_published_again_within_a_day(incident: Incident) -> None:
    for number in range(30):
        add_case(incident, number)
    assert public_measures(incident) is None
    publish_measures(incident=incident, by="lead", now=NOW)
    add_case(incident, 50)
    with pytest.raises(RefusedError) as caught:
        publish_measures(incident=incident, by="lead", now=NOW + timedelta(hours=23))
    assert caught.value.code == "measures.too_soon"
    document = public_measures(incident)
    assert document is not None
    assert document["contacts"]["tables"]["language"]["total"]["people"] == 30
    assert not {"callbacks", "contact_decisions"} & set(document)
    assert json.dumps(document)
    made = publish_measures(incident=incident, by="lead", now=NOW + timedelta(hours=24))
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        made.delete()


def test_the_file_hides_what_the_tables_hide_and_holds_no_formula(incident: Incident) -> None:
    for number in range(30):
        add_case(incident, number)
    for number in range(30, 33):
        add_case(incident, number, first_answered_at=None, state=CaseState.OPEN)
    for number in range(40, 60):
        add_case(incident, number, language="=1+1")
    text = measures_csv(measures_of(incident=incident, at=NOW))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row for row in rows if row["value"] == "3"] == []
    assert any(row["is_hidden"] == "yes" and row["part"] == "overdue" for row in rows)
    assert not any(row["group"].startswith("=") for row in rows)


def test_an_incident_of_nothing_has_measures_too(incident: Incident) -> None:
    found = measures_of(incident=incident, at=NOW)
    assert found.contacts.unanswered.people == 0
    assert (found.remedies, found.affected) == ({}, None)


def add_claim(incident: Incident, number: int, *, state: ClaimState, residence: str = "PL", who: str = "") -> Claim:
    claim = Claim.objects.create(
        ref=f"CLM-{number:08d}", incident=incident, person_hash=who or f"{number:040d}", proven_by=ProvenBy.MY_CASE,
        kind=LossKind.UNAUTHORISED_PAYMENT, amount=10, currency="PLN", happened_on=START.date(), language="pl",
        residence=residence, loss_digest=f"{number:064d}", box=b"x", received_at=START, state=state, state_at=START,
    )  # fmt: skip
    if state in (ClaimState.PAID, ClaimState.REFUSED, ClaimState.APPEALED):
        proposal = ClaimProposal.objects.create(
            ref=f"PRO-{number:08d}", claim=claim, stage=Stage.FIRST, outcome=Outcome.ACCEPTED, amount=10,
            currency="PLN", reasons=[], by="counsel", needs_two=False, at=START,
        )  # fmt: skip
        ClaimDecision.objects.create(
            claim=claim, stage=Stage.FIRST, proposal=proposal, outcome=Outcome.ACCEPTED, amount=10, currency="PLN",
            by="counsel", at=START + timedelta(days=5), is_late=False,
        )  # fmt: skip
    if state == ClaimState.APPEALED:
        ClaimEvent.objects.create(claim=claim, kind="appealed", after=state, at=START + timedelta(days=6))
    return claim


def test_claims_are_counted_by_claimant_and_segment_with_their_median_and_appeals(incident: Incident) -> None:
    wanted = [ClaimState.PAID] * 20 + [ClaimState.REFUSED] * 12 + [ClaimState.APPEALED] * 11
    for number, state in enumerate((*wanted, *([ClaimState.RECEIVED] * 15))):
        add_claim(incident, number, state=state)
    for number in range(100, 112):
        add_claim(incident, number, state=ClaimState.PAID, residence="DE")
    add_claim(incident, 200, state=ClaimState.RECEIVED, who=f"{0:040d}")  # a second claim of one who was paid
    told = measures_of(incident=incident, at=NOW).claims
    table = told.tables["segment"]
    assert table.parts == ("open", "appealed", "decided", "paid", "withdrawn")
    rows = {row.name: (row.people, *row.parts) for row in (*table.rows, table.total)}
    assert rows["PL"] == (58, 16, 11, 12, 19, 0)
    assert rows["DE"] == (12, 0, 0, 0, 12, 0)
    assert rows["all"] == (70, 16, 11, 12, 31, 0)
    median = told.decision["segment"]["DE"].median
    assert median is not None
    assert (median.hours, median.is_more) == (120, False)
    lines = list(csv.DictReader(io.StringIO(measures_csv(measures_of(incident=incident, at=NOW)))))
    assert {
        "measure": "claims",
        "view": "segment",
        "group": "PL",
        "part": "paid",
        "value": "19",
        "is_hidden": "no",
    } in (lines)


def test_few_claimants_are_hidden_and_their_wait_too(incident: Incident) -> None:
    for number in range(4):
        add_claim(incident, number, state=ClaimState.PAID)
    told = measures_of(incident=incident, at=NOW).claims
    assert all(row.people is None for table in told.tables.values() for row in (*table.rows, table.total))
    waits = [one for view in told.decision.values() for one in view.values()]
    assert all((one.people, one.over, one.median) == (None, None, None) for one in waits)


def test_measures_are_published_by_themselves_only_where_the_house_said_so(incident: Incident) -> None:
    assert publish_due(incident=incident, now=NOW) is None
    publish_every(incident=incident, days=7, by="lead", now=NOW)
    first = publish_due(incident=incident, now=NOW)
    assert first is not None
    assert "lead" in first.by
    assert publish_due(incident=incident, now=NOW + timedelta(days=6)) is None
    assert publish_due(incident=incident, now=NOW + timedelta(days=7)) is not None
    publish_every(incident=incident, days=0, by="lead", now=NOW + timedelta(days=8))
    assert publish_due(incident=incident, now=NOW + timedelta(days=30)) is None
    assert PublishedMeasures.objects.count() == 2
    with pytest.raises(Error), transaction.atomic():
        PublishingRule.objects.update(every_days=1)


@pytest.mark.parametrize("days", [-1, 91])
def test_a_schedule_of_no_days_is_refused(incident: Incident, days: int) -> None:
    with pytest.raises(InputError) as caught:
        publish_every(incident=incident, days=days, by="lead", now=NOW)
    assert caught.value.code == "measures.days"


def test_the_days_work_publishes_once_a_day(incident: Incident) -> None:
    publish_every(incident=incident, days=1, by="lead", now=NOW)
    for hours in (0, 1, 23, 24, 25):
        do_daily_work(secret=lambda name: KEY, public_key=b"p" * 32, now=NOW + timedelta(hours=hours))
    assert PublishedMeasures.objects.count() == 2
