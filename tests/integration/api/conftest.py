"""An incident as a rehearsal leaves it, and tokens."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from rehearsed import CASE, NOW
from sent import kept_message

from amends.apps.duties.services import answer_duties
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.incidents.services import open_incident, supersede_fact
from amends.apps.integrations.scopes import Scope
from amends.apps.integrations.services import issue_token
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.public import keep_public_text
from amends.apps.notices.services import keep_notice, propose_release
from amends.apps.rehearsals.models import Rehearsal, Stage
from amends.core.case import parse_case
from amends.core.case.model import Risk
from amends.core.channels import Channel
from amends.web import counts

Made = Callable[..., Incident]


@pytest.fixture(autouse=True)
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of limits set their own."""
    monkeypatch.setattr(counts, "REFUSALS", 1_000_000)
    monkeypatch.setattr("amends.web.api.gate.CALLS_A_MINUTE", 10_000_000)


@pytest.fixture
def made(tmp_path: Path, db: None) -> Made:
    """Makes an incident with facts, duties, a notice, a release, a message and a run."""

    def make(*, is_exercise: bool = True) -> Incident:
        case = parse_case(CASE, name="case.yaml")
        digest = hashlib.sha256(CASE.encode()).hexdigest()
        incident = open_incident(case=case, case_sha256=digest, is_exercise=is_exercise, at=NOW)
        supersede_fact(incident=incident, ref="exposure.persons@1", value=474, source="register", at=NOW)
        Assessment.objects.create(
            incident=incident, folder=str(tmp_path), register_sha256="a" * 64,
            summary={"elements": {"name": 474}, "persons": {"affected": 474}, "evidence": {}},
            severity={"band": "very_high"}, at=NOW,
        )  # fmt: skip
        _keep_answer(incident)
        propose_release(incident=incident, notices=[_kept_text(incident)], now=NOW)
        kept_message(incident, code="7Q2K9-XMBDA" if is_exercise else "8Q2K9-XMBDA")
        (tmp_path / "reconciliation.json").write_text(json.dumps({"affected": 474, "owed": 0}))
        Rehearsal.objects.create(
            folder=str(tmp_path / incident.ref), incident=incident, case_path=str(tmp_path / "case.yaml"),
            as_of_text=NOW.isoformat(), stage=Stage.FINISHED, started_at=NOW, finished_at=NOW,
        )  # fmt: skip
        return incident

    return make


# Asking the law and composing take a second; every incident here has the same facts, so that once is enough.
_ONCE: dict[str, Any] = {}


def _keep_answer(incident: Incident) -> None:
    if "answer" not in _ONCE:
        answer_duties(incident=incident, cohorts=case_of(incident).cohorts, computed_risk=Risk.HIGH, as_of=NOW)
        fields = ("as_of", "corpus_sha256", "corpus_version", "answer")
        _ONCE["answer"] = incident.duty_answers.values(*fields).get()
    else:
        incident.duty_answers.create(**_ONCE["answer"])


def _kept_text(incident: Incident) -> NoticeVersion:
    if "text" not in _ONCE:
        text = keep_public_text(incident=incident, template="holding", language="en", channel=Channel.WEB, now=NOW)
        _ONCE["text"] = (text.content, text.lint)
        return text
    content, lint = _ONCE["text"]
    return keep_notice(incident=incident, segment="holding", content=content, lint=lint, now=NOW)


@pytest.fixture
def incident(made: Made) -> Incident:
    """An exercise."""
    return made()


@pytest.fixture
def caller(db: None) -> Callable[..., Client]:
    """A program with these scopes, or with all."""

    def make(scopes: Iterable[str] = tuple(Scope), *, is_exercise_only: bool = True) -> Client:
        now = timezone.now()
        issued = issue_token(
            name="test", scopes=scopes, expires_at=now + timedelta(days=30), by="admin", now=now,
            is_exercise_only=is_exercise_only,
        )  # fmt: skip
        return Client(headers={"Authorization": f"Bearer {issued.secret}"})

    return make
