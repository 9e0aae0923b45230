"""SIGKILL at every commit that matters, and at random: nothing lost, nothing misdirected, no silent copy."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from kill_resume import received, receiving_server, run, start, verdict

from amends.apps.delivery.faults import Point

PERSONS = 300
SMTP_POINTS = [
    (Point.AFTER_PLAN_SEGMENT, 1),
    (Point.AFTER_CLAIM, 1),
    (Point.AFTER_INTENT, 1),
    (Point.AFTER_INTENT, 230),
    (Point.AFTER_CONTENT, 40),
    (Point.AFTER_REPLY, 120),
    (Point.BEFORE_COMMIT, 1),
    (Point.AFTER_COMMIT, 1),
]
MOST_IN_DOUBT = 4  # the connections of one worker


def run_once(folder: Path, port: int | None, **environment: str) -> int:
    process = start(folder, PERSONS, port, 1, **environment)
    output, _ = process.communicate(timeout=60)
    assert process.returncode in (0, -9), output
    return process.returncode


def assert_proven(folder: Path, log: Path) -> None:
    found = verdict(folder, log)
    assert all(found[name] == 0 for name in ("lost", "misdirected", "duplicated_unreported", "not_accepted")), found
    assert found["differing_copies"] == 0
    assert int(str(found["surplus_copies"])) <= int(str(found["possible_by_ledger"])) <= MOST_IN_DOUBT, found


@pytest.mark.parametrize(("point", "times"), SMTP_POINTS, ids=str)
def test_killed_at_a_commit_and_resumed(case: Path, point: Point, times: int) -> None:
    log = case / "received.jsonl"
    with receiving_server(log) as port:
        assert run_once(case, port, AMENDS_FAULT=f"{point}:{times}") == -9
        assert run_once(case, port) == 0
    assert_proven(case, log)


def test_killed_again_during_the_recovery(case: Path) -> None:
    log = case / "received.jsonl"
    with receiving_server(log) as port:
        assert run_once(case, port, AMENDS_FAULT=f"{Point.AFTER_INTENT}:200") == -9
        assert run_once(case, port, AMENDS_FAULT=f"{Point.AFTER_RECOVERY}:1") == -9
        assert run_once(case, port) == 0
    assert_proven(case, log)


@pytest.mark.parametrize("point", [Point.AFTER_INTENT, Point.BEFORE_COMMIT])
def test_killed_on_postgresql_and_resumed(case: Path, point: Point, new_postgres: Callable[[], str]) -> None:
    log, url = case / "received.jsonl", new_postgres()
    with receiving_server(log) as port:
        times = 150 if point is Point.AFTER_INTENT else 1
        assert run_once(case, port, AMENDS_FAULT=f"{point}:{times}", AMENDS_DATABASE_URL=url) == -9
        assert run_once(case, port, AMENDS_DATABASE_URL=url) == 0
    assert_proven(case, log)


@pytest.mark.parametrize("times", [1, 150, 290])
def test_files_are_never_twice_and_never_half_written(case: Path, times: int) -> None:
    assert run_once(case, None, AMENDS_FAULT=f"{Point.AFTER_FILE}:{times}") == -9
    assert run_once(case, None) == 0
    outbox = case / "out/outbox"
    proof = json.loads((case / "out/result.json").read_text())["proof"]
    assert (proof["owed"], proof["possible_duplicates"]) == (0, 0)
    assert not list(outbox.rglob("*.part"))
    texts = len(list(outbox.glob("sms/*.txt"))) + len(list(outbox.glob("**/*.eml")))
    letters = (outbox / "post/manifest.csv").read_text().count("\n") - 1
    assert texts + letters == proof["notified"]


@pytest.mark.parametrize("workers", [1, 2])
def test_random_kills(case: Path, workers: int) -> None:
    found = run(case, persons=500, kills=3, workers=workers, seed=20260614 + workers)
    assert int(str(found["kills"])) >= 2
    assert all(found[name] == 0 for name in ("lost", "misdirected", "duplicated_unreported", "not_accepted")), found
    assert int(str(found["possible_by_ledger"])) <= int(str(found["kills"])) * MOST_IN_DOUBT * workers
    assert len(received(case / "received.jsonl")) == found["received"]
