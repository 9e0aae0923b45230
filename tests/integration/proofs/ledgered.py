"""An incident as a run leaves it: composed, approved, planned, handed over, recorded."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from preflights import clear_preflight

from amends.apps.accounts.models import Role, User
from amends.apps.delivery.models import Campaign, Message
from amends.apps.delivery.ports import Notice as Planned
from amends.apps.delivery.services import plan_campaign
from amends.apps.delivery.states import MessageState
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import open_incident
from amends.apps.journal.services import export_record
from amends.apps.notices.launching import keep_preflight
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import approve_release, keep_composed, propose_release, release_notices
from amends.apps.proofs.services import evidence_pack
from amends.apps.proofs.settling import record_sends
from amends.apps.receipts.services import take_receipts
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.core.case import parse_case
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.core.ports import Receipt, ReceiptKind
from amends.providers.email.mime import Sender
from amends.wording import NoticeCohort, NoticeRequest, compose
from amends.wording.lint import LintFacts, lint

NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
HANDED = NOW + timedelta(minutes=5)
ANNA, JAN, DEAD = "C-000001", "C-000002", "C-000003"
ADDRESS = "anna.brzeska@poczta.example"
CASE = """
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", established_in: PL, brand_domains: [bank.example]}
  malicious: true
  anchors: {occurred: 2026-05-20T02:00:00+02:00, aware: 2026-06-01T16:20:00+02:00}
  assessment: {exfiltration: confirmed, cause: web_attack}
cohorts: [{residence: PL, persons: 3, elements: [name]}]
"""
SECRETS = {"record.ed25519": bytes(range(32))}


def secret(name: str) -> bytes:
    """The same secret for the same name, as an installation has them."""
    return SECRETS.get(name) or hashlib.sha256(name.encode()).digest()


@dataclass
class Sent:
    """The incident, its folder, and how to ask for evidence."""

    incident: Incident
    campaign: Campaign
    version: NoticeVersion
    folder: Path

    @property
    def published(self) -> Path:
        return self.folder / "record" / "checkpoint.json"

    def message(self, person_ref: str = ANNA) -> Message:
        return Message.objects.get(person_ref=person_ref)

    def pack(self, person_ref: str = ANNA, *, exact: bool = False, at: datetime = NOW + timedelta(days=1)) -> Path:
        path = self.folder / f"{person_ref}.zip"
        evidence_pack(
            incident=self.incident,
            person_ref=person_ref,
            by="halina.olszynicka",
            reason="Anna Brzeska asked what we sent her",
            now=at,
            secret=secret,
            path=path,
            renderer=ReleasedNotices(self.incident, as_of=NOW) if exact else None,
            published=self.published,
        )
        return path

    def export(self) -> None:
        export_record(
            incident_ref=self.incident.ref,
            folder=self.folder / "record",
            origin=f"amends/{self.incident.ref}",
            at=NOW,
            key=secret("record.ed25519"),
        )


def told(folder: Path) -> Sent:
    incident = open_incident(
        case=parse_case(CASE, name="case.yaml"), case_sha256="0" * 64, is_exercise=False, at=NOW - timedelta(hours=3)
    )
    version = _released(incident)
    campaign = _planned(incident, version)
    hand_over(campaign)
    record_sends(campaign, key=secret(f"{incident.ref}.key"), ledger_sha256="d" * 64, counts={"affected": 3})
    sent = Sent(incident, campaign, version, folder)
    sent.export()
    return sent


def hand_over(campaign: Campaign) -> None:
    """Every message by the lawful steps; the triggers of the ledger allow no others."""
    for state in (MessageState.SENDING, MessageState.ACCEPTED):
        handed_at = HANDED if state is MessageState.ACCEPTED else None
        Message.objects.filter(campaign=campaign).update(
            state=state, attempts=1, at=HANDED, handed_at=handed_at, provider="smtp:mail.example"
        )


def receipt_of(message: Message, *, at: datetime = HANDED + timedelta(minutes=1)) -> None:
    receipt = Receipt(
        source="dsn",
        event="1f" * 32,
        kind=ReceiptKind.DELIVERED,
        at=at,
        message_id=message.message_id,
        status="2.0.0",
        evidence_sha256="e" * 64,
    )
    take_receipts([receipt], now=at)


def files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def claims_of(path: Path) -> dict[str, Any]:
    claims: dict[str, Any] = json.loads(files_of(path)["claims.json"])
    return claims


def _released(incident: Incident) -> NoticeVersion:
    request = NoticeRequest(
        facts=fact_book(incident=incident),
        cohort=NoticeCohort(residence="PL", elements=("name",)),
        as_of=NOW,
        language="pl",
    )
    report = lint("Skradziono dane.", language="pl", channel="email", facts=LintFacts())
    version = keep_composed(
        incident=incident, segment="PL, name", notice=compose(request), request=request, lint=report, now=NOW
    )
    version.verdicts.create(report={"verdict": "pass", "findings": []}, at=NOW)
    keep_preflight(incident=incident, preflight=clear_preflight(NOW))
    release = propose_release(incident=incident, notices=[version], now=NOW)
    for name, role in (("counsel", Role.COUNSEL), ("lead", Role.INCIDENT_LEAD)):
        by = User.objects.create(username=name, role=role)
        approve_release(release=release, by=by, bundle_sha256=release.bundle_sha256, now=NOW)
    release_notices(release=release, now=NOW)
    return version


def _planned(incident: Incident, version: NoticeVersion) -> Campaign:
    people = [
        _person(ANNA, "Anna Brzeska", email=ADDRESS),
        _person(JAN, "Jan Kowal", email="jan.kowal@poczta.example"),
        _person(DEAD, "Piotr Lis", email="piotr.lis@poczta.example", is_deceased=True),
    ]
    by_ref = {person.person_ref: person for person in people}

    def notice_for(person: PersonRow, channel: Channel) -> Planned:
        return Planned(key=version.content_sha256, sha256=version.content_sha256)

    return plan_campaign(
        ref=f"{incident.ref}-1",
        incident_ref=incident.ref,
        key=secret(f"{incident.ref}.key"),
        register_sha256="a" * 64,
        audience=people,
        notice_for=notice_for,
        derive_b=lambda person: by_ref[person.person_ref],
        renderer=ReleasedNotices(incident, as_of=NOW),
        sender=Sender(name="Bank Example", address="notice@bank.example", is_exercise=False),
        on=NOW.date(),
        now=NOW,
    )


def _person(ref: str, name: str, *, email: str, is_deceased: bool = False) -> PersonRow:
    given, family = name.split()
    return PersonRow(
        person_ref=ref,
        name=name,
        given_name=given,
        family_name=family,
        language="pl",
        residence="PL",
        elements=("name",),
        email=email,
        is_deceased=is_deceased,
    )
