"""Counts of people: right, hidden where they are small, drawn as the tables say."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from amends.apps.accounts.models import Role
from amends.apps.incidents.models import Incident
from amends.web.console.exposure.counting import People, hidden, people_of

pytestmark = pytest.mark.django_db


def address(incident: Incident, chart: str = "") -> str:
    return f"/console/incidents/{incident.ref}/people" + (f"/{chart}.svg" if chart else "")


def persons(people: People, name: str) -> dict[str, int | None]:
    return {row.code: row.persons for table in people.tables if table.name == name for row in table.rows}


def test_counts_are_those_of_the_register(assessed: Incident) -> None:
    assessment = assessed.assessments.get()
    people = people_of(Path(assessment.folder), assessment.register_sha256, is_exact=True)
    assert (people.affected, people.in_doubt, people.minors, people.deceased) == (6, 2, "0", "0")
    assert persons(people, "places") == {"PL": 5, "DE": 1}
    assert persons(people, "languages") == {"pl": 5, "de": 1}
    assert persons(people, "elements")["name"] == 6


def test_a_role_that_may_not_see_persons_cannot_work_out_a_small_number(
    assessed: Incident, signed_in: Callable[[Role], Client]
) -> None:
    page = signed_in(Role.AUDITOR).get(address(assessed)).content.decode()
    places = page.partition('id="places"')[2].partition("</section>")[0]
    assert "fewer than 5" in places
    assert "not shown" in places  # 6 affected less 5 in Poland would be the one in Germany
    assert not re.search(r'<td class="n">\d', places)


def test_who_may_see_persons_sees_the_numbers(assessed: Incident, lead: Client) -> None:
    page = lead.get(address(assessed)).content.decode()
    assert "fewer than 5" not in page
    assert re.search(r"Germany.*?<td class=\"n\">1</td>", page, re.DOTALL)


@pytest.mark.parametrize("chart", ["places", "places-dark", "elements", "languages", "contacts-dark"])
def test_a_chart_is_svg_with_a_title_and_nothing_live(assessed: Incident, lead: Client, chart: str) -> None:
    response = lead.get(address(assessed, chart))
    assert response["Content-Type"].startswith("image/svg+xml")
    root = ET.fromstring(response.content)  # our own
    assert [child.tag.rpartition("}")[2] for child in root[:2]] == ["title", "desc"]
    assert b"<script" not in response.content
    assert "unsafe" not in response["Content-Security-Policy"]


def test_a_small_number_is_not_drawn_either(assessed: Incident, signed_in: Callable[[Role], Client]) -> None:
    texts = "".join(ET.fromstring(signed_in(Role.AUDITOR).get(address(assessed, "places")).content).itertext())
    assert "–" in texts
    assert "fewer than 5" in texts
    assert not re.search(r"\bDE\s*1\b", texts)


@pytest.mark.parametrize("chart", ["places-pink", "nothing", "cohorts", "places-", "channels", "places-dark-dark"])
def test_a_chart_that_is_none_is_not_found(assessed: Incident, lead: Client, chart: str) -> None:
    assert lead.get(address(assessed, chart)).status_code == 404


@pytest.mark.parametrize("role", [Role.CONTACT_CENTRE, Role.ADMINISTRATOR])
def test_who_may_not_see_incidents_sees_no_counts(
    assessed: Incident, signed_in: Callable[[Role], Client], role: Role
) -> None:
    assert signed_in(role).get(address(assessed)).status_code == 403
    assert signed_in(role).get(address(assessed, "places")).status_code == 403


def test_a_register_that_is_gone_is_said(assessed: Incident, lead: Client) -> None:
    assessed.assessments.update(folder="/nowhere", register_sha256="e" * 64)
    assert "There is no assessment to read" in lead.get(address(assessed)).content.decode()
    assert lead.get(address(assessed, "places")).status_code == 404


@pytest.mark.parametrize(
    ("counts", "codes"),
    [
        ({"a": 9, "b": 8, "c": 2}, {"b", "c"}),
        ({"a": 9, "b": 3, "c": 2}, {"b", "c"}),
        ({"a": 9, "b": 8}, set()),
        ({"a": 2}, {"a"}),
        ({"a": 9, "b": 0}, set()),
    ],
)
def test_no_hidden_number_follows_from_the_others(counts: dict[str, int], codes: set[str]) -> None:
    assert set(hidden(counts, is_partition=True)) == codes
