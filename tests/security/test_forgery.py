"""No other site can have a visitor's browser do anything here."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from addresses import Address, addresses
from django.test import Client
from world import World

pytestmark = pytest.mark.django_db
# What needs no sign that it came from our own pages, because each call proves by itself that it may be made.
_BY_ITS_OWN_PROOF = {
    "hooks/<slug:provider>/<slug:token>",
    "hooks/<slug:provider>/<slug:token>/<path:rest>",
    "voice/<str:message_id>",
    "voice/<str:message_id>/again",
    "voice/<str:message_id>/status",
    "inbox/api/v1/messages/<str:message_id>/seen",
    "<str:language>/unsubscribe/<str:token>/one-click",
}


def _counts() -> dict[str, int]:
    """How many rows each table has; sessions come and go."""
    from django.apps import apps

    return {
        model._meta.db_table: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.app_label not in ("sessions", "contenttypes")
    }


def _posts(part: str) -> list[Address]:
    return [address for address in addresses() if address.part == part and address.route not in _BY_ITS_OWN_PROOF]


@pytest.mark.parametrize("role", ["incident_lead", "data_protection", "contact_centre", "administrator"])
def test_the_console_takes_no_form_without_its_token(world: World, staff: Callable[..., Client], role: str) -> None:
    client, before, taken = staff(role, strict=True), _counts(), []
    for address in _posts("console"):
        response = client.post(address.path(world), {"reason": "a good reason", "code": "123456"})
        if response.status_code != 403:
            taken.append((address.route, response.status_code))
    assert not taken
    assert _counts() == before


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://testserver.evil.example", "https://testserver:444"]
)
def test_the_console_takes_no_form_from_another_site_even_with_a_token(
    world: World, staff: Callable[..., Client], origin: str
) -> None:
    client, taken = staff(strict=True), []
    client.get("/console/search")
    token = client.cookies["csrftoken"].value
    for address in _posts("console"):
        response = client.post(address.path(world), {"csrfmiddlewaretoken": token}, headers={"Origin": origin})
        if response.status_code != 403:
            taken.append((address.route, response.status_code))
    assert not taken


@pytest.mark.parametrize(
    "said",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_the_portal_takes_no_form_from_another_site(world: World, said: dict[str, str]) -> None:
    client, before, taken = Client(raise_request_exception=False), _counts(), []
    form = {"code": world.code, "text": "Hello", "address": "a@b.example", "contact": "a@b.example", "way": "contact"}
    for address in _posts("portal"):
        response = client.post(address.path(world), form, headers=said)
        if response.status_code not in (403, 404, 405):
            taken.append((address.route, response.status_code))
    assert not taken
    assert _counts() == before


def test_the_portal_takes_its_own_forms(world: World) -> None:
    for said in ({"Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-origin"}, {}):
        response = Client().post("/en/check", {"code": world.code}, headers=said)
        assert response.status_code == 200
        assert "PESEL" in response.content.decode()


def test_what_is_exempt_is_known_by_name() -> None:
    """A view that is added without protection has to be added to the list above, with its own proof."""
    from django.urls import resolve

    exempt = set()
    for address in addresses():
        view = resolve(address.path(None)).func
        if getattr(view, "csrf_exempt", False) and address.part != "portal":
            exempt.add(address.route)
        if address.part == "portal" and getattr(view, "csrf_exempt", False):
            assert _is_guarded(address), address.route
    assert {route for route in exempt if not route.startswith("api/")} <= _BY_ITS_OWN_PROOF


def _is_guarded(address: Address) -> bool:
    if address.route in _BY_ITS_OWN_PROOF:
        return True
    response = Client().post(address.path(None), {}, headers={"Origin": "https://evil.example"})
    return response.status_code == 403


@pytest.mark.parametrize("body", [b"{}", b'{"code": 1}', json.dumps({"a": 1}).encode()])
def test_calls_of_programs_without_their_proof_change_nothing(world: World, body: bytes) -> None:
    before = {name: count for name, count in _counts().items() if name != "receipts_refusedcall"}
    client = Client(raise_request_exception=False)
    for address in addresses():
        if address.part in ("hooks", "api"):
            for method in ("POST", "PUT", "PATCH", "DELETE"):
                response = client.generic(method, address.path(world), body, content_type="application/json")
                assert response.status_code in (401, 403, 404, 405, 429), (method, address.route, response.status_code)
    after = {name: count for name, count in _counts().items() if name in before}
    assert after == before
