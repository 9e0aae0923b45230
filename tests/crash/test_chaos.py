"""A short chaos run on both databases: kills, lies, cut cables, restarts and full disks at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from postgres import binaries

CHAOS = Path(__file__).resolve().parents[2] / "benchmarks/chaos.py"


def run_chaos(database: str, seed: int) -> dict[str, Any]:
    words = ["--database", database, "--recipients", "400", "--kills", "8", "--minutes", "0.5", "--json"]
    ended = subprocess.run(
        [sys.executable, str(CHAOS), *words, "--seed", str(seed)],
        capture_output=True, text=True, check=False, timeout=150, env={**os.environ, "AMENDS_DATABASE_URL": ""},
    )  # fmt: skip
    assert ended.stdout, ended.stderr
    report: dict[str, Any] = json.loads(ended.stdout)
    return report


def assert_nobody_was_harmed(report: dict[str, Any]) -> None:
    told = {name: report[name] for name in ("mail", "files", "proof", "troubles", "killed_at")}
    assert report["faults"] == 0, told
    assert report["kills"] >= 5, told
    assert report["mail"]["surplus_copies"] <= report["mail"]["possible_by_ledger"], told
    assert report["proof"]["affected"] == 400


def test_chaos_on_sqlite() -> None:
    assert_nobody_was_harmed(run_chaos("sqlite", 11))


def test_chaos_on_postgresql() -> None:
    if binaries() is None:
        reason = "PostgreSQL's initdb and postgres are not installed"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    assert_nobody_was_harmed(run_chaos("postgresql", 12))
