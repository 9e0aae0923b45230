"""An incident with a register, a plan of what people are owed, cards, codes and claims."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from django.conf import settings

from amends.apps.care.models import WayIn
from amends.apps.claims.losses import File, Loss
from amends.apps.claims.models import Claim
from amends.apps.claims.opening import Claimant, open_claim
from amends.apps.duties.models import DutyAnswer
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.looks.services import person_hash
from amends.apps.remedies.services import plan_incident
from amends.config.home import begin_incident_key
from amends.core.case import parse_case
from amends.remedies.claims import ProvenBy

NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
CASE = """
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", established_in: PL, sectors: [bank], brand_domains: [bank.example],
               contact: {email: "help@bank.example"}}
  malicious: true
  anchors: {occurred: 2026-05-20T02:00:00+02:00}
remedies: {monitoring_months: 24, card_reissue: true}
cohorts: [{residence: PL, persons: 30, elements: [name, pesel, card_number, card_code]}]
"""
SCRIPT = "<script>alert(1)</script>"
PDF = b"%PDF-1.7 receipt"


@dataclass(frozen=True)
class House:
    """The incident; people are ``C-1`` to ``C-30`` in Poland."""

    incident: Incident
    folder: Path

    @property
    def ref(self) -> str:
        return self.incident.ref

    def hash_of(self, number: int) -> str:
        return person_hash(settings.SECRET_OF(f"{self.ref}.key"), f"C-{number}")

    def cards_csv(self, numbers: range) -> bytes:
        lines = [f"C-{n},tok_{n:04d}x,41111111,{n:04d},2028-05" for n in numbers]
        return ("person_ref,token,bin,last4,expiry\n" + "\n".join(lines) + "\n").encode()

    def claim(self, person: int = 1, *, amount: str = "120.50", text: str = f"They took it. {SCRIPT}") -> Claim:
        """A claim of a person of the register; 0 for somebody who has proven nothing."""
        known = Claimant(
            person_hash=self.hash_of(person), proven_by=ProvenBy.MY_CASE, is_in_register=True, residence="PL"
        )
        return open_claim(
            loss=Loss(
                kind="unauthorised_payment", amount=amount, currency="PLN", happened_on=date(2026, 5, 25), text=text,
                language="en", name=f"Anna {SCRIPT}", account="PL61109010140000071219812874",
                files=(File(name=f"{SCRIPT}.pdf", content=PDF + str(person).encode()),),
            ),
            claimant=known if person else Claimant(residence="PL"),
            incident=self.incident, way_in=WayIn.WEB, received_at=NOW, now=NOW,
            public_key=settings.DESK_PUBLIC_KEY(), pepper=settings.SECRET_OF("portal.pepper"),
        ).claim  # fmt: skip


def make_house(folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_exercise: bool) -> House:
    monkeypatch.setenv("AMENDS_HOME", str(folder / "home"))
    incident = open_incident(
        case=parse_case(CASE, name="case.yaml"), case_sha256="c" * 64, is_exercise=is_exercise, at=NOW
    )
    begin_incident_key(incident.ref)
    Assessment.objects.create(
        incident=incident, folder=str(folder), register_sha256="a" * 64, summary={}, severity={}, at=NOW
    )
    answer = {"as_of": NOW.isoformat(), "corpus": {"version": "1", "sha256": "s" * 64}, "duties": []}
    DutyAnswer.objects.create(
        incident=incident, as_of=NOW, corpus_version="1", corpus_sha256="s" * 64, answer=json.loads(json.dumps(answer))
    )
    _write_register(folder)
    plan_incident(
        incident=incident, key=settings.SECRET_OF(f"{incident.ref}.key"), secret=settings.SECRET_OF("desk.key"),
        by="test", now=NOW,
    )  # fmt: skip
    return House(incident, folder)


def _write_register(folder: Path) -> None:
    people = [(f"C-{n}", "PL", "pl", ["name", "pesel", "card_number", "card_code"]) for n in range(1, 31)]
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE r (person_ref VARCHAR, decision VARCHAR, residence VARCHAR, language VARCHAR, "
            "elements VARCHAR[])"
        )
        connection.executemany("INSERT INTO r VALUES (?, 'affected', ?, ?, ?)", people)
        connection.execute(f"COPY r TO '{folder / 'register.parquet'}' (FORMAT parquet)")


def plain(html: str) -> str:
    """A page without tags and doubled blanks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
