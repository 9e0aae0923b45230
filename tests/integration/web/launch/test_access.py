"""Who may open these pages, which addresses are none, and what no page shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from rehearsed import Finished, kept_notice
from sent import PERSON, kept_message

from amends.apps.accounts.models import Role
from amends.apps.delivery.states import MessageState
from amends.apps.notices.models import NoticeVersion

pytestmark = pytest.mark.django_db
PAGES = (
    "clocks", "clocks/standing", "clocks/print", "notices", "launch", "delivery", "delivery/figures",
    "delivery/doubtful", "reconciliation", "reconciliation.json", "status-page",
)  # fmt: skip
POSTS = ("clocks/bulk", "notices-bulk", "delivery/order", "delivery/decide")
SEES_NOTHING = (Role.CONTACT_CENTRE, Role.ADMINISTRATOR)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_for_who_sees_incidents_and_for_nobody_else(
    finished: Finished, signed_in: Callable[[Role], Client], page: str
) -> None:
    address = f"/console/incidents/{finished().ref}/{page}"
    assert Client().get(address).status_code == 302
    for role in Role:
        expected = 403 if role in SEES_NOTHING else 200
        assert signed_in(role).get(address).status_code == expected, role


@pytest.mark.parametrize("page", POSTS)
def test_what_only_takes_a_form_takes_no_link_and_no_forged_form(finished: Finished, lead: Client, page: str) -> None:
    address = f"/console/incidents/{finished().ref}/{page}"
    assert lead.get(address).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = lead.cookies
    assert strict.post(address, {"deed": "done"}).status_code == 403


@pytest.mark.parametrize("ref", ["INC-NONE", "..%2f..", "%00", "INC-NONE'--", "ا"])
@pytest.mark.parametrize("page", PAGES)
def test_an_incident_that_is_none_is_not_found(lead: Client, ref: str, page: str) -> None:
    assert lead.get(f"/console/incidents/{ref}/{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_person_or_an_address(finished: Finished, lead: Client, page: str) -> None:
    incident = finished()
    message = kept_message(incident, state=MessageState.UNKNOWN)
    text = lead.get(f"/console/incidents/{incident.ref}/{page}").content.decode()
    assert PERSON not in text
    assert message.address_sha256 not in text


@pytest.mark.parametrize("page", PAGES)
def test_what_stands_in_a_filter_is_never_markup(finished: Finished, lead: Client, page: str) -> None:
    incident = finished()
    bad = "<script>alert(1)</script>"
    kept_notice(incident, text=bad)
    query = {"state": bad, "words": bad, "language": bad, "page": bad, "place": bad, "count": bad, "live": bad}
    response = lead.get(f"/console/incidents/{incident.ref}/{page}", query)
    assert response.status_code == 200
    assert bad not in response.content.decode()


def test_a_notice_and_its_comparison_escape_what_they_show(finished: Finished, lead: Client) -> None:
    incident = finished()
    bad = '<img src=x onerror="alert(1)">'
    one: NoticeVersion = kept_notice(incident, text=bad)
    two = kept_notice(incident, text="Hallo")
    base = f"/console/incidents/{incident.ref}/notices"
    for address in (f"{base}/{one.content_sha256}", f"{base}/{one.content_sha256}/compare?with={two.content_sha256}"):
        assert bad not in lead.get(address).content.decode()


def test_a_nul_in_a_form_is_no_fault_of_the_server(finished: Finished, lead: Client) -> None:
    base = f"/console/incidents/{finished().ref}"
    nul = "\x00"
    forms = {
        "clocks": {"law": nul, "recipient_name": nul, "why_late": nul},
        "delivery/order": {"kind": nul, "reason": nul},
        "status-page": {"note": nul, "next_update_at": nul, "seen": nul, "digest": nul},
    }
    for page, form in forms.items():
        assert lead.post(f"{base}/{page}", form).status_code == 409, page
    assert lead.post(f"{base}/launch", {"bundle_sha256": nul}).status_code == 404
