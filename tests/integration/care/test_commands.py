"""``amends care`` on cases: the queue, one case, notes, joining and parting, call-backs, files of other programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROW = {"way_in": "mail", "received_at": "2026-06-02T10:00:00+02:00", "language": "en"}
CALLBACK = """
from datetime import UTC, datetime, timedelta
from amends.config.boot import boot
boot()
from django.conf import settings
from amends.apps.care.callbacks import ask_callback
from amends.apps.care.models import Case
now = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
ask_callback(case=Case.objects.order_by("id")[0], number="+48 500 100 200", slot_from=now,
             slot_to=now + timedelta(hours=1), public_key=settings.DESK_PUBLIC_KEY(), now=now)
"""


def ran(home: Path, program: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        env={**os.environ, "AMENDS_HOME": str(home)},
        capture_output=True,
        check=False,
        timeout=120,
    )


def amends(home: Path, *words: str, code: int = 0) -> Any:
    done = ran(home, "from amends.cli.main import run; run()", "care", *words, "--json")
    assert done.returncode == code, done.stderr.decode() + done.stdout.decode()
    assert b"Traceback" not in done.stderr
    return json.loads(done.stdout)


def file_of(folder: Path, name: str, *rows: dict[str, str]) -> str:
    path = folder / name
    path.write_text("".join(json.dumps(ROW | row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_files_go_in_and_one_that_cannot_be_read_holds_up_no_other(tmp_path: Path) -> None:
    home = tmp_path / "home"
    good = file_of(
        tmp_path, "good.jsonl", {"text": "Am I affected?", "author": "anna@people.example", "external_ref": "1"},
        {"text": "Again", "external_ref": "2", "received_at": "yesterday"},
    )  # fmt: skip
    (tmp_path / "latin.csv").write_bytes("way_in,text,received_at,external_ref\nmail,\xfc,x,3\n".encode("latin-1"))
    (tmp_path / "other.pdf").write_bytes(b"%PDF")
    bad = [str(tmp_path / name) for name in ("latin.csv", "other.pdf", "missing.jsonl")]
    told = amends(home, "import", bad[0], good, *bad[1:], code=1)
    assert (told["taken"], told["new_cases"], told["faulty"]) == (1, 1, 1)
    assert [(one["file"], one["line"]) for one in told["faults"]] == [("good.jsonl", 2)]
    assert [one["file"] for one in told["unreadable"]] == ["latin.csv", "other.pdf", "missing.jsonl"]
    again = amends(home, "import", good, code=1)
    assert (again["taken"], again["duplicates"]) == (0, 1)
    assert amends(home, "import", bad[0], code=2)["error"]["code"] == "care.import"


def test_a_case_is_queued_taken_shown_noted_joined_parted_and_called_back(tmp_path: Path) -> None:
    home = tmp_path / "home"
    rows = file_of(
        tmp_path, "mails.jsonl", {"text": "Am I affected?", "author": "anna@people.example", "external_ref": "1"},
        {"text": "I want to kill myself.", "author": "eve@people.example", "external_ref": "2"},
    )  # fmt: skip
    amends(home, "import", rows)

    listed = amends(home, "queue", code=1)  # they came long ago
    assert (listed["unanswered"], listed["overdue"], listed["sensitive"], listed["unposted"]) == (2, 2, 1, 0)
    urgent, other = (case["ref"] for case in listed["cases"])
    assert [case["is_sensitive"] for case in listed["cases"]] == [True, False]

    assert amends(home, "take-next")["case"]["ref"] == urgent
    assert amends(home, "take-next")["case"]["ref"] == other
    assert amends(home, "take-next", code=1) == {"case": None}

    noted = amends(home, "note", urgent, "Called the crisis line's number with them.")
    assert noted["case"] == urgent
    shown = amends(home, "show", urgent, "--reason", "to answer it")
    assert [message["direction"] for message in shown["messages"]] == ["in", "note"]
    assert shown["messages"][0]["text"] == "I want to kill myself."
    assert amends(home, "show", urgent, "--reason", "x", code=2)["error"]["code"] == "look.reason"

    joined = amends(home, "join", urgent, other, "--reason", "one person, two addresses")
    assert joined["ref"] == urgent
    assert len(amends(home, "queue", code=1)["cases"]) == 1
    parted = amends(home, "part", other, "--reason", "two people after all")
    assert (parted["joined_to"], parted["state"]) == (None, "open")
    assert amends(home, "part", other, "--reason", "two people after all", code=1)["error"]["code"] == "care.not_joined"

    assert amends(home, "callbacks") == {"callbacks": []}
    assert ran(home, CALLBACK).returncode == 0
    [call] = amends(home, "callbacks", code=1)["callbacks"]
    assert (call["is_late"], call["attempts"]) == (True, 0)
    assert "500" not in json.dumps(call)
