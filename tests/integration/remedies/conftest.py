"""An incident with a register of forty people, a law's answer and a plan of what they are owed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from amends.apps.duties.models import DutyAnswer
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.looks.services import person_hash
from amends.apps.remedies.services import plan_incident
from amends.core.case import parse_case
from amends.remedies.monitoring import Offer

NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
KEY, DESK, PEPPER = b"k" * 32, b"d" * 32, b"p" * 32
CASE = """
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", brand_domains: [bank.example], contact: {email: "help@bank.example"}}
  malicious: true
remedies: {monitoring_months: 24, card_reissue: true}
cohorts:
  - {residence: PL, persons: 30, elements: [name, pesel, card_number, card_code]}
  - {residence: US-CT, persons: 10, elements: [name, ssn]}
"""
LAW = {
    "law": "us-ct/cgs-36a-701b/notify-individuals",
    "citation": "Conn. Gen. Stat. 36a-701b(b)(2)(B)",
    "url": "https://law.example",
    "jurisdiction": "US-CT",
    "recipient": "individuals",
    "recipient_name": "individuals",
    "status": "required",
    "persons": 10,
    "cohorts": [1],
    "as_soon_as_possible": True,
    "anchor": None,
    "due": {"nominal": None, "rolled": None, "rolled_by": None, "alternatives": []},
    "before": [],
    "content": {"required": [], "forbidden": []},
    "remedies": [{"kind": "identity_theft_services", "months": 24, "condition": ""}],
    "transition": [],
    "because": [],
    "confidence": "F",
}


@dataclass(frozen=True)
class Planned:
    """The incident; people are ``C-1`` to ``C-30`` in Poland, ``C-31`` to ``C-40`` in Connecticut."""

    incident: Incident
    folder: Path

    def hash_of(self, number: int) -> str:
        return person_hash(KEY, f"C-{number}")

    def write(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self.folder / name
        path.write_text(text, encoding=encoding)
        return path


def offer(months: int = 24, residences: tuple[str, ...] = ()) -> Offer:
    return Offer(provider="Watch", months=months, redeem_by=date(2026, 12, 31), residences=residences)


def cards_csv(numbers: range, activity: str = "") -> str:
    lines = [f"C-{n},tok_{n:04d}x,41111111,{n:04d},2028-05,{activity},no,yes" for n in numbers]
    return "person_ref,token,bin,last4,expiry,activity,is_vulnerable,has_phone\n" + "\n".join(lines) + "\n"


def write_register(folder: Path) -> None:
    people = [(f"C-{n}", "PL", "pl", ["name", "pesel", "card_number", "card_code"]) for n in range(1, 31)]
    people += [(f"C-{n}", "US-CT", "en", ["name", "ssn"]) for n in range(31, 41)]
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE r (person_ref VARCHAR, decision VARCHAR, residence VARCHAR, language VARCHAR, "
            "elements VARCHAR[])"
        )
        connection.executemany("INSERT INTO r VALUES (?, 'affected', ?, ?, ?)", people)
        connection.execute("INSERT INTO r VALUES ('C-99', 'review', 'PL', 'pl', ['card_number'])")
        connection.execute(f"COPY r TO '{folder / 'register.parquet'}' (FORMAT parquet)")


@pytest.fixture
def make_planned(tmp_path: Path) -> Callable[[], Planned]:
    """Makes it; for tests that bring their own access to the database."""

    def make() -> Planned:
        incident = open_incident(
            case=parse_case(CASE, name="case.yaml"), case_sha256="c" * 64, is_exercise=True, at=NOW
        )
        Assessment.objects.create(
            incident=incident, folder=str(tmp_path), register_sha256="a" * 64, summary={}, severity={}, at=NOW
        )
        answer = {"as_of": NOW.isoformat(), "corpus": {"version": "1", "sha256": "s" * 64}, "duties": [LAW]}
        DutyAnswer.objects.create(
            incident=incident,
            as_of=NOW,
            corpus_version="1",
            corpus_sha256="s" * 64,
            answer=json.loads(json.dumps(answer)),
        )
        write_register(tmp_path)
        plan_incident(incident=incident, key=KEY, secret=DESK, by="test", now=NOW)
        return Planned(incident, tmp_path)

    return make


@pytest.fixture
def planned(db: None, make_planned: Callable[[], Planned]) -> Planned:
    return make_planned()
