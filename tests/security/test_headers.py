"""Every address, asked in every way, by everybody: the headers that a browser is protected by, and what it may keep."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from addresses import METHODS, Address, addresses
from django.http import HttpResponseBase
from django.test import Client
from world import PERSON, World

pytestmark = pytest.mark.django_db
_MAIL_PREVIEW = "incidents/<str:ref>/preview"


def _faults(response: HttpResponseBase) -> list[str]:
    """The headers that are not as they must be."""
    policy = dict(part.strip().partition(" ")[::2] for part in response.get("Content-Security-Policy", "").split(";"))
    wanted = {
        "default-src": policy.get("default-src") == "'none'",
        "frame-ancestors": policy.get("frame-ancestors") == "'none'",
        "base-uri": policy.get("base-uri") == "'none'",
        "form-action": policy.get("form-action") in ("'self'", "'none'"),
        "no unsafe source": "unsafe" not in response.get("Content-Security-Policy", ""),
        "no foreign source": not re.search(r"https?:|\*", response.get("Content-Security-Policy", "")),
        "nosniff": response.get("X-Content-Type-Options") == "nosniff",
        "frame": response.get("X-Frame-Options") == "DENY",
        "referrer": response.get("Referrer-Policy") in ("same-origin", "no-referrer"),
        "permissions": "camera=()" in response.get("Permissions-Policy", ""),
        "opener": response.get("Cross-Origin-Opener-Policy") == "same-origin",
        "resource": response.get("Cross-Origin-Resource-Policy") == "same-origin",
        "cache": bool(response.get("Cache-Control")),
        "no server": not {"server", "x-powered-by"} & {name.lower() for name in response.headers},
        "no sharing": "Access-Control-Allow-Origin" not in response.headers,
    }
    return [name for name, is_right in wanted.items() if not is_right]


def _asked(client: Client, method: str, path: str) -> HttpResponseBase:
    return client.generic(method, path, b"", content_type="application/x-www-form-urlencoded")


@pytest.mark.parametrize("who", ["nobody", "incident_lead", "contact_centre", "administrator"])
def test_every_answer_carries_every_security_header(world: World, staff: Callable[..., Client], who: str) -> None:
    client = Client(raise_request_exception=False) if who == "nobody" else staff(who)
    methods = METHODS if who == "nobody" else ("GET", "POST")
    found = {}
    for address in addresses():
        if who != "nobody" and (address.part != "console" or address.view.endswith("sign_out")):
            continue
        for method in methods:
            response = _asked(client, method, address.path(world))
            if faults := _faults(response):
                found[f"{method} /{address.route} {response.status_code}"] = faults
    assert not found


def test_the_map_of_addresses_is_read_whole() -> None:
    known = {address.route for address in addresses()}
    assert len(known) > 70
    assert {"<str:language>/check", "console/incidents/<str:ref>/launch", "inbox/feed.json"} <= known


@pytest.mark.parametrize(
    "path", ["/static/portal.css", "/static/review.js", "/static/none.css", "/no/where", "/%ff/\u202e"]
)
def test_files_and_errors_carry_them_too(path: str) -> None:
    assert not _faults(Client().get(path))


def test_the_only_answer_that_admits_styles_in_attributes_is_a_mail_in_a_sandbox(
    world: World, staff: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    from amends.apps.rehearsals.services import Preview
    from amends.core.channels import Channel

    shown = Preview(channel=Channel.EMAIL, data=b"", subject="", html="<p style='color:red'>Hi</p>")
    monkeypatch.setattr("amends.web.console.previews.preview_of", lambda *_, **__: shown)
    path = f"/console/incidents/{world.ref}/preview"
    response = staff().post(path, {"person_ref": PERSON, "reason": "asked by the person"})
    policy = response["Content-Security-Policy"]
    assert _faults(response) == ["no unsafe source"]
    assert {"sandbox", "default-src 'none'", "style-src 'unsafe-inline'"} <= set(policy.split("; "))
    assert "script" not in policy


def test_scripts_of_the_console_come_from_its_own_files_only(staff: Callable[..., Client], world: World) -> None:
    policy = staff().get(f"/console/incidents/{world.ref}")["Content-Security-Policy"]
    assert "script-src 'self';" in f"{policy};"
    assert "connect-src 'self';" in f"{policy};"


def test_pages_of_the_portal_run_no_script(world: World) -> None:
    for path in ("/en/", "/fa/check", "/pl/case", "/de/verify"):
        response = Client().get(path)
        assert "script-src" not in response["Content-Security-Policy"], path
        assert b"<script src" not in response.content


def _is_personal(address: Address) -> bool:
    """The description of the API is the same for everybody."""
    return (address.part in ("console", "api") and "openapi" not in address.route) or address.route.startswith("inbox/")


def test_nothing_personal_may_be_kept_by_a_browser_or_a_cache(world: World, staff: Callable[..., Client]) -> None:
    client, kept = staff(), []
    for address in addresses():
        if _is_personal(address):
            response = _asked(client, "GET", address.path(world))
            if "no-store" not in response["Cache-Control"]:
                kept.append(address.route)
    assert not kept


def test_what_the_public_types_and_is_answered_is_never_kept(world: World) -> None:
    client, kept = Client(raise_request_exception=False), []
    for address in addresses():
        if address.part != "portal":
            continue
        response = _asked(client, "POST", address.path(world))
        if "no-store" not in response["Cache-Control"]:
            kept.append(address.route)
    assert not kept


def test_only_public_pages_may_be_kept(world: World) -> None:
    public = {
        address.route
        for address in addresses()
        if "public" in Client(raise_request_exception=False).get(address.path(world)).get("Cache-Control", "")
    }
    assert public == {
        "", ".well-known/security.txt", "<str:language>/", "<str:language>/versions/<int:number>",
        "<str:language>/feed.atom", "<str:language>/feed.json", "<str:language>/banner",
        "<str:language>/banner.html", "<str:language>/scams", "robots.txt", "sitemap.xml", "api/v1/openapi.json",
    }  # fmt: skip


def test_no_method_but_those_of_a_page_is_answered(world: World) -> None:
    client, answered = Client(raise_request_exception=False), []
    for address in addresses():
        for method in ("PUT", "PATCH", "DELETE", "TRACE"):
            response = client.generic(method, address.path(world), b"<echoed>", headers={"X-Echo": "echoed"})
            if response.status_code < 300 or b"echoed" in response.content:
                answered.append((method, address.route, response.status_code))
    assert not answered


def test_no_cookie_leaves_portal_inbox_voice_or_hooks(world: World, staff: Callable[..., Client]) -> None:
    clients, set_by = (Client(raise_request_exception=False), staff()), []
    for address in addresses():
        if address.part == "console":
            continue
        for client in clients:
            for method in ("GET", "POST"):
                if _asked(client, method, address.path(world)).cookies:
                    set_by.append((method, address.route))
    assert not set_by


def test_every_cookie_of_the_console_is_out_of_reach(world: World) -> None:
    from django.utils import timezone

    from amends.apps.accounts.models import Role
    from amends.apps.accounts.services import issue_sign_in_link, staff_member

    client = Client()
    user = staff_member(username="anna", role=Role.COUNSEL)
    entered = client.post(f"/console/enter/{issue_sign_in_link(user=user, now=timezone.now())}")
    page = client.get("/console/search")
    cookies = {**entered.cookies, **page.cookies}
    assert {"sessionid", "csrftoken"} <= set(cookies)
    for cookie in cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Strict"
        assert cookie["path"] == "/console/"
        assert not cookie["domain"]


_BEHIND_TLS = """
import django; django.setup()
from django.conf import settings
settings.ALLOWED_HOSTS = ["testserver"]
from django.test import Client
for secure in (True, False):
    answer = Client().get("/console/sign-in", headers={"X-Forwarded-Proto": "https" if secure else "http"})
    print(answer.get("Strict-Transport-Security"))
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE)
"""


def test_behind_tls_browsers_are_told_to_stay_there_and_cookies_are_bound_to_it(tmp_path: object) -> None:
    environment = {
        **os.environ, "AMENDS_HTTPS": "1", "AMENDS_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "amends.config.settings",
    }  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-c", _BEHIND_TLS], env=environment, check=True, capture_output=True, text=True
    )
    said = run.stdout.split("\n")
    assert said[:2] == ["max-age=31536000", "None"]
    assert said[2:4] == ["__Secure-sessionid __Secure-csrftoken", "True True"]


def test_a_refused_body_carries_what_it_can() -> None:
    import io

    from amends.web.bodies import MOST_BYTES, WholeBodies

    told: dict[str, str] = {}
    environ = {"CONTENT_LENGTH": str(MOST_BYTES + 1), "wsgi.input": io.BytesIO()}
    WholeBodies(lambda *_: [b""])(environ, lambda status, headers: told.update(dict(headers)))
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Content-Security-Policy"].startswith("default-src 'none'")
    assert told["Cache-Control"] == "no-store"
