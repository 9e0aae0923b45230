"""A corpus of one made-up duty, so that each rule of the engine is tested by itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from amends.core.case import parse_case
from amends.core.resources import data_folder
from amends.law import DutyAnswer, evaluate, load_corpus
from amends.law.corpus import _load

LAW = "us-vt/test/duty"
_PLAIN = {"in_force_from": "2020-01-01", "source": "s"}
_DUTY: dict[str, Any] = {
    "schema": 1,
    "regime": "US-VT",
    "title": "Test",
    "jurisdiction": "US-VT",
    "recipient": "individuals",
    "recipient_name": "Residents",
    "citation": "Test 1",
    "url": "https://law.example/1",
    "residents": ["US-VT"],
    "applies_on": ["discovered"],
    "sources": {"s": {"at": "Test 1", "url": "https://law.example/1", "checked_on": "2026-11-23", "confidence": "F"}},
    "in_force": [_PLAIN],
    "covers": [{**_PLAIN, "needs": ["name", ["ssn", "passport"]]}],
    "protection": [{**_PLAIN, "exempts": ["encrypted"], "unclear": ["tokenised"]}],
    "clock": [{**_PLAIN, "limits": [{"n": 10, "unit": "calendar_days", "after": "discovered"}]}],
}
_FACTS: dict[str, Any] = {
    "incident": {"controller": {"name": "Shop"}, "anchors": {"discovered": "2026-09-01T10:00:00-04:00"}},
    "cohorts": [{"residence": "US-VT", "persons": 500, "elements": ["name", "ssn"]}],
}

Ask = Callable[..., DutyAnswer]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """``ask(duty=..., incident=..., cohorts=..., as_of=...)``: the answer on the made-up duty with these changes."""
    folder = tmp_path / "corpus"
    for part in ("vocabulary", "calendars"):
        shutil.copytree(data_folder("corpus") / part, folder / part)
    for name in ("VERSION", "coverage.yaml"):
        shutil.copy(data_folder("corpus") / name, folder / name)

    def asked(
        *,
        duty: dict[str, Any] | None = None,
        incident: dict[str, Any] | None = None,
        cohorts: list[dict[str, Any]] | None = None,
        as_of: str = "2026-09-02T12:00:00-04:00",
        **options: Any,
    ) -> DutyAnswer:
        target = folder / f"{LAW}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump({**_DUTY, **(duty or {})}), encoding="utf-8")
        facts = {"incident": {**_FACTS["incident"], **(incident or {})}, "cohorts": cohorts or _FACTS["cohorts"]}
        case = parse_case(json.dumps(facts), name="test")
        _load.cache_clear()
        answer = evaluate(load_corpus(folder), case, case.cohorts, datetime.fromisoformat(as_of), **options)
        return answer.duties[0]

    return asked
