"""The register shows nobody until somebody says why, and then one person, in one answer, on record."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from amends.apps.accounts.models import Role
from amends.apps.incidents.models import Incident
from amends.apps.looks.models import Look

pytestmark = pytest.mark.django_db
VALUES = ("Anna", "Kowalska", "anna@poczta.example", "500 000 001", "+48500000001", "Lipowa", "ABC123456", "1001")
WHY = "She called and asks what was taken"


def address(incident: Incident) -> str:
    return f"/console/incidents/{incident.ref}/register"


def form(incident: Incident, line: int = 0, **more: str) -> dict[str, str]:
    assessment = incident.assessments.get()
    return {"register": assessment.register_sha256, "line": str(line), "reason": WHY} | more


def test_the_list_names_nobody(assessed: Incident, lead: Client) -> None:
    page = lead.get(address(assessed)).content.decode()
    assert "8 lines" in page
    assert not [value for value in VALUES if value in page]


def test_one_person_is_shown_for_a_reason_and_it_is_on_record(
    assessed: Incident, lead: Client, looks: list[dict[str, Any]]
) -> None:
    response = lead.post(address(assessed), form(assessed))
    page = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "Anna Kowalska" in page
    assert "anna@poczta.example" in page
    assert "leak.csv, row 1" in page
    assert "Jan Nowak" not in page
    assert [(look["kind"], look["reason"], len(look["person_hash"])) for look in looks] == [("register", WHY, 40)]


def test_a_second_person_is_a_second_look_with_the_same_reason(
    assessed: Incident, lead: Client, looks: list[dict[str, Any]]
) -> None:
    first = lead.post(address(assessed), form(assessed)).content.decode()
    assert f'value="{WHY}"' in first
    lead.post(address(assessed), form(assessed, line=1))
    assert len({look["person_hash"] for look in looks}) == 2
    assert Look.objects.filter(incident=assessed, kind="register", reason=WHY).count() == 2


@pytest.mark.parametrize("reason", ["", "    ", "why", "x" * 301])
def test_nobody_is_shown_without_a_reason(
    assessed: Incident, lead: Client, looks: list[dict[str, Any]], reason: str
) -> None:
    response = lead.post(address(assessed), form(assessed, reason=reason))
    assert response.status_code == 409
    assert "Anna" not in response.content.decode()
    assert looks == []


def test_somebody_in_doubt_is_read_from_the_customer_file(
    assessed: Incident, lead: Client, looks: list[dict[str, Any]]
) -> None:
    page = lead.post(address(assessed), form(assessed, line=7)).content.decode()
    assert "Piotr Bąk" in page
    assert len(looks) == 1


@pytest.mark.parametrize(
    "told", [{"line": "99"}, {"line": "-1"}, {"line": "x" * 40}, {"register": "0" * 64}, {"line": ""}]
)
def test_a_line_that_is_none_shows_nobody(
    assessed: Incident, lead: Client, looks: list[dict[str, Any]], told: dict[str, str]
) -> None:
    response = lead.post(address(assessed), form(assessed) | told)
    assert response.status_code == 409
    assert looks == []


def test_many_lines_in_one_post_show_one(assessed: Incident, lead: Client, looks: list[dict[str, Any]]) -> None:
    told: dict[str, Any] = form(assessed)
    told["line"] = ["0", "1", "2"]
    page = lead.post(address(assessed), told).content.decode()
    assert len(looks) == 1
    assert sum(name in page for name in ("Anna Kowalska", "Jan Nowak", "Ewa Wilk")) == 1


@pytest.mark.parametrize(
    ("query", "lines"),
    [("residence=DE", 2), ("decision=review", 2), ("language=pl", 6), ("element=id_card&residence=DE", 1),
     ("residence=XX", 0), ("cohort=C0001", 1), ("residence=' OR 1=1 --", 0)],
)  # fmt: skip
def test_the_list_is_filtered(assessed: Incident, lead: Client, query: str, lines: int) -> None:
    page = lead.get(f"{address(assessed)}?{query}").content.decode()
    assert f"<p>{lines} line" in page


@pytest.mark.parametrize("role", [role for role in Role if role not in (
    Role.INCIDENT_LEAD, Role.COUNSEL, Role.COMMUNICATIONS, Role.DATA_PROTECTION)])  # fmt: skip
def test_whoever_may_not_see_persons_gets_nothing(
    assessed: Incident, signed_in: Callable[[Role], Client], looks: list[dict[str, Any]], role: Role
) -> None:
    client = signed_in(role)
    assert client.get(address(assessed)).status_code == 403
    assert client.post(address(assessed), form(assessed)).status_code == 403
    assert looks == []


def test_a_register_that_is_gone_is_said(assessed: Incident, lead: Client) -> None:
    assessed.assessments.update(folder="/nowhere")
    page = lead.get(address(assessed)).content.decode()
    assert "There is no register to look into" in page
