"""``amends care``: a letter is taken in with its number and day, listed by its clock, and answered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def amends(home: Path, *words: str, said: bytes = b"", code: int = 0) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", "from amends.cli.main import run; run()", "care", *words, "--json"],
        env={**os.environ, "AMENDS_HOME": str(home)},
        input=said,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return json.loads(done.stdout)


def test_a_letter_goes_in_stands_in_the_list_and_is_answered(tmp_path: Path) -> None:
    when = "2026-06-02T10:00:00+02:00"
    taken = amends(
        tmp_path, "take", "-", "--way", "letter", "--received", when, "--residence", "FR", said="Où ? 😀".encode()
    )
    assert taken["due_at"] == "2026-07-02T23:59:59+02:00"
    assert taken["law"] == "complaints/eu/gdpr-12-3"
    assert taken["number"].startswith("C-")
    listed = amends(tmp_path, "list", code=1)  # it is long overdue
    assert (listed["unanswered"], listed["overdue"]) == (1, 1)
    assert taken["number"] not in json.dumps(listed)
    answered = amends(tmp_path, "answer", taken["ref"], "-", said=b"Here.")
    assert (answered["state"], answered["is_mailed"]) == ("answered", False)
    assert amends(tmp_path, "list") == {"unanswered": 0, "overdue": 0, "inquiries": []}


@pytest.mark.parametrize(
    ("words", "said", "error"),
    [
        (("take", "-", "--way", "letter"), b"", "care.no_text"),
        (("take", "-", "--way", "letter"), b"\xff\xfe", "care.options"),
        (("take", "-", "--way", "pigeon"), b"x", "care.options"),
        (("take", "-", "--way", "letter", "--received", "2026-06-02"), b"x", "time.no_offset"),
        (("answer", "C-NOBODY", "-"), b"x", "care.unknown"),
    ],
)
def test_what_cannot_be_used_is_one_clear_error(
    tmp_path: Path, words: tuple[str, ...], said: bytes, error: str
) -> None:
    assert amends(tmp_path, *words, said=said, code=2)["error"]["code"] == error
