"""Nobody is led elsewhere: not by ``next``, not by a Host header, not by what a proxy is said to have added."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from addresses import addresses
from django.test import Client
from world import World

pytestmark = pytest.mark.django_db
ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
    "https:evil.example", "/console/../../evil", "/console/@evil.example", "http://testserver@evil.example/",
    "/%2f%2fevil.example", "//evil.example/console/", "https://evil.example/console/", "\thttps://evil.example",
    "data:text/html,<script>alert(1)</script>", "/console//evil.example\r\nSet-Cookie: a=b",
)  # fmt: skip
_SPEAKS_OF_ITSELF = (
    "/en/", "/robots.txt", "/sitemap.xml", "/en/feed.atom", "/en/feed.json", "/en/banner", "/console/sign-in",
    "/.well-known/security.txt", "/api/v1/openapi.json",
)  # fmt: skip
_NAMES = ("next", "url", "redirect", "back", "return", "to", "continue")


def _leads_out(location: str) -> bool:
    found = urlsplit(location)
    is_ours = found.netloc in ("", "testserver") and found.scheme in ("", "http", "https")
    return not is_ours or location.startswith(("//", "/\\")) or "\n" in location or "\r" in location


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_answer_leads_to_another_site(world: World, staff: Callable[..., Client], wanted: str) -> None:
    given, led = dict.fromkeys(_NAMES, wanted), []
    for client in (Client(raise_request_exception=False), staff()):
        for address in addresses():
            if address.view.endswith("sign_out"):
                continue
            path = address.path(world)
            for response in (client.get(path, given), client.post(path, {**given, "code": "123456"})):
                location = response.headers.get("Location", "")
                if location and _leads_out(location):
                    led.append((address.route, location))
    assert not led


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_a_page_of_the_way_in_links_to_no_other_site(staff: Callable[..., Client], wanted: str) -> None:
    page = staff().get("/console/factor", {"next": wanted}).content.decode()
    kept = re.findall(r'name="next" value="([^"]*)"', page)
    assert kept
    assert all(one.startswith("/console/") for one in kept)
    assert "javascript:" not in page
    assert not re.search(r'(?:href|action|src)="[^"]*evil', page)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "testserver.evil.example", "testserver@evil.example", "", "testserver:80:80", "a b", "[::1"],
)
def test_a_foreign_host_is_refused_everywhere(world: World, host: str) -> None:
    client, answered = Client(raise_request_exception=False), []
    for address in addresses():
        response = client.get(address.path(world), headers={"Host": host})
        if response.status_code < 400 or b"evil" in getattr(response, "content", b""):
            answered.append((address.route, response.status_code))
    assert not answered


def test_what_a_client_says_of_proxies_changes_nothing(world: World) -> None:
    """Only ``AMENDS_HTTPS=1`` says that a proxy stands before us, and then only its own last word counts."""
    said = {
        "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-Port": "444",
        "X-Forwarded-For": "203.0.113.9", "X-Original-URL": "/console/", "X-Rewrite-URL": "/console/",
        "Forwarded": "host=evil.example;proto=https", "X-HTTP-Method-Override": "DELETE", "X-Real-IP": "203.0.113.9",
    }  # fmt: skip
    client = Client()
    for path in _SPEAKS_OF_ITSELF:
        plain, forged = client.get(path), client.get(path, headers=said)
        assert forged.status_code == plain.status_code, path
        assert b"evil" not in forged.content, path
        assert b"https://testserver" not in forged.content, path


def test_an_address_that_a_client_made_up_does_not_evade_a_limit(world: World) -> None:
    client = Client()
    statuses = [
        client.post(
            "/en/check", {"code": "AAAAA-AAAAA"}, headers={"X-Forwarded-For": f"198.51.100.{number}"}
        ).status_code
        for number in range(22)
    ]
    assert statuses[0] == 200
    assert statuses[-1] == 429
