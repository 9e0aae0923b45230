"""Lets the tests of the ways in import their peers by name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "care")]

from queueing import Desk  # noqa: E402
from rehearsed import CASE, NOW  # noqa: E402

from amends.apps.incidents.services import open_incident  # noqa: E402
from amends.core.case import parse_case  # noqa: E402


@pytest.fixture
def new_desk(db: None) -> Callable[[], Desk]:
    """Opens an incident of a bank, and its desk, at each call."""

    def made() -> Desk:
        case = parse_case(CASE, name="case.yaml")
        return Desk(open_incident(case=case, case_sha256="0" * 64, is_exercise=False, at=NOW), NOW)

    return made


@pytest.fixture
def desk(new_desk: Callable[[], Desk]) -> Desk:
    """A bank with an incident."""
    return new_desk()
