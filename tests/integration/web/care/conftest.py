"""A desk with an incident, and a browser for each role."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from rehearsed import Finished
from staffed import signed_in as sign_in

sys.path.append(str(Path(__file__).parents[2] / "care"))

from queueing import Desk

from amends.apps.accounts.models import Role


@pytest.fixture(autouse=True)
def nobody_called_before() -> None:
    cache.clear()


@pytest.fixture
def desk(finished: Finished) -> Desk:
    """The desk of an exercise, an hour ago: what it takes in is in the past when a page is opened."""
    return Desk(finished(), timezone.now() - timedelta(hours=1))


@pytest.fixture
def browser_of() -> Callable[[Role], Client]:
    """A browser in which somebody with the role is signed in, with a second factor."""

    def make(role: Role) -> Client:
        client = Client()
        sign_in(client, role)
        return client

    return make


@pytest.fixture
def agent(browser_of: Callable[[Role], Client]) -> Client:
    return browser_of(Role.CONTACT_CENTRE)
