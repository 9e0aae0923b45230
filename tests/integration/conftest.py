"""Shared by the integration tests: a throw-away PostgreSQL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from postgres import new_postgres  # noqa: F401  # a fixture


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """No test is shown a public page that was kept from another's database."""
    yield
    store = sys.modules.get("amends.web.portal.bulletin.store")
    if store is not None:
        store.forget()
