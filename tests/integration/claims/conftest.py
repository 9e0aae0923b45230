"""An incident of a Polish bank, and what tests of claims share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claiming import ClaimDesk, make_desk


@pytest.fixture
def claims(db: None) -> ClaimDesk:
    """A bank in Poland whose incident was opened at ``NOW``."""
    return make_desk()
