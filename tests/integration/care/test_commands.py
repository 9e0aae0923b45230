"""``amends care`` on cases: the queue, one case, notes, joining and parting, call-backs, files of other programs."""

from __future__ import annotations

import getpass
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import typer
from queueing import EVE, Desk
from typer.testing import CliRunner

from amends.apps.care.callbacks import ask_callback
from amends.apps.care.models import Message, Proof
from amends.apps.looks.models import Look
from amends.cli import care

ROW = {"way_in": "mail", "received_at": "2026-06-02T10:00:00+02:00", "language": "en"}
WHY = ("--reason", "two addresses of one person")


@pytest.fixture(autouse=True)
def booted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' database is ready."""
    for name in ("care", "carecases", "careimport"):
        monkeypatch.setattr(f"amends.cli.{name}.boot", lambda: None)


def amends(*words: str, code: int = 0) -> Any:
    """What the command prints; in this process."""
    app = typer.Typer()
    care.register(app)
    done = CliRunner().invoke(app, ["care", *words, "--json"])
    assert done.exit_code == code, done.output
    return json.loads(done.stdout)


def test_a_process_of_its_own_lists_a_queue_that_is_empty(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from amends.cli.main import run; run()", "care", "queue", "--json"],
        env={**os.environ, "AMENDS_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["unanswered"] == 0


def file_of(folder: Path, name: str, *rows: dict[str, str]) -> str:
    path = folder / name
    path.write_text("".join(json.dumps(ROW | row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.mark.django_db
def test_files_go_in_and_one_that_cannot_be_read_holds_up_no_other(tmp_path: Path) -> None:
    good = file_of(
        tmp_path, "good.jsonl", {"text": "Am I affected?", "author": "anna@people.example", "external_ref": "1"},
        {"text": "Again", "external_ref": "2", "received_at": "yesterday"},
    )  # fmt: skip
    (tmp_path / "latin.csv").write_bytes("way_in,text,received_at,external_ref\nmail,\xfc,x,3\n".encode("latin-1"))
    (tmp_path / "other.pdf").write_bytes(b"%PDF")
    bad = [str(tmp_path / name) for name in ("latin.csv", "other.pdf", "missing.jsonl")]
    told = amends("import", bad[0], good, *bad[1:], code=1)
    assert (told["taken"], told["new_cases"], told["faulty"]) == (1, 1, 1)
    assert [(one["file"], one["line"]) for one in told["faults"]] == [("good.jsonl", 2)]
    assert [one["file"] for one in told["unreadable"]] == ["latin.csv", "other.pdf", "missing.jsonl"]
    again = amends("import", good, code=1)
    assert (again["taken"], again["duplicates"]) == (0, 1)
    assert amends("import", bad[0], code=2)["error"]["code"] == "care.import"


def test_the_queue_has_what_is_sensitive_first_and_says_what_is_late(desk: Desk) -> None:
    calm, urgent = desk.take(), desk.take("I want to kill myself.", author=EVE)
    listed = amends("queue", code=1)  # they came long ago
    assert (listed["unanswered"], listed["overdue"], listed["sensitive"], listed["unposted"]) == (2, 2, 1, 0)
    assert [case["ref"] for case in listed["cases"]] == [urgent.case.ref, calm.case.ref]
    assert amends("queue", "--language", "de", code=1)["cases"] == []


def test_what_was_taken_is_given_to_nobody_else(desk: Desk) -> None:
    taken = desk.take()
    assert amends("take-next", "--language", "de", code=1) == {"case": None}
    mine = amends("take-next")["case"]
    assert (mine["ref"], mine["owner"]) == (taken.case.ref, getpass.getuser())
    assert amends("take-next", code=1) == {"case": None}


def test_a_case_is_shown_with_a_reason_that_is_kept(desk: Desk) -> None:
    taken = desk.take("My words")
    assert amends("show", taken.case.ref, "--reason", "x", code=2)["error"]["code"] == "look.reason"
    assert not Look.objects.exists()
    shown = amends("show", taken.case.ref, "--reason", "to answer it")
    assert [(one["direction"], one["text"]) for one in shown["messages"]] == [("in", "My words")]
    assert Look.objects.count() == 1


def test_a_note_is_kept_and_nothing_leaves(desk: Desk) -> None:
    taken = desk.take()
    assert amends("note", taken.case.ref, "She called before.")["case"] == taken.case.ref
    shown = amends("show", taken.case.ref, "--reason", "to answer it")
    assert [one["direction"] for one in shown["messages"]] == ["in", "note"]
    assert desk.mails() == []


def test_two_cases_are_joined(desk: Desk) -> None:
    one, two = desk.take(), desk.take("Do I get a new card?", author=EVE)
    assert amends("join", one.case.ref, two.case.ref, *WHY)["ref"] == one.case.ref
    assert [case["ref"] for case in amends("queue", code=1)["cases"]] == [one.case.ref]
    assert amends("join", one.case.ref, two.case.ref, *WHY, code=1)["error"]["code"] == "care.joined"


def test_and_parted(desk: Desk) -> None:
    one, two = desk.take(), desk.take("Do I get a new card?", author=EVE)
    assert amends("part", two.case.ref, *WHY, code=1)["error"]["code"] == "care.not_joined"
    amends("join", one.case.ref, two.case.ref, *WHY)
    parted = amends("part", two.case.ref, *WHY)
    assert (parted["joined_to"], parted["state"]) == (None, "open")


def test_who_waits_for_a_call_is_listed_without_a_number(desk: Desk) -> None:
    assert amends("callbacks") == {"callbacks": []}
    ask_callback(
        case=desk.take().case, number="+48 500 100 200", slot_from=desk.now, slot_to=desk.now + timedelta(hours=1),
        public_key=desk.keys.public_key, now=desk.now,
    )  # fmt: skip
    [call] = amends("callbacks", code=1)["callbacks"]
    assert (call["is_late"], call["attempts"]) == (True, 0)
    assert "500" not in json.dumps(call)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "command", [("show", "CS-NOBODY", *WHY), ("note", "CS-NOBODY", "x"), ("part", "CS-NOBODY", *WHY)]
)
def test_a_case_that_is_none_is_one_clear_error(command: tuple[str, ...]) -> None:
    assert amends(*command, code=2)["error"]["code"] == "care.unknown"


def test_two_programs_may_give_two_messages_one_number(desk: Desk, tmp_path: Path) -> None:
    head = "way_in,text,received_at,external_ref,author,network\n"
    for name, words in (("hootdesk", "Is it true?"), ("postbox", "And my card?")):
        row = f"social,{words},2026-06-02T12:00:00+02:00,1,anna@{name}.example,mastodon\n"
        (tmp_path / f"{name}.csv").write_text(head + row)
    files = [str(tmp_path / "hootdesk.csv"), str(tmp_path / "postbox.csv")]
    assert (amends("import", *files)["taken"], amends("import", *files)["duplicates"]) == (2, 2)
    assert set(Message.objects.values_list("proof", flat=True)) == {Proof.NONE}, "a column proved who wrote"


def test_times_are_listed_without_parts_of_a_second(desk: Desk) -> None:
    desk.now += timedelta(microseconds=123456)
    desk.take()
    assert "." not in amends("queue", code=1)["cases"][0]["due_at"]
