"""Three processes take the same receipts, one is killed in the middle: each counts once, on both databases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from postgres import new_postgres  # noqa: F401  # a fixture

HERE = Path(__file__).parent
COUNT = 300


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_receipts_that_processes_take_at_once_count_once(
    database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    environment = {**os.environ, "AMENDS_HOME": str(tmp_path), "PYTHONPATH": str(HERE)}
    environment.pop("AMENDS_DATABASE_URL", None)
    if database == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_postgres")
        environment["AMENDS_DATABASE_URL"] = make()
    command = [sys.executable, str(HERE / "taking.py"), str(COUNT)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "codes": [0, 0],
        "states": {"bounced": COUNT},
        "receipts": 2 * COUNT,
        "deeds": 2 * COUNT,
    }
