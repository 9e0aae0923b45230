"""Houses with remedies to give, for tests of their pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from remedying import House, make_house


@pytest.fixture(autouse=True)
def no_counts() -> Iterator[None]:
    """What one test counted does not slow another down."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def house(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """An exercise, so that no second factor is asked for."""
    return make_house(tmp_path, monkeypatch, is_exercise=True)


@pytest.fixture
def real_house(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A real incident."""
    return make_house(tmp_path, monkeypatch, is_exercise=False)
