"""A destroyed incident's key never comes back because somebody looks at a page; the pages go on without it."""

from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from rehearsed import NOW, Finished
from sealed import CODE, sealed_message
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.authenticity.models import CallLook
from amends.apps.incidents.models import Incident
from amends.apps.looks.models import Look
from amends.config.home import begin_incident_key, home, secret
from amends.core.channels import Channel
from amends.core.errors import InputError

pytestmark = pytest.mark.django_db


def path_of(ref: str) -> Path:
    return home() / "keys" / f"{ref}.key"


@pytest.fixture
def erased(finished: Finished) -> Incident:
    """An incident with a sealed message, whose key was destroyed since."""
    incident = finished()
    sealed_message(incident, Channel.SMS, at=NOW)
    path_of(incident.ref).unlink()
    return incident


def test_an_incidents_key_is_made_where_it_begins_and_is_read_ever_after() -> None:
    made = begin_incident_key("INC-KEY2222")
    assert len(made) == 32
    assert path_of("INC-KEY2222").stat().st_mode & 0o777 == 0o600
    assert secret("INC-KEY2222.key") == settings.SECRET_OF("INC-KEY2222.key") == begin_incident_key("INC-KEY2222")


def test_a_key_that_is_gone_is_named_and_not_made_anew() -> None:
    with pytest.raises(InputError) as told:
        secret("INC-GONE222.key")
    assert (told.value.code, told.value.where) == ("incident.key_gone", "INC-GONE222")
    assert told.value.why
    assert told.value.fix
    assert not path_of("INC-GONE222").exists()


def test_other_secrets_are_made_when_they_are_first_asked_for() -> None:
    assert secret("a-test.key") == secret("a-test.key")


def test_search_and_looks_go_on_without_the_key(erased: Incident, finished: Finished) -> None:
    client = Client()
    signed_in(client, Role.DATA_PROTECTION)
    assert client.post("/console/looks", {"person_ref": "C-000123"}).status_code == 200
    signed_in(client, Role.INCIDENT_LEAD)
    asked = {"person_ref": "C-000123", "reason": "the person called us"}
    response = client.post("/console/search", asked)
    assert response.status_code == 200
    assert response.context["cases"] == []
    assert not Look.objects.exists()
    assert not path_of(erased.ref).exists()


def test_a_call_about_an_erased_incident_is_shown_from_the_ledger_alone(erased: Incident) -> None:
    client = Client()
    signed_in(client, Role.CONTACT_CENTRE)
    asked = {"typed": CODE, "reason": "asks_about_notice", "call_ref": "T-4711"}
    response = client.post("/console/call-desk", asked, follow=True)
    assert response.status_code == 200
    assert response.context["view"].is_readable is False
    assert "Jan" not in unescape(response.content.decode())
    assert Look.objects.get().person_hash == ""
    assert CallLook.objects.get().message is not None
    assert not path_of(erased.ref).exists()
