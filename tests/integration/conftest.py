"""Shared by the integration tests: a throw-away PostgreSQL."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from postgres import new_postgres  # noqa: F401  # a fixture
