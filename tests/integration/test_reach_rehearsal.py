"""A small rehearsal of people who must not or do not want to be reached like everybody: nobody else learns of it."""

from __future__ import annotations

import csv
import email
import email.policy
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

CASE = """\
incident:
  title: "Patient files copied"
  controller:
    name: "Lumen Clinic"
    established_in: US-CA
    sectors: [health]
    regulated_as: [hipaa_covered_entity]
    brand_domains: [lumenclinic.example]
    contact: {phone: "+1 415 555 0100", email: help@lumenclinic.example, web: "https://lumenclinic.example/incident"}
  nature: [confidentiality]
  malicious: true
  recipients: unknown_number
  anchors: {discovered: 2026-06-01T09:00:00-07:00, aware: 2026-06-01T09:00:00-07:00}
  assessment: {misuse_likely: true, exfiltration: confirmed, cause: web_attack}
customers: [{path: customers.csv}]
evidence: [{path: leak.csv}]
"""
HEADERS = (
    "customer_number first_name last_name date_of_birth email phone street postcode city country language "
    "preferred_channel no_email agreed_channels safe_contact"
).split()
HOME = "home@post.example"


def customer(number: int, first: str, last: str, **said: str) -> dict[str, str]:
    usual = {
        "customer_number": str(number),
        "first_name": first,
        "last_name": last,
        "date_of_birth": f"{1970 + number % 30}-01-02",
        "email": f"{first}.{last}@post.example".lower(),
        "phone": f"+1415555{number:04}",
        "street": f"{number} Elm Street",
        "postcode": "94110",
        "city": "Reno",
        "country": "US-CA",
        "language": "en",
    }
    return usual | said


BARE = {"phone": "", "street": "", "postcode": "", "city": "", "email": HOME}
TWIN = {"email": "twins@post.example", "phone": "+14155559999", "street": "9 Elm Street", "date_of_birth": "1988-01-10"}
PEOPLE = [
    customer(1001, "Ann", "Plain", agreed_channels="email"),
    customer(1002, "Sam", "Shared", **BARE),
    customer(1003, "Sue", "Shared", **BARE),
    customer(1004, "Vera", "Safe", safe_contact="letter only"),
    customer(1005, "Vic", "Odd", safe_contact="ask her sister"),
    customer(1006, "Pia", "Text", preferred_channel="SMS"),
    customer(1007, "Rob", "Refuses", no_email="yes"),
    customer(1008, "Una", "Agreed", agreed_channels="post"),
    customer(1009, "Tom", "Twin", **TWIN),
    customer(1010, "Tim", "Twin", **TWIN),
    customer(1011, "Leo", "Plain"),
]


@dataclass(frozen=True)
class Run:
    out: Path
    balance: dict[str, Any]

    def channels(self) -> dict[str, set[str]]:
        rows = duckdb.execute(f"SELECT person_ref, channel FROM read_parquet('{self.out}/ledger.parquet')").fetchall()
        return {ref: {channel for who, channel in rows if who == ref} for ref, _ in rows}

    def mails(self) -> Iterator[email.message.EmailMessage]:
        for path in sorted((self.out / "outbox").rglob("*.eml")):
            yield email.message_from_bytes(path.read_bytes(), policy=email.policy.default)  # type: ignore[misc]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("reach")
    (folder / "case.yaml").write_text(CASE)
    leaked = [{key: row[key] for key in HEADERS[:3]} | {"medical_diagnosis": "Asthma"} for row in PEOPLE]
    for name, headers, rows in (
        ("customers", HEADERS, PEOPLE),
        ("leak", [*HEADERS[:3], "medical_diagnosis"], leaked),
    ):
        with (folder / f"{name}.csv").open("w", newline="") as stream:
            writer = csv.DictWriter(stream, headers, restval="")
            writer.writeheader()
            writer.writerows(rows)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from amends.cli.main import run; run()",
            *(
                "rehearse",
                folder / "case.yaml",
                "--out",
                folder / "out",
                "--as-of",
                "2026-06-02T14:00:00+02:00",
                "--json",
            ),
        ],
        env={**os.environ, "AMENDS_HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 1, done.stderr  # somebody is owed the notice
    return Run(folder / "out", json.loads(done.stdout))


def test_everybody_is_reached_as_they_may_and_want_to_be(run: Run) -> None:
    assert run.channels() == {
        "1001": {"email"},
        "1002": {"email"},  # asked to get in touch
        "1003": {"email"},
        "1004": {"post"},
        "1006": {"sms", "post"},  # the law does not take the text message for the notice
        "1007": {"post"},
        "1008": {"email", "post"},
        "1009": {"post"},
        "1010": {"post"},
        "1011": {"email"},
    }


def test_the_balance_adds_up_and_says_who_is_owed_and_whose_law_is_not_served(run: Run) -> None:
    balance = run.balance
    assert (balance["affected"], balance["notified"], balance["excepted"], balance["owed"]) == (11, 8, 0, 3)
    assert (balance["adds_up"], balance["misdirected"], balance["duplicates"], balance["held"]) == (True, 0, 0, 0)
    assert sorted(balance["owed_because"].values()) == [1, 2]
    assert balance["owed_because"]["no safe channel: a person decides"] == 1
    assert any(reason.startswith("asked to get in touch") for reason in balance["owed_because"])
    assert balance["unserved"] == 1
    assert balance["unserved_because"]["us/hipaa-164-400/notify-individuals"] == 1


def test_the_shared_mailbox_learns_nothing_of_anybody(run: Run) -> None:
    mails = [mail for mail in run.mails() if HOME in str(mail["To"])]
    assert len(mails) == 2
    for mail in mails:
        assert str(mail["To"]) == f"<{HOME}>" or str(mail["To"]) == HOME
        said = "".join(part.get_content() for part in mail.walk() if not part.is_multipart())
        for word in ("Sam", "Sue", "Shared", "Asthma", "diagnos", "medical", "1002", "1003"):
            assert word not in said
        assert "EXERCISE" in said
        assert "+1 415 555 0100" in said


def test_no_mail_goes_to_the_twins_or_to_whom_it_is_not_safe_to_write(run: Run) -> None:
    to = {str(mail["To"]) for mail in run.mails()}
    assert not [one for one in to if any(name in one for name in ("twins@", "vera", "vic.", "rob.", "pia."))]
    texts = [path.read_text() for path in (run.out / "outbox" / "sms").glob("*.txt")]
    assert len(texts) == 1


def test_what_was_not_understood_is_said_in_the_summary(run: Run) -> None:
    notes = json.loads((run.out / "summary.json").read_text())["notes"]
    assert [note for note in notes if "safe_contact" in note and "not contacted at all" in note]
    assert not [note for note in notes if "sister" in note]
