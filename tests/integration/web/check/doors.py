"""A small incident whose doors can be opened: nine customers, two of them affected."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
from django.conf import settings
from rehearsed import NOW

from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.selfcheck.selectors import forget_sets
from amends.apps.selfcheck.services import publish_doors
from amends.core.ids import short_code

CASE = """
incident:
  title: "Customer data published"
  controller:
    name: "Bank Example"
    established_in: PL
    brand_domains: [bank.example]
    contact: {phone: "+48 500 009 900", hours: "7-22", email: "help@bank.example"}
  malicious: true
  anchors: {occurred: 2026-05-20T02:00:00+02:00, discovered: 2026-06-01T00:30:00+02:00}
remedies: {monitoring_months: 24, card_reissue: true}
customers:
  - path: customers.csv
    columns: {id: id, name: name, email: email, phone: phone, pesel: pesel, safe_contact: safe}
evidence: [{path: leak.csv}]
"""
CUSTOMERS = """id,name,email,phone,pesel,safe
C-1,Anna Nowak,Anna@Mail.example,+48 600 100 101,44051401359,
C-2,Jan Kowal,jan@mail.example,+48 600 100 102,,
C-3,Ewa Lis,home@mail.example,+48 600 100 103,,
C-4,Piotr Lis,home@mail.example,+48 600 100 104,,
C-5,Ola Mak,ola@mail.example,+48 600 100 105,,
C-6,Iga Bak,iga@mail.example,+48 600 100 106,,letter only
C-7,Tom Kot,test@mail.example,,,
C-8,Kid Dab,kid@mail.example,+48 600 100 108,,
C-1b,Anna Nowak,nowak@other.example,,44051401359,
C-9,Ula Rog,ula@straße.example,,,
"""
NOTICE = "n" * 64


@dataclass(frozen=True)
class Opened:
    """The incident and the secrets of its doors."""

    incident: Incident
    assessment: Assessment
    campaign: Campaign
    base: Path
    key: bytes

    def code(self, person: str, *, notice: str = NOTICE, channel: str = "email") -> str:
        """The code of a person's message."""
        return short_code(self.key, "code", self.incident.ref, notice, person, channel, "first")

    def publish(self) -> int:
        """Opens the doors, again if need be."""
        forget_sets()
        return publish_doors(
            incident=self.incident,
            assessment=self.assessment,
            campaigns=list(Campaign.objects.filter(incident_ref=self.incident.ref).order_by("id")),
            base=self.base,
            key=self.key,
            pepper=settings.SECRET_OF("portal.pepper"),
            desk_secret=settings.SECRET_OF("desk.key"),
            now=NOW,
        )

    def add_message(self, person: str, *, campaign: Campaign | None = None, notice: str = NOTICE) -> Message:
        """One message that left."""
        campaign = campaign or self.campaign
        seq = campaign.segments.count() + 1
        segment = Segment.objects.create(campaign=campaign, seq=seq, channel="email", payload=b"sealed", state="done")
        code = self.code(person, notice=notice)
        return Message.objects.create(
            message_id=f"{code.lower()}@bank.example",
            campaign=campaign,
            segment=segment,
            person_ref=person,
            channel="email",
            address_sha256="b" * 64,
            notice_sha256=notice,
            content_sha256="d" * 64,
            code_sha256=hashlib.sha256(code.encode()).hexdigest(),
            state="accepted",
            attempts=1,
            at=NOW,
            handed_at=NOW,
        )


def write_register(folder: Path) -> None:
    """The register and the audience of the nine, with the columns that doors are made from."""
    rows = {"C-1": "affected", "C-5": "review", "C-8": "affected"}
    register = ", ".join(f"('{ref}', '{word}', ['name', 'pesel'])" for ref, word in rows.items())
    audience = ", ".join(
        f"('{ref}', CAST([] AS VARCHAR[]), false, {born}, CAST(NULL AS VARCHAR))"
        for ref, born in (("C-1", "CAST(NULL AS DATE)"), ("C-8", "DATE '2015-01-01'"))
    )
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT * FROM (VALUES {register}) AS t(person_ref, decision, elements)) "
            f"TO '{folder / 'register.parquet'}' (FORMAT parquet)"
        )
        connection.execute(
            f"COPY (SELECT * FROM (VALUES {audience}) AS t(person_ref, conflicting, is_deceased, born_on, guardian)) "
            f"TO '{folder / 'audience.parquet'}' (FORMAT parquet)"
        )
    (folder / "summary.json").write_text(json.dumps({}))
