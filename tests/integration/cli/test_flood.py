"""``amends flood``: files and standard input, JSON and words, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import typer
from typer.testing import CliRunner, Result

from amends.cli.flood import register

GOLDEN = {"calls_per_hour": 200, "aht_s": 180, "target_s": 20, "service_level": 0.8, "max_occupancy": 0.9}
SHORT = """notices: 200000
start: 2026-06-01T08:00:00+02:00
deadline: 2026-06-03T08:00:00+02:00
agents_available: 5
languages: {pl: 0.8, en: 0.2}
cost_per_agent_hour: 30
"""


def flood(*words: str, said: str | bytes = "") -> Result:
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    return CliRunner().invoke(app, ["flood", *words], input=said)


def test_the_installed_command_reads_standard_input_and_answers_with_one_document(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from amends.cli.main import run; run()", "flood", "-", "--json"],
        env={**os.environ, "AMENDS_HOME": str(tmp_path)},
        input=json.dumps(GOLDEN).encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["staffing"][0]["agents"] == 14
    assert list(tmp_path.iterdir()) == []


def test_staff_that_falls_short_exits_one_and_is_told_in_words(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(SHORT, encoding="utf-8")
    done = flood(str(plan))
    assert done.exit_code == 1
    for words in ("the deadline wins", "agent hours", "Assumed: propensity", "price of not pooling", "paid hours"):
        assert words in done.stdout


def test_what_came_is_shown_before_and_after() -> None:
    start, next_day = "2026-06-01T08:00:00+02:00", "2026-06-02T08:00:00+02:00"
    plan = {
        "notices": 1000,
        "start": next_day,
        "sent": [{"at": start, "notices": 1000}],
        "observed": [{"from": start, "to": next_day, "calls": 40}],
    }
    done = flood("-", said=json.dumps(plan))
    assert done.exit_code == 0
    assert "propensity 5.00% becomes" in done.stdout


def test_bad_plan_exits_two_with_one_error_and_draws_nothing(tmp_path: Path) -> None:
    chart = tmp_path / "chart.svg"
    done = flood("-", "--json", "--chart", str(chart), said='{"notices": -5}')
    assert done.exit_code == 2
    assert json.loads(done.stdout)["error"]["code"] == "flood.bad_plan"
    assert not chart.exists()


def test_unreadable_plans_exit_two(tmp_path: Path) -> None:
    assert flood(str(tmp_path / "missing.json")).exit_code == 2
    assert flood("-", said=b"\xff\xfe{").exit_code == 2
    assert flood("-", said="notices: [").exit_code == 2


def test_chart_is_drawn_for_notices_and_for_a_rate(tmp_path: Path) -> None:
    for said in ('{"notices": 5000}', '{"calls_per_hour": [5, 10]}'):
        chart = tmp_path / "chart.svg"
        assert flood("-", "--chart", str(chart), said=said).exit_code == 0
        assert chart.read_text(encoding="utf-8").startswith("<svg")
