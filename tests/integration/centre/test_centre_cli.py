"""The commands: a forecast is kept and corrected, the list travels as digests, bad input is one clear error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

_OPEN = """
from amends.config.boot import boot
boot()
from datetime import UTC, datetime, timedelta
from amends.apps.incidents.services import open_incident
from amends.core.case import parse_case
text = '''
incident:
  title: "Customer data published"
  controller: {name: "Bank Example", brand_domains: [bank.example]}
cohorts:
  - {residence: PL, persons: 20000, elements: [name]}
'''
made = open_incident(case=parse_case(text, name="case.yaml"), case_sha256="c" * 64, is_exercise=False,
                     at=datetime.now(UTC) - timedelta(days=3))
print(made.ref)
"""


def python(home: Path, code: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        env={**os.environ, "AMENDS_HOME": str(home)},
        capture_output=True,
        check=False,
        timeout=120,
    )


def amends(home: Path, *words: str, code: int = 0) -> Any:
    done = python(home, "from amends.cli.main import run; run()", *words, "--json")
    assert done.returncode == code, done.stdout.decode()[-2000:] + done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    home = tmp_path_factory.mktemp("home")
    done = python(home, _OPEN)
    assert done.returncode == 0, done.stderr.decode()
    return home, done.stdout.decode().strip()


def test_forecast_observe_recalibrate_staff_and_ready(opened: tuple[Path, str], tmp_path: Path) -> None:
    home, ref = opened
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(days=2)
    plan = tmp_path / "plan.json"
    plan.write_text(
        json.dumps(
            {
                "notices": 20_000, "propensity": 0.05, "start": start.isoformat(), "interval_minutes": 60,
                "deadline": (start + timedelta(hours=24)).isoformat(), "agents_available": 3,
                "sent": [{"at": start.isoformat(), "notices": 20_000}],
            }
        )
    )  # fmt: skip
    made = amends(home, "centre", "forecast", ref, str(plan), code=1)
    assert made["forecast"] == 1
    assert made["contacts"]["high"]["calls"] > made["contacts"]["low"]["calls"]
    hours = [(start + timedelta(hours=n), start + timedelta(hours=n + 1)) for n in range(24)]
    counts = tmp_path / "acd.csv"
    counts.write_text(
        "begins_at,ends_at,channel,language,came\n"
        + "".join(f"{begin.isoformat()},{end.isoformat()},phone,pl,300\n" for begin, end in hours)
    )
    assert amends(home, "centre", "observe", ref, str(counts))["file"] == {"taken": 24, "changed": 0, "known": 0}
    after = amends(home, "centre", "recalibrate", ref, code=1)
    assert after["came"] == 7_200
    assert after["after"]["propensity"] > after["before"]["propensity"]
    assert amends(home, "centre", "staff", ref)["forecast"] == 2
    need = tmp_path / "need.yaml"
    need.write_text('numbers: ["+48221234567"]\npeak_load: 2.0\nlanguages: [pl]\n')
    lights = amends(
        home, "centre", "ready", ref, "--need", str(need), "--check", "line", "--subject", "+48221234567", code=1
    )["lights"]
    assert next(light for light in lights if light["check"] == "line")["state"] == "green"
    found = amends(home, "measures", ref)
    assert found["contacts"]["unanswered"]["people"] == 0


def test_the_list_keeps_digests_and_travels_as_file_and_feed(opened: tuple[Path, str], tmp_path: Path) -> None:
    home, _ = opened
    one = amends(home, "suppress", "add", "--reason", "opt_out", "--ref", "C-4711")
    two = amends(
        home, "suppress", "add", "--reason", "wrong_person", "--address", "anna@people.example", "--channel", "email"
    )
    amends(home, "suppress", "remove", "--ref", "C-4711")
    assert [entry["digest"] for entry in amends(home, "suppress", "list")["entries"]] == [two["digest"]]
    file = tmp_path / "list.csv"
    assert amends(home, "suppress", "export", "--out", str(file))["entries"] == 1
    feed = amends(home, "suppress", "export", "--cursor", "")
    assert [(change["digest"], change["on"]) for change in feed["changes"]] == [
        (one["digest"], True), (two["digest"], True), (one["digest"], False)
    ]  # fmt: skip
    assert "4711" not in file.read_text() + json.dumps(feed)
    assert "anna" not in file.read_text() + json.dumps(feed)


@pytest.mark.parametrize(
    "words",
    [
        ("suppress", "add", "--reason", "opt_out"),
        ("suppress", "add", "--reason", "because", "--ref", "C-1"),
        ("suppress", "add", "--reason", "opt_out", "--digest", "xyz"),
        ("suppress", "export"),
        ("suppress", "export", "--cursor", "-3"),
        ("centre", "forecast", "INC-NONE"),
        ("centre", "ready", "INC-NONE", "--check", "everything"),
        ("measures", "INC-NONE"),
    ],
)
def test_bad_input_is_one_clear_error(opened: tuple[Path, str], words: tuple[str, ...]) -> None:
    assert amends(opened[0], *words, code=2)["error"]["code"]
