"""Programs ask about contacts, read the suppression list, move cards and count calls, each with a scope of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from amends.apps.contacts.keys import ref_digest
from amends.apps.contacts.models import ContactDecision, Named
from amends.apps.contacts.suppression import suppress
from amends.apps.incidents.models import Incident
from amends.apps.integrations.scopes import Scope
from amends.contact.decide import Request, decide
from amends.web.api.operations import centre, claims, contact, remedies

pytestmark = pytest.mark.django_db
ASK: dict[str, Any] = {
    "person": {"ref": "C-1", "residence": "PL", "language": "pl", "time_zone": "Europe/Warsaw",
               "contact_points": {"email": {"given_by_person": True, "verified": True}},
               "account": {"balance": 0, "currency": "PLN"}},
    "purpose": "service",
    "channel": "email",
    "legal_basis": "contract",
    "trigger": {"kind": "balance_zero"},
    "at": "2026-06-01T12:00:00+02:00",
}  # fmt: skip
MINE = (*contact.OPERATIONS, *remedies.OPERATIONS, *claims.OPERATIONS, *centre.OPERATIONS)


def post(client: Client, path: str, body: Any, **headers: str) -> Any:
    return client.post(f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers or None)


@pytest.mark.parametrize("change", [
    {}, {"purpose": "sales"}, {"purpose": "statutory_notice", "legal_basis": "legal_obligation"},
    {"channel": "voice", "at": "2026-06-01T23:30:00+02:00"}, {"person": {"ref": None}}, {"direction": "inbound"},
    {"preferences": {"opt_outs": [{"channel": "email", "said": "STOP", "at": "2026-05-01T12:00:00+02:00"}]}},
])  # fmt: skip
def test_the_answer_is_the_very_one_of_the_command(caller: Callable[..., Client], change: dict[str, Any]) -> None:
    given = {**ASK, **change}
    wanted = decide(Request.from_json(json.dumps(given).encode(), now=timezone.now()))
    answer = post(caller(["decide:contact"]), "/contact/decide", given)
    assert answer.status_code == 200
    assert answer.content == msgspec.json.encode(wanted)
    assert not ContactDecision.objects.exists()


def test_no_answer_holds_a_balance(caller: Callable[..., Client]) -> None:
    given = {**ASK, "person": {**ASK["person"], "account": {"balance": 31337, "transactions": ["shop 31337"]}}}
    assert b"31337" not in post(caller(), "/contact/decide", given).content


@pytest.mark.parametrize("body", [
    {}, {**ASK, "purpose": "gossip"}, {**ASK, "person": {"ref": "C-1", "residence": "XX"}}, {**ASK, "at": "noon"},
    {**ASK, "person": {"ref": "C-1", "time_zone": "Mars/North"}}, {**ASK, "channel": "press"}, {**ASK, "extra": 1},
])  # fmt: skip
def test_what_cannot_be_decided_is_refused_once_and_clearly(caller: Callable[..., Client], body: Any) -> None:
    answer = post(caller(), "/contact/decide", body)
    assert answer.status_code == 422
    assert {"code", "title", "detail"} <= set(answer.json())


def test_a_kept_decision_takes_in_the_list_and_is_kept_once_for_a_key(
    caller: Callable[..., Client], settings: Any
) -> None:
    digest = ref_digest("C-1", key=settings.SECRET_OF("contact.suppression"))
    suppress(digest=digest, named=Named.REF, reason="opt_out", channel="email", by="test", now=timezone.now())
    client, body = caller(), {"request": {**ASK, "at": timezone.now().isoformat()}}
    answers = [post(client, "/contact/decisions", body, **{"Idempotency-Key": "k1"}) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["channel"] != "email"
    assert ContactDecision.objects.count() == 1


def test_the_feed_goes_on_from_its_cursor(caller: Callable[..., Client]) -> None:
    for number in range(3):
        suppress(digest=f"{number:064x}", named=Named.REF, reason="opt_out", by="test", now=timezone.now())
    client = caller(["read:suppression"])
    first = client.get("/api/v1/contact/suppression", {"limit": 2}).json()
    rest = client.get("/api/v1/contact/suppression", {"cursor": first["cursor"]}).json()
    assert [one["digest"][-1] for one in first["changes"] + rest["changes"]] == ["0", "1", "2"]
    assert (first["more"], rest["more"]) == (True, False)


def test_remedies_claims_and_the_centre_are_read(caller: Callable[..., Client], incident: Incident) -> None:
    client, base = caller(), f"/api/v1/incidents/{incident.ref}"
    assert client.get(f"{base}/remedies").json()["stuck"] == 0
    assert client.get(f"{base}/claims").json() == {"claims": [], "next": None}
    assert client.get(f"{base}/claims/standing").json()["waiting"] == 0
    assert client.get(f"{base}/centre/readiness").json()["ok"] is False
    assert client.get(f"{base}/centre/forecast").status_code == 404
    assert post(client, f"/incidents/{incident.ref}/cards/orders", {"most": 5}).json() == {"batch": None, "orders": []}


def test_calls_are_counted_and_the_same_again_changes_nothing(
    caller: Callable[..., Client], incident: Incident
) -> None:
    body = {"csv": "begins_at,ends_at,channel,came\n2026-06-01T10:00:00Z,2026-06-01T11:00:00Z,phone,12\n"}
    client, path = caller(["count:calls"]), f"/incidents/{incident.ref}/centre/arrivals"
    assert post(client, path, body).json() == {"taken": 1, "changed": 0, "known": 0}
    assert post(client, path, body).json() == {"taken": 0, "changed": 0, "known": 1}


@pytest.mark.parametrize("operation", MINE, ids=lambda one: one.name)
def test_nothing_is_answered_without_its_own_scope(
    caller: Callable[..., Client], incident: Incident, operation: Any
) -> None:
    others = [scope for scope in Scope if scope != operation.scope]
    path = "/api/v1" + operation.path.replace("{ref}", incident.ref)
    answer = caller(others).generic(operation.method, path, b"{}", content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "api.scope")


def test_the_number_of_a_card_among_results_stops_them(caller: Callable[..., Client], incident: Incident) -> None:
    row = {"result_id": "res-1", "order_id": "ORD-1", "token": "4111111111111111", "state": "mailed",
           "at": "2026-06-10T10:00:00+02:00"}  # fmt: skip
    answer = post(caller(), f"/incidents/{incident.ref}/cards/results", {"results": [row]})
    assert (answer.status_code, answer.json()["code"]) == (422, "cards.number")
    assert "4111" not in answer.content.decode()
