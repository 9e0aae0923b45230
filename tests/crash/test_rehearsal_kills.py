"""The whole command killed with its process group, wherever it happens to be, and resumed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import duckdb
from kill_resume import receiving_server

from amends.cases import write_case
from amends.record import verify_record

AS_OF = "2026-06-02T14:00:00+02:00"  # an offset that is not UTC: the resumed run must write the same Date
SECONDS_TO_LIVE = (1.5, 4.0, 6.5, 9.0, 11.0)


def start(case: Path, folder: Path, port: int) -> subprocess.Popen[str]:
    words = ["rehearse", str(case), "--out", str(folder / "out"), "--smtp", f"smtp://127.0.0.1:{port}", "--json"]
    return subprocess.Popen(
        [sys.executable, "-c", "from amends.cli.main import run; run()", *words, "--resume", "--as-of", AS_OF],
        env={**os.environ, "AMENDS_HOME": str(folder / "home")},
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_killed_anywhere_the_same_command_with_resume_finishes(tmp_path: Path) -> None:
    case, log = write_case(tmp_path / "case"), tmp_path / "received.jsonl"
    with receiving_server(log) as port:
        for seconds in SECONDS_TO_LIVE:
            kill_after(start(case, tmp_path, port), seconds)
        answer, errors = start(case, tmp_path, port).communicate(timeout=240)
    balance = json.loads(answer)
    assert (balance["owed"], balance["unknown"], balance["misdirected"], balance["held"]) == (0, 0, 0, 0), errors
    query = f"SELECT message_id, attempts FROM read_parquet('{tmp_path}/out/ledger.parquet') WHERE channel = 'email'"
    attempts = dict(duckdb.execute(query).fetchall())
    received = Counter(json.loads(line)["message_id"] for line in log.read_text().splitlines())
    assert received.keys() == attempts.keys(), "lost, or never planned"
    assert all(attempts[name] > 1 for name, copies in received.items() if copies > 1), "a copy that the ledger denies"
    assert verify_record(tmp_path / "out" / "record").ok
