"""The contact centre's pages: a forecast with its bands, what came, the roster, the lights, honest measures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from rehearsed import Finished
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.centre.models import Arrivals, ForecastVersion, ReadinessLook
from amends.apps.incidents.models import Incident

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def incident(client: Client, finished: Finished) -> Incident:
    signed_in(client, Role.INCIDENT_LEAD)
    return finished()


def at(name: str, incident: Incident, *more: object) -> str:
    return reverse(f"console:{name}", args=[incident.ref, *more])


def plan() -> str:
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    deadline = start + timedelta(days=3)
    return (
        f"notices: 400\nstart: {start.isoformat()}\ndeadline: {deadline.isoformat()}\nagents_available: 1\n"
        "channels: {email: 1.0}\n"
    )


def test_a_forecast_is_made_drawn_and_shown_with_what_it_rests_on(client: Client, incident: Incident) -> None:
    assert "Nothing has been forecast yet" in client.get(at("centre", incident)).content.decode()
    page = client.post(at("centre", incident), {"do": "forecast", "plan": plan()}, follow=True).content.decode()
    assert "Forecast 1 stands" in page
    assert "burstier than Poisson" in page
    assert "What it rests on" in page
    svg = client.get(at("centre_chart", incident, 1))
    assert svg["Content-Type"].startswith("image/svg+xml")
    assert svg.content.startswith(b"<svg")
    assert client.get(at("centre_chart", incident, 9)).status_code == 404


@pytest.mark.parametrize("text", ["", "notices: -1", "- x", f"notices: {SCRIPT}", "a: &a [*a]", "notices: 1e400", "\0"])
def test_a_plan_that_cannot_be_read_is_refused_in_words(client: Client, incident: Incident, text: str) -> None:
    answer = client.post(at("centre", incident), {"do": "forecast", "plan": text})
    assert answer.status_code == 409
    assert SCRIPT not in answer.content.decode()
    assert not ForecastVersion.objects.exists()


def test_what_came_is_taken_in_and_corrects_the_forecast(client: Client, incident: Incident) -> None:
    client.post(at("centre", incident), {"do": "forecast", "plan": plan()})
    end = timezone.now().replace(minute=0, second=0, microsecond=0)
    text = f"begins_at,ends_at,channel,came\n{(end - timedelta(hours=1)).isoformat()},{end.isoformat()},phone,12\n"
    form = {"do": "arrivals", "file": SimpleUploadedFile("acd.csv", text.encode())}
    page = client.post(at("centre_arrivals", incident), form, follow=True).content.decode()
    assert "1 intervals new" in page
    assert Arrivals.objects.get().came == 12
    assert "telephone system" in client.get(at("centre_arrivals", incident)).content.decode()


def test_a_file_of_counts_with_a_bad_line_leaves_nothing(client: Client, incident: Incident) -> None:
    form = {"do": "arrivals", "file": SimpleUploadedFile("acd.csv", f"begins_at\n{SCRIPT}".encode())}
    answer = client.post(at("centre_arrivals", incident), form)
    assert answer.status_code == 409
    assert SCRIPT not in answer.content.decode()
    form = {"do": "arrivals", "file": SimpleUploadedFile("acd.csv", b"\xff\xfe\x00")}
    assert client.post(at("centre_arrivals", incident), form).status_code == 409


def test_the_roster_shows_who_is_missing(client: Client, incident: Incident) -> None:
    assert "Nothing has been forecast yet" in client.get(at("centre_staff", incident)).content.decode()
    client.post(at("centre", incident), {"do": "forecast", "plan": plan()})
    start = timezone.now() - timedelta(days=1)
    text = f"from,to,agents\n{start.isoformat()},{(start + timedelta(days=30)).isoformat()},1\n"
    form = {"do": "roster", "file": SimpleUploadedFile("roster.csv", text.encode())}
    page = client.post(at("centre_staff", incident), form, follow=True).content.decode()
    assert "1 shifts taken in" in page
    assert "To be rostered" in page
    assert client.get(at("centre_staff", incident), {"short": "1"}).status_code == 200


def test_what_nobody_tried_is_red_and_a_look_makes_it_green(client: Client, incident: Incident) -> None:
    url = at("centre_ready", incident)
    assert "Not ready" in client.get(url).content.decode()
    client.post(url, {"do": "need", "need": 'numbers: ["+48 500 009 900"]\npeak_load: 0\n'})
    client.post(url, {"do": "look", "check": "line", "subject": "+48 500 009 900", "result": "passed", "note": SCRIPT})
    page = client.get(url).content.decode()
    assert ReadinessLook.objects.get().by == str(Role.INCIDENT_LEAD)
    assert 'class="green"' in page
    assert SCRIPT not in page


@pytest.mark.parametrize(
    "form", [{"do": "look", "check": "moon"}, {"do": "look", "check": "line"}, {"do": "need", "need": "numbers: 5"},
             {"do": "look", "check": "trunks", "figure": "inf"}, {"do": "need", "need": "x: [1"},
             {"do": "look", "check": "trunks", "seen_at": "2999-01-01 10:00 +00:00"}],
)  # fmt: skip
def test_a_bad_look_is_refused_in_words(client: Client, incident: Incident, form: dict[str, str]) -> None:
    assert client.post(at("centre_ready", incident), form).status_code == 409


def test_measures_are_shown_and_published_once_a_day(client: Client, incident: Incident) -> None:
    page = client.get(at("measures", incident)).content.decode()
    assert "for staff alone" in page
    assert "474 people are affected" in page
    assert client.post(at("measures", incident), {"do": "publish"}).status_code == 302
    assert client.post(at("measures", incident), {"do": "publish"}).status_code == 409
    file = client.get(at("measures_file", incident))
    assert file.content.startswith(b"measure,view,group,part,value,is_hidden")


def test_only_who_may_publish_publishes(client: Client, incident: Incident) -> None:
    reader = Client()
    signed_in(reader, Role.AUDITOR)
    assert reader.post(at("measures", incident), {"do": "publish"}).status_code == 403
    assert "Publish what is marked" not in reader.get(at("measures", incident)).content.decode()


def test_the_form_makes_a_forecast_and_shows_a_fault_at_its_field(client: Client, incident: Incident) -> None:
    page = client.get(at("centre", incident)).content.decode()
    assert 'name="notices"' in page
    form = {"do": "plan", "notices": "400", "time_zone": "Europe/Warsaw", "agents_available": "2", "days": ["0", "1"]}
    answer = client.post(at("centre", incident), form | {"channels": SCRIPT})
    assert answer.status_code == 409
    assert SCRIPT not in answer.content.decode()
    assert answer.content.decode().count('aria-invalid="true"') == 1
    assert 'value="400"' in answer.content.decode()
    assert not ForecastVersion.objects.exists()
    page = client.post(at("centre", incident), form | {"channels": "email"}, follow=True).content.decode()
    assert "Forecast 1 stands" in page
    kept = ForecastVersion.objects.get().plan
    assert (kept["notices"], kept["days"], kept["time_zone"]) == (400, [0, 1], "Europe/Warsaw")


def test_a_plan_may_come_as_a_file(client: Client, incident: Incident) -> None:
    form = {"do": "forecast", "plan": "", "file": SimpleUploadedFile("plan.yaml", plan().encode())}
    assert "Forecast 1 stands" in client.post(at("centre", incident), form, follow=True).content.decode()


def test_measures_are_put_on_a_schedule_and_taken_off(client: Client, incident: Incident) -> None:
    page = client.post(at("measures", incident), {"do": "every", "days": "7"}, follow=True).content.decode()
    assert "every 7 days" in page
    assert "No longer" in page
    page = client.post(at("measures", incident), {"do": "never"}, follow=True).content.decode()
    assert "every 7 days" not in page
    assert client.post(at("measures", incident), {"do": "every", "days": "0"}).status_code == 409
