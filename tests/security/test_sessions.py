"""A session of staff: new at each sign-in, gone on the server when it ends, and an end is always in reach."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from addresses import addresses
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from world import World

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.services import issue_sign_in_link, staff_member
from amends.apps.journal.models import Entry

pytestmark = pytest.mark.django_db


def test_signing_in_makes_a_new_session(db: None) -> None:
    client = Client()
    client.cookies["sessionid"] = "chosenbysomebodyelse0000000000000"
    user = staff_member(username="anna", role=Role.COUNSEL)
    client.post(f"/console/enter/{issue_sign_in_link(user=user, now=timezone.now())}")
    assert client.cookies["sessionid"].value != "chosenbysomebodyelse0000000000000"
    assert len(client.cookies["sessionid"].value) == 32


def test_signing_out_ends_the_session_on_the_server(staff: Callable[..., Client]) -> None:
    client = staff()
    stolen = client.cookies["sessionid"].value
    assert client.get("/console/").status_code == 200
    client.post("/console/sign-out")
    assert not Session.objects.filter(session_key=stolen).exists()
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert thief.get("/console/").status_code == 302


def test_signing_out_clears_what_the_browser_keeps(staff: Callable[..., Client]) -> None:
    assert staff().post("/console/sign-out")["Clear-Site-Data"] == '"cache", "storage"'


def test_a_disabled_account_has_no_session(staff: Callable[..., Client]) -> None:
    client = staff()
    User.objects.update(is_active=False)
    assert client.get("/console/").status_code in (302, 403)


def test_every_page_offers_to_sign_out(world: World, staff: Callable[..., Client]) -> None:
    client, without, seen = staff(), [], 0
    for address in addresses():
        if address.part != "console" or "progress" in address.route or "figures" in address.route:
            continue
        response = client.get(address.path(world))
        text = "" if response.streaming else response.content.decode("utf-8", "replace")
        if response.status_code != 200 or 'href="/static/console.css"' not in text:
            continue
        seen += 1
        if "/console/sign-out" not in text and address.route not in ("console/sign-in", "console/second-step"):
            without.append(address.route)
    assert seen > 10
    assert not without


def test_people_see_their_sessions_and_end_them_all(staff: Callable[..., Client]) -> None:
    here, there, others = staff(Role.COUNSEL), staff(Role.COUNSEL), staff(Role.AUDITOR)
    for client, agent in ((here, "Firefox/1"), (there, "Chrome/1"), (others, "Edg/1")):
        client.defaults["HTTP_USER_AGENT"] = agent
        client.get("/console/")
    page = here.get("/console/account").content.decode()
    assert "Firefox (this one)" in page
    assert "Chrome" in page
    assert "Edge" not in page
    without = Client(HTTP_USER_AGENT="Safari/1")
    without.force_login(User.objects.get(username=str(Role.COUNSEL)))
    assert without.post("/console/account", {"do": "end"})["Location"].startswith("/console/factor")
    assert here.post("/console/account", {"do": "end"}).status_code == 302
    assert [one.get("/console/").status_code for one in (here, there, without, others)] == [302, 302, 302, 200]


def _rows(page: str) -> list[str]:
    """The rows of the table of sessions, one text each."""
    return re.findall(r"<tr>.*?</tr>", page.partition('aria-label="Sessions"')[2].partition("</table>")[0])[1:]


def _ref(rows: list[str], word: str) -> str:
    [row] = [one for one in rows if word in one]
    found = re.search(r'name="session" value="([0-9a-f]+)"', row)
    assert found, row
    return found[1]


def _two(staff: Callable[..., Client], role: Role = Role.COUNSEL) -> tuple[Client, Client]:
    here, there = staff(role), staff(role)
    for client, agent in ((here, "Firefox/1 (Windows NT)"), (there, "Chrome/1 (Android)")):
        client.defaults["HTTP_USER_AGENT"] = agent
        client.get("/console/")
    return here, there


def test_one_session_is_ended_alone_and_the_list_says_where_each_began(staff: Callable[..., Client]) -> None:
    here, there = _two(staff)
    rows = _rows(here.get("/console/account").content.decode())
    assert "Firefox on Windows (this one)" in "".join(rows)
    assert [row.count("this machine") for row in rows] == [1, 1]
    assert not [row for row in rows if "127.0.0.1" in row or there.cookies["sessionid"].value in row]
    form = {"do": "end_one", "session": _ref(rows, "Chrome on Android")}
    assert here.post("/console/account", form)["Location"] == "/console/account"
    assert [one.get("/console/").status_code for one in (here, there)] == [200, 302]
    again = here.post("/console/account", form)
    assert again.status_code == 409
    assert "not open" in again.content.decode()
    assert Entry.objects.filter(kind="account.session_ended").count() == 1


@pytest.mark.parametrize("form", [{"do": "end"}, {"do": "end_one"}])
def test_whoever_ends_sessions_has_just_shown_a_factor(staff: Callable[..., Client], form: dict[str, str]) -> None:
    """A session that was left open at a desk signs nobody out elsewhere."""
    here, there = _two(staff)
    form["session"] = _ref(_rows(here.get("/console/account").content.decode()), "Chrome")
    session = here.session
    session["factor_at"] = (timezone.now() - timedelta(minutes=11)).isoformat()
    session.save()
    response = here.post("/console/account", form, HTTP_REFERER="http://testserver/console/account")
    assert response["Location"] == "/console/factor?next=/console/account"
    assert there.get("/console/").status_code == 200


def test_nobody_ends_a_session_of_somebody_else_from_their_own_account(staff: Callable[..., Client]) -> None:
    here, _ = _two(staff)
    other, third = _two(staff, Role.AUDITOR)
    theirs = _ref(_rows(other.get("/console/account").content.decode()), "Chrome")
    assert here.post("/console/account", {"do": "end_one", "session": theirs}).status_code == 409
    assert third.get("/console/").status_code == 200


def test_an_administrator_sees_and_ends_one_session_of_somebody(staff: Callable[..., Client]) -> None:
    administrator = staff(Role.ADMINISTRATOR)
    here, there = _two(staff)
    page = f"/console/staff/{Role.COUNSEL}"
    rows = _rows(administrator.get(page).content.decode())
    assert len(rows) == 2
    form = {"do": "end_one", "session": _ref(rows, "Chrome on Android")}
    assert here.post(page, form).status_code == 403
    assert administrator.post(page, form).status_code == 302
    assert [one.get("/console/").status_code for one in (here, there)] == [200, 302]
