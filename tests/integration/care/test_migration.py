"""A database of before that holds inquiries: each gets a case, and nothing of it is lost or opened again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def migrated(home: Path) -> Any:
    done = subprocess.run(
        [sys.executable, str(HERE / "migrating.py")],
        env={**os.environ, "AMENDS_HOME": str(home)},
        capture_output=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def test_each_inquiry_of_before_has_a_case_of_its_own(tmp_path: Path) -> None:
    found = migrated(tmp_path)
    assert (found["cases"], found["filed"], found["unanswered"]) == (3, 0, 1)
    first = "2026-06-02T13:00:00+00:00"
    wanted = [
        ("C-1", "open", None, ["in"]),
        ("C-2", "answered", first, ["in", "out", "out"]),
        ("C-3", "closed", first, ["in", "out"]),
    ]
    assert [(row["ref"], row["state"], row["first_answer"], row["said"]) for row in found["rows"]] == wanted
    for row in found["rows"]:
        assert (row["owner"], row["kind"], row["due_in_days"]) == ("agent", "complaint", 30)
        assert row["bound"] == [f"receipt:{row['ref']}"]
