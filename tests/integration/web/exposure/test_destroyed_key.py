"""Pages about people say that the incident's key was destroyed, and never make another one."""

from html import unescape

import pytest
from django.test import Client

from amends.apps.incidents.models import Incident
from amends.config.home import begin_incident_key, home

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("page", "status"), [("register", 200), ("review", 200), ("review/1", 409)])
def test_the_page_says_that_the_key_is_gone(assessed: Incident, lead: Client, page: str, status: int) -> None:
    begin_incident_key(assessed.ref)
    key = home() / "keys" / f"{assessed.ref}.key"
    key.unlink()
    response = lead.get(f"/console/incidents/{assessed.ref}/{page}")
    assert response.status_code == status
    assert "The key of this incident is not here." in unescape(response.content.decode())
    assert not key.exists()
