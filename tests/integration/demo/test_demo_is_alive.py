"""What a newcomer finds after ``amends demo``: people who wrote, some answered, cards, codes, claims, a forecast."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_RUN = "from amends.cli.main import run; run()"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What stands in AMENDS_HOME after the demo was begun twice: the second time changes nothing."""
    home = tmp_path_factory.mktemp("demo") / "home"
    _run(home, "-c", _RUN, "demo", "--no-serve")
    _run(home, "-c", _RUN, "demo", "--no-serve")
    return json.loads(_run(home, str(Path(__file__).with_name("counting.py"))))


def test_people_wrote_in_four_languages_and_by_every_way(found: dict[str, Any]) -> None:
    assert found["exercise"]
    assert found["incidents"] == 1
    assert found["said"] == 68  # 64 messages, three claims and an appeal
    assert set(found["languages"]) == {"en", "pl", "de", "fa"}
    assert min(found["languages"].values()) >= 10
    assert set(found["ways"]) == {"mail", "web", "chat", "phone_note", "social", "letter"}


def test_some_are_answered_some_wait_and_two_are_sensitive(found: dict[str, Any]) -> None:
    assert found["sensitive"] == 2
    assert found["joined"] == 1
    assert found["states"] == {"answered": 38, "open": 23, "closed": 3}
    assert (found["kinds"]["press"], found["kinds"]["scam_report"], found["kinds"]["claim"]) == (1, 1, 3)


def test_answers_were_approved_by_a_second_person_and_one_waits_for_whoever_looks(found: dict[str, Any]) -> None:
    assert found["answers"] == 101
    assert found["answers_waiting"] == 1
    assert found["approved_by_writer"] == 0


def test_rumours_posts_and_moderation_are_not_empty(found: dict[str, Any]) -> None:
    assert found["rumours"] == {"answered": 1, "open": 2}
    assert found["hidden"] == 4
    assert found["postings"] == {"posted": 5, "staff": 1}


def test_cards_codes_and_claims_are_under_way(found: dict[str, Any]) -> None:
    assert {"ordered", "personalised", "mailed", "activated", "old_closed", "returned"} <= set(found["cards"])
    assert (found["codes_given"], found["codes_redeemed"]) == (120, 57)
    assert found["claims"] == {"accepted": 1, "appealed": 1, "evidence_asked": 1}


def test_forecast_was_corrected_audit_commissioned_and_contacts_decided(found: dict[str, Any]) -> None:
    assert (found["recalibrated"], found["audits"], found["published"]) == (1, 1, 1)
    assert set(found["contacts"]) == {"allow", "deny", "defer"}


def test_nothing_is_addressed_outside_example(found: dict[str, Any]) -> None:
    assert len(found["hosts"]) > 5
    assert [host for host in found["hosts"] if not host.endswith(".example")] == []


def _run(home: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], env={**os.environ, "AMENDS_HOME": str(home)}, capture_output=True, text=True,
        check=False, timeout=400,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout
