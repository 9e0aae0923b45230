"""Once a day: what came is counted and the forecast corrected; the same day again does nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from amends.apps.care.intake import Incoming, take_message
from amends.apps.care.models import WayIn
from amends.apps.centre.models import Arrivals
from amends.apps.centre.services import make_forecast
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.integrations.models import ApiToken, KeptAnswer
from amends.apps.journal.models import Entry
from amends.config.daily import DONE, do_daily_work
from amends.core.case import parse_case
from amends.flood.plan import Plan

START = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)
CASE = """
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", brand_domains: [bank.example]}
cohorts:
  - {residence: PL, persons: 20000, elements: [name]}
"""


@pytest.fixture
def incident(db: None) -> Incident:
    return open_incident(case=parse_case(CASE, name="case.yaml"), case_sha256="c" * 64, is_exercise=False, at=START)


def _worked(now: datetime) -> int:
    return do_daily_work(secret=settings.SECRET_OF, public_key=settings.DESK_PUBLIC_KEY(), now=now)


def _asked(incident: Incident, at: datetime) -> None:
    take_message(
        incoming=Incoming(way_in=WayIn.CHAT, text="Am I affected?", received_at=at),
        incident=incident,
        now=at,
        public_key=settings.DESK_PUBLIC_KEY(),
        pepper=settings.SECRET_OF("portal.pepper"),
    )


def test_what_came_is_counted_once_a_day(incident: Incident) -> None:
    plan = Plan(notices=20_000.0, start=START.isoformat(), deadline=(START + timedelta(hours=24)).isoformat())
    make_forecast(incident=incident, plan=plan, by="planner", now=START)
    _asked(incident, START + timedelta(hours=1))
    assert _worked(START + timedelta(hours=3)) == 1
    assert _worked(START + timedelta(hours=4)) == 0
    assert sum(Arrivals.objects.values_list("came", flat=True)) == 1
    assert _worked(START + timedelta(days=1)) == 1
    assert Entry.objects.filter(incident_ref=incident.ref, kind=DONE).count() == 2


def test_an_incident_without_forecast_or_codes_has_no_daily_deed(incident: Incident) -> None:
    assert _worked(START) == 0
    assert not Entry.objects.filter(kind=DONE).exists()


def test_kept_answers_of_programs_are_forgotten_after_a_day_without_another_call(db: None) -> None:
    token = ApiToken.objects.create(
        ref="TOK-1", name="crm", digest="d" * 64, scopes=[], created_by="root", created_at=START,
        expires_at=START + timedelta(days=90),
    )  # fmt: skip
    for key, at in (("old", START), ("young", START + timedelta(hours=20))):
        KeptAnswer.objects.create(token=token, key=key, request_digest="r" * 64, status=201, body=b"{}", at=at)
    _worked(START + timedelta(hours=23))
    assert KeptAnswer.objects.count() == 2
    _worked(START + timedelta(hours=25))
    assert list(KeptAnswer.objects.values_list("key", flat=True)) == ["young"]
