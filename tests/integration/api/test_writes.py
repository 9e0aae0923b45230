"""What the operations do, once each, and on record."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from amends.apps.care.models import Inquiry
from amends.apps.delivery.models import Order
from amends.apps.duties.models import DutyDeed
from amends.apps.duties.selectors import clocks_of
from amends.apps.incidents.models import FactVersion, Incident
from amends.apps.integrations.models import KeptAnswer
from amends.apps.journal.models import Entry
from amends.record import leaf_hash, verify_inclusion
from amends.record.verify import parse_checkpoint

FACTS = {
    "incident": {
        "title": "x",
        "controller": {"name": "Bank Example", "established_in": "PL", "sectors": ["bank"]},
        "anchors": {"aware": "2026-06-01T16:20:00+02:00"},
        "assessment": {"risk": "high"},
    },
    "cohorts": [{"residence": "PL", "persons": 501, "elements": ["name", "pesel"], "protection": "none"}],
}


@pytest.fixture
def program(caller: Callable[..., Client]) -> Client:
    return caller()


def post(client: Client, path: str, body: Any, *, key: str = "", **headers: str) -> HttpResponse:
    sent = {"Idempotency-Key": key} if key else {}
    return client.post(f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=sent | headers)


def test_an_order_is_given_once_for_one_key_and_put_on_record_with_its_token(
    program: Client, incident: Incident
) -> None:
    path, body = f"/incidents/{incident.ref}/delivery/orders", {"kind": "pause", "reason": "Bounces rise."}
    first, again = post(program, path, body, key="k-1"), post(program, path, body, key="k-1")
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.content == again.content
    assert again["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first
    assert Order.objects.count() == 1
    written = [json.loads(leaf) for leaf in Entry.objects.filter(kind="api.written").values_list("leaf", flat=True)]
    assert [(deed["operation"], deed["token"][:4]) for deed in written] == [("orderDelivery", "TOK-")]


def test_the_same_key_for_another_request_is_refused(program: Client, incident: Incident) -> None:
    path = f"/incidents/{incident.ref}/delivery/orders"
    post(program, path, {"kind": "pause", "reason": "Bounces rise."}, key="k-1")
    other = post(program, path, {"kind": "stop", "reason": "Bounces rise."}, key="k-1")
    assert (other.status_code, other.json()["code"]) == (409, "api.other_request")
    assert Order.objects.count() == 1


def test_a_write_that_is_refused_leaves_nothing_and_its_key_can_be_used_again(
    program: Client, incident: Incident
) -> None:
    path = f"/incidents/{incident.ref}/delivery/orders"
    assert post(program, path, {"kind": "resume", "reason": "Go on."}, key="k-1").status_code == 409
    assert not KeptAnswer.objects.exists()
    assert not Entry.objects.filter(kind="api.written").exists()
    assert post(program, path, {"kind": "pause", "reason": "Bounces rise."}, key="k-1").status_code == 200


def test_whoever_lets_more_out_must_have_seen_the_last_order(program: Client, incident: Incident) -> None:
    path = f"/incidents/{incident.ref}/delivery/orders"
    seen = post(program, path, {"kind": "pause", "reason": "Bounces rise."}).json()["last_order"]
    blind = post(program, path, {"kind": "resume", "reason": "Go on."})
    assert (blind.status_code, blind.json()["code"]) == (409, "delivery.changed_meanwhile")
    told = post(program, path, {"kind": "resume", "reason": "Go on.", "seen": seen})
    assert told.status_code == 200
    assert told.json()["campaigns"][0]["halted_by"] is None


def test_a_fact_is_changed_with_its_consequences_and_a_dry_run_keeps_nothing(
    program: Client, incident: Incident
) -> None:
    path, before = f"/incidents/{incident.ref}/facts", FactVersion.objects.count()
    change = {"key": "exposure.persons", "value": 501, "source": "forensic report", "dry_run": True}
    tried = post(program, path, change).json()
    assert (tried["fact"]["value"], tried["fact"]["ref"]) == (501, "exposure.persons@3")
    assert FactVersion.objects.count() == before
    done = post(program, path, change | {"dry_run": False, "seen": ["exposure.persons@2"]}).json()
    assert done["fact"]["supersedes"] == "exposure.persons@2"
    late = post(program, path, change | {"dry_run": False, "seen": ["exposure.persons@2"]})
    assert (late.status_code, late.json()["code"]) == (409, "facts.changed_meanwhile")
    standing = {fact["key"]: fact for fact in program.get(f"/api/v1{path}").json()["facts"]}
    assert standing["exposure.persons"]["value"] == 501


def test_a_duty_is_marked_as_done(program: Client, incident: Incident) -> None:
    row = next(row for row in clocks_of(incident=incident, at=timezone.now()) if row.state != "waiting")
    body = {"law": row.law, "recipient_name": row.recipient_name, "why_late": "The register was not ready."}
    done = post(program, f"/incidents/{incident.ref}/duties/done", body)
    assert done.status_code == 200
    assert done.json()["clocks"][0]["state"] in ("done", "done_late")
    assert DutyDeed.objects.get().by.startswith("token TOK-")


def test_an_inquiry_is_taken_once_and_its_number_is_not_kept(program: Client, incident: Incident) -> None:
    body = {"kind": "complaint", "text": "Nobody answers.", "way_in": "chat", "incident": incident.ref}
    first, again = post(program, "/inquiries", body, key="c-1"), post(program, "/inquiries", body, key="c-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["number"] == again.json()["number"]
    assert Inquiry.objects.count() == 1
    assert bytes(KeptAnswer.objects.get().body) == b""


def test_the_law_is_asked_as_on_the_command_line(program: Client) -> None:
    told = post(program, "/duties?as_of=2026-06-02T12:00:00%2B02:00", FACTS).json()
    assert set(told) == {"as_of", "corpus", "duties", "letters"}
    duty = next(duty for duty in told["duties"] if duty["law"] == "eu/gdpr/33-authority")
    assert duty["status"] == "required"
    assert duty["due"]["nominal"] == "2026-06-04T16:20:00+02:00"


def test_severity_and_lint_and_detection_answer_without_keeping_anything(program: Client) -> None:
    assert post(program, "/severity", FACTS).json()["band"] in ("low", "medium", "high", "very_high")
    linted = post(program, "/lint", {"text": "# Hello\n\nYour data may have been affected.", "language": "en"}).json()
    assert linted["verdict"] == "block"
    found = post(program, "/detect", {"text": "name;pesel\nAnna Example;44051401359\n", "name": "a.csv"}).json()
    assert {"pesel", "name"} <= {item["element"] for item in found["findings"]}
    assert "44051401359" not in json.dumps(found)
    assert not Entry.objects.exclude(kind="token.issued").exists()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (FACTS | {"customers": [{"path": "/etc/passwd"}]}, 422, "api.unusable"),
        (FACTS | {"cohorts": [FACTS["cohorts"][0] | {"residence": "XX"}]}, 422, "place.unknown"),  # type: ignore[index,operator]
        (FACTS | {"incident": {"controller": {"name": "x"}, "anchors": {"aware": "2026-06-01T10:00:00"}}}, 422,
         "api.unusable"),
    ],
)  # fmt: skip
def test_facts_are_read_strictly_and_no_file_is_named(
    program: Client, body: dict[str, Any], status: int, code: str
) -> None:
    response = post(program, "/duties", body)
    assert (response.status_code, response.json()["code"]) == (status, code)


def test_a_naive_instant_is_refused(program: Client, incident: Incident) -> None:
    response = program.get(f"/api/v1/incidents/{incident.ref}/clocks?as_of=2026-06-01T10:00:00")
    assert (response.status_code, response.json()["code"]) == (422, "api.unusable")


@pytest.mark.parametrize(
    ("kind", "data", "status"),
    [
        ("application/json", b"{", 400),
        ("application/json", b'{"text": "\\ud800"}', 400),
        ("application/json", b'{"text": "a\\u0000"}', 422),
        ("text/plain", b"{}", 415),
        ("application/json", b"[" * 100_000, 422),
        ("application/json", b'{"text": "' + b"a" * 1_100_000 + b'"}', 413),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem_and_no_fault(
    program: Client, kind: str, data: bytes, status: int
) -> None:
    response = program.generic("POST", "/api/v1/messages/check", data=data, content_type=kind)
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")


def test_an_entry_proves_itself_against_the_checkpoint(program: Client, incident: Incident) -> None:
    size = program.get(f"/api/v1/incidents/{incident.ref}/record?limit=1").json()["size"]
    for number in (1, 2, size):
        told = program.get(f"/api/v1/incidents/{incident.ref}/record/{number}").json()
        hashed = leaf_hash(told["entry"]["leaf"].encode())
        assert hashed.hex() == told["leaf_hash"]
        checkpoint = parse_checkpoint(
            json.dumps(told["checkpoint"], separators=(",", ":"), sort_keys=True).encode(), None
        )
        assert verify_inclusion(
            leaf=hashed, index=told["index"], size=checkpoint.tree_size,
            path=[bytes.fromhex(item) for item in told["path"]], root=bytes.fromhex(checkpoint.root_hash),
        )  # fmt: skip


def test_pages_follow_one_another_without_a_gap(program: Client, incident: Incident) -> None:
    numbers: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        page = program.get(f"/api/v1/incidents/{incident.ref}/record?limit=7&cursor={cursor}").json()
        numbers += [entry["number"] for entry in page["entries"]]
        cursor = page["next"]
    assert numbers == list(range(1, page["size"] + 1))


def test_the_status_page_is_published_as_a_version(program: Client, incident: Incident) -> None:
    path, soon = f"/incidents/{incident.ref}/status-page", (timezone.now() + timedelta(hours=5)).isoformat()
    made = post(program, path, {"next_update_at": soon, "note": "First word."})
    assert made.status_code == 200
    versions = program.get(f"/api/v1{path}").json()["versions"]
    assert [version["number"] for version in versions] == [1]
    assert set(versions[0]["texts"]) == {"en", "pl", "de", "fa"}


def test_no_answer_names_a_person(program: Client, incident: Incident) -> None:
    from sent import PERSON

    for path in ("", "/facts", "/clocks", "/notices", "/releases", "/delivery", "/record", "/status-page"):
        told = program.get(f"/api/v1/incidents/{incident.ref}{path}").content.decode()
        assert PERSON not in told


def test_the_reference_holds_every_operation_and_no_script(client: Client, db: None) -> None:
    page = client.get("/api/v1/docs")
    text = page.content.decode()
    assert "<script" not in text
    assert "changeFact" in text
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "Set-Cookie" not in page.headers
    assert client.get("/api/v1/openapi.json").json()["openapi"] == "3.1.0"


def test_what_is_not_there_is_a_problem_too(client: Client, db: None) -> None:
    response = client.get("/api/v1/persons")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert client.delete("/api/v1/incidents")["Allow"] == "GET"
