"""A session of staff: new at each sign-in, gone on the server when it ends, and an end is always in reach."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from addresses import addresses
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from world import World

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.services import issue_sign_in_link, staff_member

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
