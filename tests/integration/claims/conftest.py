"""An incident of a Polish bank, and what tests of claims share."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claiming import CASE_OF_BANK, NOW, ClaimDesk

from amends.apps.incidents.services import open_incident
from amends.core.case import parse_case


@pytest.fixture
def claims(db: None) -> ClaimDesk:
    """A bank in Poland whose incident was opened at ``NOW``."""
    return make_desk()


def make_desk() -> ClaimDesk:
    digest = hashlib.sha256(CASE_OF_BANK.encode()).hexdigest()
    case = parse_case(CASE_OF_BANK, name="case.yaml")
    return ClaimDesk(open_incident(case=case, case_sha256=digest, is_exercise=False, at=NOW), NOW)
