"""The launch gate stays quick with as many notices as a real case has."""

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rehearsed import NOW, Finished

from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_notice, propose_release
from amends.wording import NoticeCohort, NoticeRequest, compose

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


def kept_segments(incident: Incident, count: int) -> list[NoticeVersion]:
    cohort = NoticeCohort(residence="PL", elements=("name",))
    notice = compose(NoticeRequest(facts=fact_book(incident=incident), cohort=cohort, as_of=NOW, language="en"))
    content = msgspec.to_builtins(notice) | {"facts": list(notice.facts)}
    lint = {"verdict": "pass", "findings": []}
    return [
        keep_notice(incident=incident, segment=f"PL {number}", content=content, lint=lint, now=NOW)
        for number in range(count)
    ]


@pytest.mark.parametrize("page", ["releases/{bundle}", "notices"])
def test_a_page_with_many_notices_asks_few_questions(finished: Finished, lead: Client, page: str) -> None:
    incident = finished()
    notices = kept_segments(incident, 130)
    release = propose_release(incident=incident, notices=notices, now=NOW)
    address = f"/console/incidents/{incident.ref}/{page.format(bundle=release.bundle_sha256)}".rstrip("/")
    with CaptureQueriesContext(connection) as queries:
        response = lead.get(address)
    assert response.status_code == 200
    assert response.content.decode().count("/notices/") >= 130
    assert len(queries) <= MOST_QUERIES


def test_what_is_out_is_no_longer_offered_for_approval(finished: Finished, lead: Client) -> None:
    incident = finished()
    release = propose_release(incident=incident, notices=kept_segments(incident, 1), now=NOW)
    gate = f"/console/incidents/{incident.ref}/releases/{release.bundle_sha256}"
    assert "I have read these notices" in lead.get(gate).content.decode()
    type(release).objects.update(released_at=timezone.now())
    assert "I have read these notices" not in lead.get(gate).content.decode()
    response = lead.post(gate, {"bundle_sha256": release.bundle_sha256})
    assert response.status_code == 409
    assert "out already" in response.content.decode()
