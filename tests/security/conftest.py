"""What the tests of security share: a world, browsers of every role, and a cache in which nobody tried before."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

sys.path.insert(0, str(Path(__file__).parent))

from postgres import new_postgres  # noqa: F401  # a fixture
from world import World, make_world


@pytest.fixture(autouse=True)
def nobody_tried_before() -> Iterator[None]:
    """Counts, kept pages and open sets of another test are forgotten."""
    cache.clear()
    yield
    cache.clear()
    for name, forget in (
        ("amends.web.portal.bulletin.store", "forget"),
        ("amends.apps.selfcheck.selectors", "forget_sets"),
    ):
        if name in sys.modules:
            getattr(sys.modules[name], forget)()


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The incident of ``world.py``, made once for a file of tests; what a test does to it is rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world(tmp_path_factory.mktemp("world"))
        transaction.set_rollback(True)


@pytest.fixture
def staff(db: None) -> Callable[..., Client]:
    """A browser with a member of staff in it, second factor shown."""
    from staffed import signed_in

    from amends.apps.accounts.models import Role

    def make(role: str = Role.INCIDENT_LEAD, *, strict: bool = False) -> Client:
        client = Client(raise_request_exception=False, enforce_csrf_checks=strict)
        signed_in(client, Role(role))
        return client

    return make
