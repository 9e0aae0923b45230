"""The main job end to end, from outside: the command, its files, and what it refuses."""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import duckdb
import pytest

from amends.cases import write_case
from amends.core.ids import address_digest
from amends.record import verify_record

AS_OF = "2026-06-02T14:00:00+02:00"


@dataclass(frozen=True)
class Run:
    """A finished rehearsal of the bundled case."""

    case: Path
    out: Path
    home: Path
    answer: dict[str, Any]

    def rows(self, name: str) -> list[dict[str, Any]]:
        cursor = duckdb.execute(f"SELECT * FROM read_parquet('{self.out / name}')")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def mails(self) -> Iterator[EmailMessage]:
        for path in sorted((self.out / "outbox").rglob("*.eml")):
            message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            yield message


def amends(*words: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from amends.cli.main import run; run()", *map(str, words)],
        env={**os.environ, "AMENDS_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("rehearsal")
    case, out, home = write_case(folder / "case"), folder / "out", folder / "home"
    done = amends("rehearse", case, "--out", out, "--as-of", AS_OF, "--json", home=home)
    assert done.returncode == 0, done.stderr
    return Run(case, out, home, json.loads(done.stdout))


def test_the_register_is_what_the_traps_expect(run: Run) -> None:
    expected = json.loads((run.case.parent / "expected.json").read_text())
    affected = {
        row["person_ref"]: set(row["elements"]) for row in run.rows("register.parquet") if row["decision"] == "affected"
    }
    assert expected["affected"].keys() <= affected.keys() <= expected["affected"].keys() | expected["either"].keys()
    assert not affected.keys() & set(expected["bystanders"])
    assert {ref: affected[ref] for ref in expected["affected"]} == {
        ref: set(codes) for ref, codes in expected["affected"].items()
    }


def test_the_balance_adds_up_and_nobody_is_owed(run: Run) -> None:
    balance = run.answer
    assert balance == json.loads((run.out / "reconciliation.json").read_text())
    assert balance["affected"] == balance["notified"] + balance["excepted"] + balance["owed"]
    assert balance["exercise"] is True
    assert (balance["owed"], balance["unknown"], balance["duplicates"], balance["misdirected"]) == (0, 0, 0, 0)
    assert balance["excepted"] == len(
        json.loads((run.case.parent / "expected.json").read_text())["excepted"]["deceased"]
    )


def test_each_mail_goes_to_the_one_person_whom_it_names(run: Run) -> None:
    people = {
        row["email"]: row for row in run.rows("audience.parquet") if row["email"] and "email" not in row["shared"]
    }
    seen: Counter[str] = Counter()
    for mail in run.mails():
        (to,) = mail["To"].addresses
        person = people[to.addr_spec]
        body = mail.get_body(("plain",))
        assert body is not None
        assert person["name"] in body.get_content()
        assert mail["X-Amends-Exercise"] == "yes"
        assert mail["Content-Language"] == person["language"]
        seen[to.addr_spec] += 1
    assert seen
    assert set(seen.values()) == {1}


def test_the_ledger_knows_each_mail_by_its_message_id(run: Run) -> None:
    ledger = {row["message_id"]: row for row in run.rows("ledger.parquet")}
    mails = {str(mail["Message-ID"]).strip("<>"): mail["To"].addresses[0].addr_spec for mail in run.mails()}
    assert mails.keys() == {ref for ref, row in ledger.items() if row["channel"] == "email"}
    assert all(ledger[ref]["address_sha256"] == address_digest(address) for ref, address in mails.items())
    assert {row["state"] for row in ledger.values()} == {"accepted"}


def test_letters_are_one_print_file_with_a_manifest(run: Run) -> None:
    letters = [row for row in run.rows("ledger.parquet") if row["channel"] == "post"]
    manifest = (run.out / "outbox" / "post" / "manifest.csv").read_text().splitlines()
    assert len(manifest) == len(letters) + 1
    assert (run.out / "outbox" / "post" / "letters.pdf").read_bytes().startswith(b"%PDF")


def test_the_record_verifies_and_holds_no_address(run: Run) -> None:
    assert verify_record(run.out / "record").ok
    record = (run.out / "record" / "entries.jsonl").read_text()
    addresses = [row["email"] for row in run.rows("audience.parquet") if row["email"]]
    assert not [address for address in addresses if address in record]
    assert hashlib.sha256((run.out / "ledger.parquet").read_bytes()).hexdigest() in record
    kinds = {json.loads(line)["kind"] for line in record.splitlines()}
    assert {"incident.opened", "fact.asserted", "register.frozen", "notices.released", "segment.settled"} <= kinds


def test_no_person_stands_in_the_report_or_in_the_database(run: Run) -> None:
    report = (run.out / "report.html").read_text()
    database = b"".join(path.read_bytes() for path in run.home.glob("amends.sqlite3*"))
    for row in run.rows("audience.parquet"):
        assert row["name"] not in report
        assert not row["email"] or row["email"].encode() not in database


def test_every_notice_passed_the_linter(run: Run) -> None:
    index = json.loads((run.out / "notices" / "index.json").read_text())
    assert index
    assert not [notice for notice in index if notice["verdict"] == "block"]


def test_a_second_run_into_the_same_folder_is_refused_and_resume_changes_nothing(run: Run) -> None:
    again = amends("rehearse", run.case, "--out", run.out, "--as-of", AS_OF, home=run.home)
    assert again.returncode == 2
    assert "already holds a rehearsal" in again.stderr
    before = (run.out / "ledger.parquet").read_bytes()
    resumed = amends("rehearse", run.case, "--out", run.out, "--resume", "--json", home=run.home)
    assert resumed.returncode == 0, resumed.stderr
    assert (run.out / "ledger.parquet").read_bytes() == before
    assert json.loads(resumed.stdout)["notified"] == run.answer["notified"]


def test_reconcile_proves_the_balance_anew(run: Run) -> None:
    done = amends("reconcile", "--incident", run.answer["incident"], "--json", home=run.home)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["notified"] == run.answer["notified"]


def test_a_changed_case_is_not_resumed(run: Run, tmp_path: Path) -> None:
    changed = tmp_path / "case.yaml"
    changed.write_text(run.case.read_text() + "\n# one word more\n")
    done = amends("rehearse", changed, "--out", run.out, "--resume", home=run.home)
    assert done.returncode == 2
    assert "not the one with which this rehearsal began" in done.stderr


def test_a_home_that_does_not_know_the_run_does_not_write_to_everybody_again(run: Run, tmp_path: Path) -> None:
    mails = len(list(run.mails()))
    done = amends("rehearse", run.case, "--out", run.out, "--resume", home=tmp_path / "other")
    assert done.returncode == 2
    assert "does not know" in done.stderr
    assert len(list(run.mails())) == mails


def test_a_customer_base_that_changed_since_the_register_was_frozen_stops_the_run(run: Run) -> None:
    customers = run.case.with_name("customers.csv")
    before = customers.read_bytes()
    customers.write_bytes(before.replace(b"@poczta.example", b"@listy.example"))
    try:
        resumed = amends("rehearse", run.case, "--out", run.out, "--resume", home=run.home)
        balance = amends("reconcile", "--incident", run.answer["incident"], home=run.home)
    finally:
        customers.write_bytes(before)
    assert (resumed.returncode, balance.returncode) == (2, 2)
    assert "not the one from which the register was frozen" in resumed.stderr
    assert "customers.csv" in resumed.stderr


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda case: case.with_name("leak.csv").unlink(), "leak.csv"),
        (lambda case: case.write_text(case.read_text().replace("aware:", "awere:")), "did you mean"),
        (lambda case: case.write_bytes(b"\xff\xfe\x00bad"), "not UTF-8"),
        (lambda case: case.with_name("customers.csv").write_text(""), "customers.csv"),
    ],
)
def test_bad_input_is_one_clear_error_and_leaves_nothing(run: Run, tmp_path: Path, spoil: Any, said: str) -> None:
    shutil.copytree(run.case.parent, tmp_path / "case")
    spoil(tmp_path / "case" / "case.yaml")
    done = amends("rehearse", tmp_path / "case" / "case.yaml", "--out", tmp_path / "out", home=tmp_path / "home")
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert done.stderr.count("Error") == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_server_that_refuses_stops_the_run_before_it_begins(run: Run, tmp_path: Path) -> None:
    done = amends(
        "rehearse", run.case, "--out", tmp_path / "out", "--smtp", "smtp://127.0.0.1:9", home=tmp_path / "home"
    )
    assert done.returncode == 2
    assert "cannot be reached" in done.stderr
    assert not (tmp_path / "out").exists()
