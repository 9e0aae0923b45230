"""An incident, the desk's keys, and messages that reach it."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from queueing import Desk
from rehearsed import CASE, NOW

from amends.apps.incidents.services import open_incident
from amends.core.case import parse_case


@pytest.fixture
def desk(db: None) -> Desk:
    """A bank with an incident that was opened at ``NOW``."""
    return make_desk()


@pytest.fixture
def new_desk() -> Callable[[], Desk]:
    """The same, for tests whose database is a transaction's own."""
    return make_desk


def make_desk() -> Desk:
    digest = hashlib.sha256(CASE.encode()).hexdigest()
    return Desk(
        open_incident(case=parse_case(CASE, name="case.yaml"), case_sha256=digest, is_exercise=False, at=NOW), NOW
    )
