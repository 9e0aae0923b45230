"""Shared by the tests of proof: an incident whose messages were planned, sent and put on record."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from ledgered import Sent, told


@pytest.fixture
def sent(tmp_path: Path, db: None) -> Sent:
    """Two people were written to, and one has died; the record is exported."""
    return told(tmp_path)
