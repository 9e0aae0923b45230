"""Six processes ask for everybody's code at the same time, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("codes_race.py")
PROCESSES = 6


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nobody_gets_two_codes_and_no_code_goes_to_two(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    env = {**os.environ, "AMENDS_HOME": str(tmp_path), "AMENDS_DATABASE_URL": ""}
    if database == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_postgres")
        env["AMENDS_DATABASE_URL"] = make()
    subprocess.run([sys.executable, SCRIPT, "prepare", tmp_path], env=env, check=True, timeout=120)
    asking = [
        subprocess.Popen(
            [sys.executable, SCRIPT, "ask"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(PROCESSES)
    ]
    for process in asking:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in asking:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [json.loads(process.communicate(timeout=120)[0]) for process in asking]
    assert [process.returncode for process in asking] == [0] * PROCESSES
    assert all(answer == answers[0] for answer in answers)  # each person the same code, whoever asked
    codes = [code for _, code in answers[0]]
    assert len(set(codes)) == len(codes) == 25
