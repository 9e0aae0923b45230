"""Shared by the tests of substitute notice: an incident with a released notice, and a web site on the loopback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from house import Site, opened, released

from amends.apps.incidents.models import Incident
from amends.apps.notices.models import NoticeVersion


@pytest.fixture
def incident(db: None) -> Incident:
    return opened()


@pytest.fixture
def notice(incident: Incident) -> NoticeVersion:
    return released(incident, "substitute", "web")


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running
