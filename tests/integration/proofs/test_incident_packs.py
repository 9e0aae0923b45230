"""An authority gets counts, duties and the record, and nobody in it; an edge gets codes that say nothing alone."""

from __future__ import annotations

import hashlib
import json
import runpy
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from ledgered import ADDRESS, ANNA, DEAD, HANDED, JAN, NOW, Sent, claims_of, files_of, secret
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.corrections.models import CorrectionDraft
from amends.apps.delivery.models import Message
from amends.apps.delivery.orders import give_order
from amends.apps.delivery.states import MessageState, OrderKind
from amends.apps.notices.models import NoticeVersion, Release
from amends.apps.proofs.incident import incident_pack, sent_counts
from amends.apps.proofs.registry import export_registry, registry_name
from amends.apps.proofs.selectors import message_with_code
from amends.core.ids import short_code
from amends.record import verify_pack

pytestmark = pytest.mark.django_db
SCRIPT = runpy.run_path(str(files("amends.record") / "shipped" / "verify.py"))
BALANCE = {"affected": 3, "notified": 2, "excepted": 1, "owed": 0, "unknown": 0}


@pytest.fixture(autouse=True)
def nobody_tried_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def packed(sent: Sent) -> Path:
    path = sent.folder / "all.zip"
    key = secret("record.ed25519")
    incident_pack(incident=sent.incident, balance=BALANCE, now=NOW + timedelta(days=1), key=key, path=path)
    return path


def code_of(sent: Sent, person: str = ANNA) -> str:
    identity = (sent.incident.ref, sent.version.content_sha256, person, "email", "first")
    return short_code(secret(f"{sent.incident.ref}.key"), "code", *identity)


def test_the_whole_record_and_the_figures_hold(sent: Sent) -> None:
    path = packed(sent)
    verdict = verify_pack(path)
    assert verdict.ok, verdict.why
    SCRIPT["check"](str(path))
    claims = claims_of(path)
    assert claims["reconciliation"] == BALANCE
    assert claims["sent"] == [
        {"cohort": "PL, name", "channel": "email", "state": "accepted", "day": "2026-06-02", "messages": 2}
    ]
    assert [(row["fate"], row["persons"]) for row in claims["omitted"]] == [("excepted", 1)]


def test_nobody_is_in_an_incidents_pack(sent: Sent) -> None:
    everything = b"\n".join(files_of(packed(sent)).values())
    digests = [value for name in ("address_sha256", "code_sha256") for value in Message.objects.values_list(name)]
    for word in (ANNA, JAN, DEAD, ADDRESS, "Brzeska", "Kowal", "poczta.example", *(digest for (digest,) in digests)):
        assert word.encode() not in everything, word


def test_counts_follow_state_and_day(sent: Sent) -> None:
    Message.objects.filter(person_ref=JAN).update(state=MessageState.BOUNCED)
    rows = [(row.state, row.day, row.messages) for row in sent_counts(incident_ref=sent.incident.ref)]
    assert rows == [("accepted", "2026-06-02", 1), ("bounced", "2026-06-02", 1)]


def test_the_registry_answers_for_a_code_only_with_its_key(sent: Sent) -> None:
    path, key = sent.folder / "registry.jsonl", secret("registry")
    assert export_registry(incident=sent.incident, key=key, path=path) == 2
    lines = {line["k"]: line for line in map(json.loads, path.read_text().splitlines())}
    digest = hashlib.sha256(code_of(sent).encode()).hexdigest()
    assert lines[registry_name(key, digest)] == {
        "k": registry_name(key, digest), "day": "2026-06-02", "channel": "email", "exercise": False, "corrected": False,
    }  # fmt: skip
    assert registry_name(b"another key", digest) not in lines
    text = path.read_text()
    assert not [word for word in (digest, code_of(sent), ANNA, sent.message().message_id) if word in text]
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(lines) == sorted(lines)


def test_the_day_of_a_message_stays_when_a_receipt_comes_days_later(sent: Sent) -> None:
    Message.objects.update(state=MessageState.DELIVERED, at=HANDED + timedelta(days=9))
    known = message_with_code(code_of(sent))
    assert known is not None
    assert known.at.date() == HANDED.date()  # the day that the mail itself shows
    page = Client().post("/en/verify", {"code": code_of(sent)}).content.decode()
    assert "on 2 June 2026" in page


def test_a_message_that_was_corrected_says_so_in_every_language(sent: Sent) -> None:
    words = {"en": "sent a correction", "pl": "sprostowanie", "de": "berichtigt", "fa": "اصلاحیه"}
    before = {language: Client().post(f"/{language}/verify", {"code": code_of(sent)}) for language in words}
    assert not [True for language, word in words.items() if word in unescape(before[language].content.decode())]
    _corrected(sent)
    for language, word in words.items():
        assert word in unescape(Client().post(f"/{language}/verify", {"code": code_of(sent)}).content.decode())
    path = sent.folder / "registry.jsonl"
    export_registry(incident=sent.incident, key=b"k" * 32, path=path)
    assert all(json.loads(line)["corrected"] for line in path.read_text().splitlines())


def test_a_correction_that_is_only_drafted_is_not_told(sent: Sent) -> None:
    _corrected(sent)
    Release.objects.filter(bundle_sha256="9" * 64).update(released_at=None)
    known = message_with_code(code_of(sent))
    assert known is not None
    assert not known.is_corrected


def _corrected(sent: Sent) -> None:
    version = NoticeVersion.objects.create(
        incident=sent.incident, segment=sent.version.segment, language="pl", channel="email",
        content=sent.version.content, content_sha256="8" * 64, composed_at=NOW,
    )  # fmt: skip
    CorrectionDraft.objects.create(corrects=sent.version, notice=version, at=NOW)
    release = Release.objects.create(
        incident=sent.incident, bundle_sha256="9" * 64, is_exercise=False, proposed_at=NOW, released_at=NOW
    )
    release.notices.add(version)


def delivery_page(sent: Sent, role: Role = Role.INCIDENT_LEAD) -> str:
    client = Client()
    signed_in(client, role)
    response = client.get(f"/console/incidents/{sent.incident.ref}/delivery")
    return unescape(response.content.decode()) if response.status_code == 200 else str(response.status_code)


def test_the_console_shows_how_the_sending_stands_and_who_said_so(sent: Sent) -> None:
    give_order(campaign=sent.campaign, kind=OrderKind.SLOW, by="ops", reason="full line", now=NOW, value=12.5)
    give_order(campaign=sent.campaign, kind=OrderKind.PAUSE, by="ops", reason="wrong number", now=NOW)
    Message.objects.filter(person_ref=JAN).update(state=MessageState.BOUNCED)
    page = delivery_page(sent)
    for words in ("Paused: wrong number", "12.5 messages a second", "full line", "Accepted", "Bounced", "deceased"):
        assert words in page, words
    assert "Everything that may leave" not in page
    give_order(campaign=sent.campaign, kind=OrderKind.RESUME, by="ops", reason="right number", now=NOW)
    assert "Everything that may leave has left" in delivery_page(sent, Role.COUNSEL)


def test_the_page_on_delivery_names_nobody_and_is_closed_to_others(sent: Sent) -> None:
    page = delivery_page(sent)
    assert not [word for word in (ANNA, JAN, DEAD, ADDRESS, "Brzeska", sent.message().message_id) if word in page]
    assert Client().get(f"/console/incidents/{sent.incident.ref}/delivery").status_code == 302
    outsiders = set(Role) - {
        Role.INCIDENT_LEAD, Role.COUNSEL, Role.COMMUNICATIONS, Role.DATA_PROTECTION, Role.APPROVER, Role.AUDITOR,
    }  # fmt: skip
    assert {delivery_page(sent, role) for role in outsiders} <= {"403"}
    lead = Client()
    signed_in(lead, Role.INCIDENT_LEAD)
    assert lead.get("/console/incidents/INC-NONE/delivery").status_code == 404
