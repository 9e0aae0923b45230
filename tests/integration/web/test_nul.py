"""NUL is taken out of forms, and leads nowhere in an address."""

import pytest
from django.test import Client
from rehearsed import Finished, publishing
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.governance.models import GovernanceEntry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/console/incidents/INC-%00", "/en/versions/1%00", "/en%00/"])
def test_an_address_with_nul_leads_nowhere(client: Client, finished: Finished, path: str) -> None:
    publishing(finished)()
    signed_in(client, Role.INCIDENT_LEAD)
    assert client.get(path).status_code == 404


def test_a_form_with_nul_is_read_without_it(client: Client, finished: Finished) -> None:
    incident = finished()
    signed_in(client, Role.INCIDENT_LEAD)
    form = {"new": "decision", "words": "We tell\0 everybody today", "who": "the board\0"}
    client.post(f"/console/incidents/{incident.ref}/governance", form)
    assert GovernanceEntry.objects.get().words == "We tell everybody today"


def test_a_question_with_nul_is_searched_without_it(client: Client, finished: Finished) -> None:
    finished()
    signed_in(client, Role.INCIDENT_LEAD)
    response = client.get("/console/search", {"q": "GDPR\0"})
    assert response.status_code == 200
    assert "\0" not in response.content.decode()
