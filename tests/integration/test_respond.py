"""A real response: nothing leaves before people have decided, and then it goes on from where it stood."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from email import message_from_bytes
from email.policy import default
from os import environ
from pathlib import Path

import pytest
from test_rehearsal import amends

AS_OF = "2026-06-02T14:00:00+02:00"
CUSTOMERS = """customer_no,name,email,phone,street,postcode,city,country,pesel
1,Jan Nowak,jan.nowak@poczta.example,,ul. Polna 1,00-001,Warszawa,PL,44051401359
2,Anna Lis,anna.lis@poczta.example,,ul. Polna 2,00-002,Warszawa,PL,02070803628
"""
LEAK = "pesel,email\n44051401359,jan.nowak@poczta.example\n02070803628,anna.lis@poczta.example\n"
CASE = """
incident:
  title: "Customer export published"
  controller:
    name: "Bank Polnocny"
    established_in: PL
    sectors: [bank]
    brand_domains: [bankpolnocny.example]
    contact: {email: pomoc@bankpolnocny.example, phone: "+48 22 000 00 00", hours: "8-20"}
  nature: [confidentiality]
  malicious: true
  recipients: unknown_number
  anchors:
    occurred: 2026-05-20T02:00:00+02:00
    detected: 2026-06-01T09:00:00+02:00
    aware: 2026-06-01T16:20:00+02:00
  assessment: {risk: high}
customers: [{path: customers.csv, columns: {id: customer_no}}]
evidence: [{path: leak.csv, protection: none}]
"""
# What people do in the console: two of them approve, and somebody ran the preflight.
DECIDE = """
from datetime import UTC, datetime
from amends.config.boot import boot
boot()
from amends.apps.accounts.models import Role, User
from amends.apps.notices.launching import keep_preflight
from amends.apps.notices.models import Release
from amends.apps.notices.services import approve_release
from preflights import clear_preflight
now = datetime.now(UTC)
release = Release.objects.get()
keep_preflight(incident=release.incident, preflight=clear_preflight(now))
for name, role in (("counsel", Role.COUNSEL), ("lead", Role.DATA_PROTECTION)):
    user = User.objects.create(username=name, role=role)
    approve_release(release=release, by=user, bundle_sha256=release.bundle_sha256, now=now)
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    for name, text in (("customers.csv", CUSTOMERS), ("leak.csv", LEAK), ("case.yaml", CASE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "case.yaml"


def respond(case: Path, *words: str) -> tuple[int, str, str]:
    folder = case.parent
    done = amends(
        "respond", case, "--out", folder / "out", "--as-of", AS_OF, "--as-files", *words, home=folder / "home"
    )
    return done.returncode, done.stdout, done.stderr


def decide(case: Path) -> None:
    path = f"{Path(__file__).parent}"
    home = str(case.parent / "home")
    subprocess.run(
        [sys.executable, "-c", DECIDE], env={**environ, "AMENDS_HOME": home, "PYTHONPATH": path}, check=True, timeout=60
    )


def test_nothing_leaves_before_two_people_and_a_preflight_and_then_everybody_is_told_once(case: Path) -> None:
    out = case.parent / "out"
    code, _, error = respond(case)
    assert code == 1
    assert "release.preflight" in error
    assert not (out / "outbox").exists()
    decide(case)
    code, answer, error = respond(case, "--json")
    assert code == 0, error
    balance = json.loads(answer)
    assert (balance["notified"], balance["owed"], balance["exercise"]) == (2, 0, False)
    mails = [message_from_bytes(path.read_bytes(), policy=default) for path in (out / "outbox").rglob("*.eml")]
    assert sorted(mail["To"].addresses[0].addr_spec for mail in mails) == [
        "anna.lis@poczta.example",
        "jan.nowak@poczta.example",
    ]
    assert not any("X-Amends-Exercise" in mail for mail in mails)
    assert not any("EXERCISE" in mail.get_body(("plain",)).get_content() for mail in mails)


def test_exercise_never_becomes_real_nor_the_other_way_round(case: Path) -> None:
    respond(case)
    folder = case.parent
    done = amends("rehearse", case, "--out", folder / "out", "--resume", "--as-of", AS_OF, home=folder / "home")
    assert done.returncode == 2
    assert "rehearsal.other_kind" in done.stderr


def test_stop_keeps_everything_back_until_somebody_resumes(case: Path) -> None:
    folder = case.parent
    respond(case)
    decide(case)
    respond(case)
    incident = json.loads((folder / "out/rehearsal.json").read_text())["incident"]
    home = folder / "home"
    stopped = amends("delivery", "stop", incident, "--reason", "a wrong number", "--json", home=home)
    assert stopped.returncode == 0, stopped.stderr
    status = json.loads(amends("delivery", "status", incident, "--json", home=home).stdout)
    assert status["campaigns"][0]["halted_by"] == "stop"
    assert status["campaigns"][0]["messages"] == [{"channel": "email", "state": "accepted", "messages": 2}]
    assert amends("delivery", "resume", incident, "--reason", "mended", home=home).returncode == 0
    assert amends("delivery", "doubtful", incident, home=home).returncode == 0
    kinds = sqlite3.connect(home / "amends.sqlite3").execute("SELECT kind FROM delivery_order ORDER BY id").fetchall()
    assert kinds == [("stop",), ("resume",)]
