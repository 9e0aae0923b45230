"""A fact changes after the launch: the untrue sentences, their readers, and one correction for each of them."""

from __future__ import annotations

import email
import email.policy
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from amends.cases import write_case
from amends.record import verify_record

AS_OF = "2026-06-02T14:00:00+02:00"


@dataclass(frozen=True)
class House:
    """A finished rehearsal, and the commands that go on from it."""

    home: Path
    out: Path
    incident: str

    def amends(self, *words: str | Path) -> tuple[int, Any]:
        done = subprocess.run(
            [sys.executable, "-c", "from amends.cli.main import run; run()", *map(str, words), "--json"],
            env={**os.environ, "AMENDS_HOME": str(self.home)},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return done.returncode, json.loads(done.stdout) if done.stdout.strip() else done.stderr

    def ledger(self, folder: Path) -> list[tuple[str, str, str]]:
        query = f"SELECT person_ref, channel, state FROM read_parquet('{folder / 'ledger.parquet'}') ORDER BY ALL"
        return duckdb.execute(query).fetchall()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("corrections")
    case, out, home = write_case(folder / "case"), folder / "out", folder / "home"
    found = House(home, out, "")
    code, answer = found.amends("rehearse", case, "--out", out, "--as-of", AS_OF)
    assert code == 0, answer
    return House(home, out, answer["incident"])


def test_proofs_show_every_channel_and_language_and_go_on_record(house: House, tmp_path: Path) -> None:
    code, refused = house.amends("proofs", house.incident, "--out", tmp_path / "no", "--reason", " ")
    assert code == 1
    assert "without a reason" in str(refused)
    code, answer = house.amends("proofs", house.incident, "--out", tmp_path / "proofs", "--reason", "last look")
    assert code == 0
    shown = {branch for proof in answer["proofs"] for branch in proof}
    sent = {(channel, state) for _, channel, state in house.ledger(house.out)}
    assert {channel for channel, _ in sent} <= {
        branch.split()[1].strip(",") for branch in shown if "addressed" in branch
    }
    for file in (tmp_path / "proofs").iterdir():
        assert file.stat().st_mode & 0o077 == 0 or file.name == "index.json"
    assert not re.search(rb"@|\b[A-Z][a-z]+ [A-Z][a-z]+ski\b", (tmp_path / "proofs" / "index.json").read_bytes())


def test_nothing_is_untrue_before_a_fact_changes(house: House) -> None:
    code, answer = house.amends("facts", "correct", house.incident)
    assert (code, answer["drafts"]) == (0, [])


def test_a_changed_fact_is_corrected_for_exactly_its_readers_and_once(house: House) -> None:
    code, before = house.amends("facts", "uses", house.incident, "anchor.occurred")
    assert code == 0
    readers = {ref for text in before["texts"] for ref in text["readers"]}
    assert readers
    confirmed = ("anchor.occurred", "2026-05-20T02:00:00+02:00", "--source", "a second log")
    assert house.amends("facts", "set", house.incident, *confirmed)[0] == 0
    assert house.amends("facts", "correct", house.incident)[1]["drafts"] == []
    assert house.amends("facts", "set", house.incident, "anchor.occurred", "not a date", "--source", "x")[0] == 2
    assert house.amends("facts", "set", house.incident, "remedies.card", "true", "--source", "x")[0] == 2
    words = ("anchor.occurred", "2026-05-18T02:00:00+02:00", "--source", "forensics")
    code, stale = house.amends("facts", "set", house.incident, *words)
    assert code == 1
    assert {ref for text in stale["texts"] for ref in text["readers"]} == readers
    code, sent = house.amends("facts", "correct", house.incident, "--send")
    assert code == 0, sent
    assert sent["sent"]["readers"] == len(readers)
    folder = Path(sent["sent"]["folder"])
    rows = house.ledger(folder)
    assert {ref for ref, _, _ in rows} == readers
    assert len(rows) == len(readers)
    assert {state for _, _, state in rows} <= {"accepted", "delivered"}
    assert verify_record(house.out / "record").ok
    again = house.amends("facts", "correct", house.incident, "--send")[1]["sent"]
    assert again["repeat"]
    assert house.ledger(Path(again["folder"])) == rows
    mails = sorted((folder / "outbox").rglob("*.eml"))
    assert mails
    for path in mails:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        text = message.get_body(("plain",)).get_content()  # type: ignore[attr-defined, union-attr]
        assert message["X-Amends-Exercise"] == "yes"
        assert re.search(r"\b(18|۱۸|۲۸)\b", text)


def test_what_a_correction_said_is_taken_back_with_the_first_text(house: House) -> None:
    words = ("anchor.occurred", "null", "--state", "retracted", "--source", "the log was another system's")
    assert house.amends("facts", "set", house.incident, *words)[0] == 1
    code, sent = house.amends("facts", "correct", house.incident, "--send")
    assert code == 0, sent
    assert not sent["sent"]["repeat"]
    (path, *_) = sorted((Path(sent["sent"]["folder"]) / "outbox").rglob("*.eml"))
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    text = message.get_body(("plain",)).get_content()  # type: ignore[attr-defined, union-attr]
    assert {"20", "18"} <= set(re.findall(r"\b(18|20)\b", text)) or {"۳۰", "۲۸"} <= set(re.findall("[۰-۹]{2}", text))
