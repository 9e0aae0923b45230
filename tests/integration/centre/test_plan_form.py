"""The plan as a form: filled from what is on file, read back into the same plan, each fault at its field."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from amends.apps.centre.models import ForecastVersion
from amends.apps.centre.prefilling import OnFile, on_file
from amends.apps.centre.services import make_forecast
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.remedies.models import Entitlement
from amends.core.case import parse_case
from amends.core.errors import InputError
from amends.web.console.centre.planform import FIELDS, fields_of, is_for_form, kept_of, plan_from, values_of

NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
CASE = """
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", brand_domains: [bank.example]}
cohorts:
  - {residence: PL, persons: 5, elements: [name]}
"""
TYPED = {
    "notices": "400", "start": "2026-06-08T08:00", "deadline": "2026-06-11T08:00", "time_zone": "Europe/Warsaw",
    "agents_available": "3", "channels": "email 60, post 40", "languages": "pl: 70%, de 30", "opens": "8",
    "closes": "20", "days": "0 1 2 3 4", "service_level": "80", "shrinkage": "30", "propensity": "2,5", "aht_s": "300",
}  # fmt: skip


@pytest.fixture
def incident(db: None) -> Incident:
    return open_incident(case=parse_case(CASE, name="case.yaml"), case_sha256="c" * 64, is_exercise=False, at=NOW)


def typed(**change: str) -> dict[str, str]:
    return dict.fromkeys(FIELDS, "") | TYPED | change


def test_the_fields_make_the_plan() -> None:
    plan = plan_from(typed(), {"rate_cv": 0.4})
    assert (plan.notices, plan.agents_available, plan.opens, plan.closes, plan.days) == (400, 3, 8, 20, [0, 1, 2, 3, 4])
    assert (plan.start, plan.deadline) == ("2026-06-08T08:00:00+02:00", "2026-06-11T08:00:00+02:00")
    assert plan.channels == {"email": 60, "post": 40}
    assert plan.languages == {"pl": 70, "de": 30}
    assert (plan.service_level, plan.shrinkage, plan.propensity, plan.rate_cv) == (0.8, 0.3, 0.025, 0.4)


def test_a_plan_that_stands_comes_back_as_it_was_said(incident: Incident) -> None:
    plan = plan_from(typed(), {"rate_cv": 0.4})
    made = make_forecast(incident=incident, plan=plan, by="lead", now=NOW)
    assert plan_from(values_of(made, OnFile()), kept_of(made)) == plan
    assert kept_of(made) == {"rate_cv": 0.4}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"notices": ""}, "notices"),
        ({"notices": "many"}, "notices"),
        ({"notices": "1.5"}, "notices"),
        ({"agents_available": "-3"}, "agents_available"),
        ({"start": "yesterday"}, "start"),
        ({"deadline": "2026-06-01T08:00"}, "deadline"),
        ({"time_zone": "Warsaw"}, "time_zone"),
        ({"opens": "20", "closes": "8"}, "closes"),
        ({"channels": "pigeon"}, "channels"),
        ({"channels": "email 1 2"}, "channels"),
        ({"languages": "pl -1"}, "languages"),
        ({"shrinkage": "100"}, "shrinkage"),
        ({"aht_s": "nan"}, "aht_s"),
    ],
)
def test_a_fault_stands_at_its_field(incident: Incident, change: dict[str, str], field: str) -> None:
    values = typed(**change)
    with pytest.raises(InputError) as caught:
        make_forecast(incident=incident, plan=plan_from(values, {}), by="lead", now=NOW)
    shown = [one for group in fields_of(values, OnFile(), caught.value).values() for one in group]
    assert field in {one.name for one in shown if one.fault}
    assert len([one for one in shown if one.fault]) <= 2
    assert not ForecastVersion.objects.exists()


def test_the_form_begins_with_what_is_on_file(incident: Incident) -> None:
    assert values_of(None, on_file(incident, now=NOW))["notices"] == ""
    Assessment.objects.create(
        incident=incident, folder="x", register_sha256="a" * 64, summary={"persons": {"affected": 814}}, severity={},
        at=NOW,
    )  # fmt: skip
    for number in range(3):
        Entitlement.objects.create(
            incident=incident, person_hash=f"{number:040d}", person_box=b"", residence="PL",
            language="pl" if number else "de", remedies=[], steps=[], minimum_months=0, told_at=NOW,
        )  # fmt: skip
    known = on_file(incident, now=NOW)
    assert (known.notices, known.languages) == (814, {"de": 1, "pl": 2})
    values = values_of(None, known)
    assert (values["notices"], values["languages"]) == ("814", "de 1, pl 2")
    assert plan_from(values, {}).notices == 814


def test_the_law_and_the_sending_fill_deadline_and_channels() -> None:
    known = OnFile(notices=5, deadline=NOW + timedelta(days=2), law="GDPR Art. 34", channels={"email": 3, "post": 2})
    values = values_of(None, known)
    assert (values["deadline"], values["channels"]) == ("2026-06-10T09:00", "email 3, post 2")
    hints = {one.name: one.hint for group in fields_of(values, known, None).values() for one in group}
    assert "GDPR Art. 34" in hints["deadline"]


@pytest.mark.parametrize(
    "plan", [{"calls_per_hour": 200.0}, {"notices": 5.0, "agents_available": [1.0] * 24}, {"segments": []}]
)
def test_a_plan_that_the_form_cannot_show_is_not_bent(plan: dict[str, Any]) -> None:
    version = ForecastVersion(plan=plan)
    assert not is_for_form(version)
    assert kept_of(version) == {}
