"""The console lets in who may, shows what it must, and is closed to everybody else."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from django.urls.converters import IntConverter
from django.utils import timezone
from rehearsed import CASE, REPORT, Finished, kept_notice

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.rights import RIGHTS, Right, may
from amends.apps.accounts.services import issue_sign_in_link, staff_member
from amends.apps.incidents.services import claim_fact, open_incident
from amends.apps.rehearsals.models import Rehearsal
from amends.core.case import parse_case
from amends.web.console.urls import app_name, urlpatterns

pytestmark = pytest.mark.django_db
OPEN = {"sign_in", "enter", "second_step", "passkey_question"}
ARGUMENTS = {"ref": "INC-NONE", "bundle_sha256": "0" * 64, "content_sha256": "0" * 64, "token": "nothing"}
SCRIPT, OURS = re.compile("<script[^>]*>"), '<script src="/static/django_htmx/htmx-2.min.js" defer>'
MAY_SEE = [
    Role.INCIDENT_LEAD, Role.COUNSEL, Role.COMMUNICATIONS, Role.DATA_PROTECTION, Role.APPROVER, Role.AUDITOR,
]  # fmt: skip


def addresses(entries: list[URLPattern | URLResolver] = urlpatterns) -> Iterator[tuple[str, str]]:
    """Name and address of every page of the console, those of its packages too."""
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns)
        else:
            given = {name: 1 if isinstance(made, IntConverter) else ARGUMENTS.get(name, "nothing")
                     for name, made in entry.pattern.converters.items()}  # fmt: skip
            yield str(entry.name), reverse(f"{app_name}:{entry.name}", kwargs=given)


def link_of(user: User, *, age: timedelta = timedelta()) -> str:
    return f"/console/enter/{issue_sign_in_link(user=user, now=timezone.now() - age)}"


def test_every_page_but_the_way_in_is_closed_to_strangers() -> None:
    for name, address in addresses():
        for method in ("get", "post"):
            response = getattr(Client(), method)(address)
            if name in OPEN or response.status_code == 405:
                continue
            assert response.status_code == 302, name
            assert response["Location"].startswith("/console/sign-in?"), name


def test_no_page_of_the_console_is_kept_by_a_browser(lead: Client) -> None:
    for name, address in addresses():
        for client in (Client(), lead):
            response = client.get(address)
            if response.status_code in (403, 404, 405):
                continue
            assert "no-store" in response["Cache-Control"], name


@pytest.mark.parametrize("role", MAY_SEE)
def test_roles_that_need_an_incident_see_it(
    finished: Finished, signed_in: Callable[[Role], Client], role: Role
) -> None:
    ref = finished().ref
    client = signed_in(role)
    for address in ("/console/", f"/console/incidents/{ref}", f"/console/incidents/{ref}/report"):
        assert client.get(address).status_code == 200


def test_the_contact_centre_is_told_no_in_plain_words(finished: Finished, signed_in: Callable[[Role], Client]) -> None:
    incident = finished()
    notice = kept_notice(incident)
    client = signed_in(Role.CONTACT_CENTRE)
    base = f"/console/incidents/{incident.ref}"
    for address in (base, f"{base}/report", f"{base}/notices/{notice.content_sha256}"):
        response = client.get(address)
        assert response.status_code == 403
        assert "This page is not open to your role" in response.content.decode()
        assert incident.title not in response.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_begins_on_a_page_that_it_may_open(signed_in: Callable[[Role], Client], role: Role) -> None:
    response = signed_in(role).get("/console/", follow=True)
    assert response.status_code == 200
    current = [link["label"] for link in response.context["everywhere"] if link["is_current"]]
    assert current or response.request["PATH_INFO"] == "/console/factor"  # an administrator's pages ask for it first


def test_a_new_role_is_shut_out_until_somebody_lets_it_in() -> None:
    assert set(MAY_SEE) == {role for role in Role if Right.SEE_INCIDENTS in RIGHTS[role]}
    assert {Role.CONTACT_CENTRE, Role.ADMINISTRATOR} == set(Role) - set(MAY_SEE)
    assert not any(may("somebody_new", right) for right in Right)


def test_who_has_left_is_signed_out(finished: Finished, lead: Client) -> None:
    finished()
    User.objects.update(is_active=False)
    assert lead.get("/console/").status_code == 302


def test_a_link_lets_in_when_the_button_is_pressed_and_looking_changes_nothing() -> None:
    client = Client()
    link = link_of(staff_member(username="anna", role=Role.COUNSEL))
    seen = client.get(link)
    assert "Counsel" in seen.content.decode()
    assert "_auth_user_id" not in client.session
    client.head(link)
    assert client.post(link)["Location"] == "/console/"
    assert client.get("/console/").status_code == 200


def test_a_link_of_yesterday_lets_nobody_in() -> None:
    client = Client()
    link = link_of(staff_member(username="anna", role=Role.COUNSEL), age=timedelta(hours=12, seconds=1))
    assert client.get(link).status_code == 403
    assert client.post(link).status_code == 403
    assert client.get("/console/").status_code == 302


def test_a_link_of_somebody_who_left_lets_nobody_in() -> None:
    user = staff_member(username="anna", role=Role.COUNSEL)
    link = link_of(user)
    User.objects.update(is_active=False)
    assert Client().post(link).status_code == 403


@pytest.mark.parametrize("token", ["x", "' OR 1=1 --", "a" * 4000])
def test_a_made_up_link_lets_nobody_in(token: str) -> None:
    assert Client().post(f"/console/enter/{token}").status_code == 403


def test_the_button_does_not_work_from_another_site() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(link_of(staff_member(username="anna", role=Role.COUNSEL)))
    assert response.status_code == 403
    assert "Nothing was changed" in response.content.decode()


def test_signing_out_ends_the_session(lead: Client) -> None:
    assert lead.get("/console/sign-out").status_code == 405
    assert lead.post("/console/sign-out")["Location"] == "/console/sign-in"
    assert lead.get("/console/").status_code == 302


def test_an_incident_or_notice_that_is_not_there_is_404(finished: Finished, lead: Client) -> None:
    ref = finished().ref
    for address in ("INC-NONE", "INC-NONE/report", f"{ref}/notices/{'0' * 64}", f"{ref}/notices/..%2f"):
        assert lead.get(f"/console/incidents/{address}").status_code == 404


def test_a_notice_of_another_incident_is_not_shown_under_this_one(finished: Finished, lead: Client) -> None:
    ref = finished().ref
    text = "incident: {controller: {name: Other}, anchors: {aware: 2026-06-01T16:20:00+02:00}}\n"
    text += "cohorts: [{residence: PL, persons: 1, elements: [name]}]\n"
    other = open_incident(
        case=parse_case(text, name="c.yaml"), case_sha256="0" * 64, is_exercise=True, at=timezone.now()
    )
    digest = kept_notice(other).content_sha256
    assert lead.get(f"/console/incidents/{ref}/notices/{digest}").status_code == 404
    assert lead.get(f"/console/incidents/{other.ref}/notices/{digest}").status_code == 200


def test_figures_and_contradictions_stand_on_the_incident_page(finished: Finished, lead: Client) -> None:
    incident = finished()
    claim_fact(incident=incident, key="exposure.persons", value=80000, source="a post", at=timezone.now())
    kept_notice(incident)
    text = lead.get(f"/console/incidents/{incident.ref}").content.decode()
    for said in ("<b>474</b> affected", "<b>472</b> told", "very high", "contradict each other", "a post", "disputed"):
        assert said in text


def test_a_notice_shows_sentence_fact_and_finding_in_its_own_direction(finished: Finished, lead: Client) -> None:
    incident = finished()
    notice = kept_notice(incident)
    text = lead.get(f"/console/incidents/{incident.ref}/notices/{notice.content_sha256}").content.decode()
    assert '<td lang="fa" dir="rtl">سلام</td>' in text
    assert "anchor.occurred@1" in text
    assert "<strong>L25</strong> (warning)" in text


def test_what_was_written_by_others_is_text_and_never_markup(finished: Finished, lead: Client) -> None:
    bad = "<script>alert(1)</script>"
    case = CASE.replace("Customer data published", bad).replace("Bank Example", bad)
    incident = finished(case)
    notice = kept_notice(incident, text=bad)
    base = f"/console/incidents/{incident.ref}"
    for address in ("/console/", base, f"{base}/notices/{notice.content_sha256}"):
        text = lead.get(address).content.decode()
        assert bad not in text
        assert set(SCRIPT.findall(text)) <= {OURS}
        assert "&lt;script&gt;" in text


def test_the_report_may_use_its_own_style_and_nothing_else(finished: Finished, lead: Client) -> None:
    response = lead.get(f"/console/incidents/{finished().ref}/report")
    assert response.content == REPORT
    digest = base64.b64encode(hashlib.sha256(b"p { color: red }").digest()).decode()
    policy = response["Content-Security-Policy"]
    assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_a_report_whose_folder_is_gone_is_explained(finished: Finished, lead: Client) -> None:
    ref = finished().ref
    (Path(Rehearsal.objects.get().folder) / "report.html").unlink()
    response = lead.get(f"/console/incidents/{ref}/report")
    assert response.status_code == 404
    assert "There is no report" in response.content.decode()
