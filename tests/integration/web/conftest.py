"""An incident as a finished rehearsal leaves it, and staff of every role."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from rehearsed import CASE, NOW, REPORT, Finished

from amends.apps.accounts.models import Role
from amends.apps.accounts.services import staff_member
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident, supersede_fact
from amends.apps.rehearsals.models import Rehearsal, Stage
from amends.core.case import parse_case


@pytest.fixture
def finished(tmp_path: Path, db: None) -> Finished:
    """Makes an incident whose run has ended; ``case`` replaces the text of the case file."""

    def make(
        case: str = CASE, *, elements: tuple[str, ...] = ("name", "pesel"), persons: int = 474, is_exercise: bool = True
    ) -> Incident:
        digest = hashlib.sha256(case.encode()).hexdigest()
        incident = open_incident(
            case=parse_case(case, name="case.yaml"), case_sha256=digest, is_exercise=is_exercise, at=NOW
        )
        supersede_fact(incident=incident, ref="exposure.persons@1", value=persons, source="register", at=NOW)
        Assessment.objects.create(
            incident=incident,
            folder=str(tmp_path),
            register_sha256="a" * 64,
            summary={"elements": dict.fromkeys(elements, persons), "persons": {"affected": persons}, "evidence": {}},
            severity={"band": "very_high"},
            at=NOW,
        )
        (tmp_path / "report.html").write_bytes(REPORT)
        balance = {"affected": persons, "notified": persons - 2, "excepted": 2, "owed": 0}
        (tmp_path / "reconciliation.json").write_text(json.dumps(balance))
        Rehearsal.objects.create(
            folder=str(tmp_path),
            incident=incident,
            case_path=str(tmp_path / "case.yaml"),
            as_of_text=NOW.isoformat(),
            stage=Stage.FINISHED,
            started_at=NOW,
            finished_at=NOW,
        )
        return incident

    return make


@pytest.fixture
def signed_in(db: None) -> Callable[[Role], Client]:
    """A browser in which a member of staff with the role is signed in."""

    def make(role: Role) -> Client:
        client = Client()
        client.force_login(staff_member(username=str(role), role=role))
        return client

    return make


@pytest.fixture
def lead(signed_in: Callable[[Role], Client]) -> Client:
    """The incident lead's browser."""
    return signed_in(Role.INCIDENT_LEAD)
