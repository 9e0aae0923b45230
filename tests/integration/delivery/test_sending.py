"""Whole runs in a process of their own: to files, to a real SMTP server, on both databases."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import duckdb
import pikepdf
import pytest
from kill_resume import kill, received, receiving_server, start, verdict

PERSONS = 260
COLUMNS = ["message_id", "person_ref", "channel", "address_sha256", "state", "attempts", "at"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> dict[str, str]:
    """The environment of a run on each database."""
    if request.param == "sqlite":
        return {}
    make: Callable[[], str] = request.getfixturevalue("new_postgres")
    return {"AMENDS_DATABASE_URL": make()}


def finished(folder: Path, port: int | None, workers: int = 1, **environment: str) -> tuple[int, str]:
    process = start(folder, PERSONS, port, workers, **environment)
    output, _ = process.communicate(timeout=60)
    return process.returncode, output


def result(folder: Path) -> dict[str, dict[str, int]]:
    document: dict[str, dict[str, int]] = json.loads((folder / "out/result.json").read_text())
    return document


def test_files_ledger_and_proof_agree(case: Path) -> None:
    code, output = finished(case, None)
    assert code == 0, output
    outbox = case / "out/outbox"
    rows = duckdb.execute("SELECT * FROM read_parquet(?)", [str(case / "out/ledger.parquet")])
    assert [column[0] for column in rows.description] == COLUMNS
    book = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows.fetchall()}
    mails = [message_from_bytes(path.read_bytes(), policy=SMTP) for path in outbox.glob("**/*.eml")]
    assert {mail["Message-ID"].strip("<>") for mail in mails} == {m for m, r in book.items() if r["channel"] == "email"}
    assert all(mail["X-Amends-Exercise"] == "yes" and len(mail["To"].addresses) == 1 for mail in mails)
    assert {(row["state"], row["attempts"]) for row in book.values()} == {("accepted", 1)}
    with (outbox / "post/manifest.csv").open(newline="") as file:
        manifest = list(csv.DictReader(file))
    with pikepdf.open(outbox / "post/letters.pdf") as letters:
        assert len(letters.pages) == sum(int(row["pages"]) for row in manifest)
    assert {row["message_id"] for row in manifest} == {m for m, r in book.items() if r["channel"] == "post"}
    proof = result(case)["proof"]
    assert proof["affected"] == PERSONS == proof["notified"] + proof["excepted"] + proof["owed"]
    assert (proof["owed"], proof["unknown"], proof["duplicates"], proof["misdirected"]) == (0, 0, 0, 0)


def test_second_run_changes_nothing(case: Path) -> None:
    finished(case, None)
    before = {path: path.read_bytes() for path in (case / "out/outbox").rglob("*") if path.is_file()}
    code, output = finished(case, None)
    assert code == 0, output
    assert {path: path.read_bytes() for path in (case / "out/outbox").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("workers", [1, 2])
def test_smtp_server_gets_every_mail_once(case: Path, database: dict[str, str], workers: int) -> None:
    log = case / "received.jsonl"
    with receiving_server(log) as port:
        code, output = finished(case, port, workers, **database)
    assert code == 0, output
    found = verdict(case, log)
    assert found["messages"] == found["received"]
    assert all(found[name] == 0 for name in ("lost", "misdirected", "duplicated", "possible_by_ledger", "not_accepted"))
    assert all(entry["exercise"] == "yes" for entry in received(log))


def test_server_that_lies_loses_nothing_and_every_copy_is_reported(case: Path) -> None:
    log = case / "received.jsonl"
    with receiving_server(log, "--lie", "0.15") as port:
        code, output = finished(case, port)
        for _ in range(5):
            if code == 0 and result(case)["proof"]["owed"] == 0:
                break
            code, output = finished(case, port)
    assert code == 0, output
    found = verdict(case, log)
    assert found["duplicated"] > 0
    assert all(found[name] == 0 for name in ("lost", "misdirected", "duplicated_unreported", "differing_copies"))


def test_absent_server_is_one_clear_error_and_a_resume_finishes(case: Path) -> None:
    code, output = finished(case, 1)
    assert code == 2
    assert "smtp.unreachable" in output
    assert "Traceback" not in output
    log = case / "received.jsonl"
    with receiving_server(log) as port:
        code, output = finished(case, port)
    assert code == 0, output
    assert verdict(case, log)["possible_by_ledger"] == 0


def test_server_that_goes_away_in_the_middle_is_resumed_at_another_port(case: Path) -> None:
    log = case / "received.jsonl"
    with receiving_server(log, "--die-after", "60") as port:
        code, output = finished(case, port)
    assert code == 2
    assert "smtp.unreachable" in output
    assert 0 < len(received(log)) < PERSONS
    with receiving_server(log) as port:
        code, output = finished(case, port)
    assert code == 0, output
    found = verdict(case, log)
    assert all(found[name] == 0 for name in ("lost", "misdirected", "duplicated_unreported", "not_accepted"))
    assert int(str(found["duplicated"])) <= 4


def test_no_worker_outlives_a_killed_run(case: Path) -> None:
    log = case / "received.jsonl"
    with receiving_server(log) as port:
        process = start(case, PERSONS, port, 2)
        while not received(log) and process.poll() is None:
            pass
        process.kill()  # the parent alone; its workers are told by the kernel
        process.communicate(timeout=10)
        assert not kill(process)
        code, output = finished(case, port, 2)
    assert code == 0, output
    found = verdict(case, log)
    assert all(found[name] == 0 for name in ("lost", "misdirected", "duplicated_unreported", "not_accepted"))
