"""The status page from inside: what publishing would change, what somebody did meanwhile, broken promises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from rehearsed import Finished

from amends.apps.accounts.models import Role
from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.services import publish_bulletin
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import supersede_fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident(finished: Finished) -> Incident:
    return finished()


def address(incident: Incident) -> str:
    return f"/console/incidents/{incident.ref}/status-page"


def publish(client: Client, incident: Incident, **fields: str) -> tuple[int, str]:
    """As the page has it, unless said otherwise."""
    shown = client.get(address(incident)).context
    last = shown["last"]
    form = {"seen": str(last.number if last else 0), "digest": shown["digest"], "note": "", "next_update_at": ""}
    response = client.post(address(incident), {**form, **fields})
    return response.status_code, response.content.decode()


def change_a_fact(incident: Incident) -> None:
    supersede_fact(
        incident=incident, ref="anchor.occurred@1", value="2026-05-11T02:00:00+02:00", source="log", at=timezone.now()
    )


def test_the_first_version_is_published_from_the_facts(lead: Client, incident: Incident) -> None:
    assert "Nothing is published" in lead.get(address(incident)).content.decode()
    assert publish(lead, incident)[0] == 302
    bulletin = Bulletin.objects.get()
    assert (bulletin.number, bulletin.by) == (1, str(Role.INCIDENT_LEAD))
    assert "It says what the facts say now" in lead.get(address(incident)).content.decode()


def test_a_fact_that_changed_shows_what_would_change_in_every_language(lead: Client, incident: Incident) -> None:
    publish(lead, incident)
    change_a_fact(incident)
    page = lead.get(address(incident))
    assert "It does not say what the facts say now" in page.content.decode()
    assert {one.language for one in page.context["differences"] if one.change} == {"en", "pl", "de", "fa"}
    assert '<ul lang="fa" dir="rtl">' in page.content.decode()
    assert publish(lead, incident, note="The day was wrong.")[0] == 302
    assert Bulletin.objects.latest("pk").note == "The day was wrong."
    assert "The day was wrong." in lead.get(address(incident)).content.decode()


def test_a_new_version_needs_a_note_for_the_public(lead: Client, incident: Incident) -> None:
    publish(lead, incident)
    change_a_fact(incident)
    status, text = publish(lead, incident, note="  ")
    assert (status, "needs a note" in text) == (409, True)
    assert Bulletin.objects.count() == 1


def test_what_changed_after_the_page_was_read_is_not_published(lead: Client, incident: Incident) -> None:
    seen = lead.get(address(incident)).context["digest"]
    change_a_fact(incident)
    status, text = publish(lead, incident, digest=seen)
    assert (status, "have changed since you opened this" in text) == (409, True)
    publish(lead, incident)
    publish_bulletin(
        incident=incident, by="other", now=timezone.now(), next_update_at=timezone.now() + timedelta(hours=1)
    )
    assert publish(lead, incident, seen="1", note="late")[0] == 409
    assert Bulletin.objects.count() == 2


def test_a_promise_is_in_the_time_of_the_house_and_a_broken_one_is_an_alarm(lead: Client, incident: Incident) -> None:
    wanted = (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0, tzinfo=None)
    assert publish(lead, incident, next_update_at=wanted.isoformat(timespec="minutes"))[0] == 302
    promised = Bulletin.objects.get().next_update_at
    assert promised is not None
    zone = lead.get(address(incident)).context["zone"]
    assert promised == wanted.replace(tzinfo=zone)
    page = lead.get(address(incident))
    assert "has not come" not in page.content.decode()
    assert page.context["form"]["next_update_at"] == wanted.isoformat(timespec="minutes")
    other = publish_bulletin(
        incident=incident, by="x", now=timezone.now() - timedelta(days=2),
        next_update_at=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    assert other.number == 2
    assert "has not come" in lead.get(address(incident)).content.decode()


@pytest.mark.parametrize("typed", ["soon", "2020-01-01T00:00", "9999-99-99T99:99", "<script>"])
def test_a_promise_for_no_time_or_a_past_one_is_refused(lead: Client, incident: Incident, typed: str) -> None:
    status, text = publish(lead, incident, next_update_at=typed)
    assert status == 409
    assert 'role="alert"' in text
    assert "<script>" not in text
    assert Bulletin.objects.count() == 0


@pytest.mark.parametrize("language", ["fa", "xx", "../en", "<script>", ""])
def test_any_language_that_is_asked_for_gives_a_page(lead: Client, incident: Incident, language: str) -> None:
    response = lead.get(address(incident), {"language": language})
    assert response.status_code == 200
    assert response.context["language"] in {"en", "fa"}


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.COUNSEL, Role.DATA_PROTECTION, Role.APPROVER])
def test_who_may_not_publish_only_reads(incident: Incident, signed_in: Callable[[Role], Client], role: Role) -> None:
    client = signed_in(role)
    assert "Publish the first version" not in client.get(address(incident)).content.decode()
    assert publish(client, incident)[0] == 403
    assert Bulletin.objects.count() == 0


def test_an_incident_that_the_public_does_not_read_about_says_so(
    lead: Client, incident: Incident, finished: Finished
) -> None:
    other = Incident.objects.create(
        ref="INC-REAL", title="t", controller="c", case=incident.case, case_sha256="e" * 64, is_exercise=False,
        opened_at=timezone.now(),
    )  # fmt: skip
    publish(lead, incident)
    assert "INC-REAL" not in lead.get(address(incident)).content.decode()
    publish_bulletin(incident=other, by="x", now=timezone.now())
    assert "Everybody reads about INC-REAL" in lead.get(address(incident)).content.decode()
