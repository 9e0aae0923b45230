"""What is asked every second is found by an index, however many rows there are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from queueing import Desk

from amends.apps.care.models import Direction, Kind, Message
from amends.apps.care.queue import queue_of
from amends.apps.remedies.models import CodeWish


def plan_of(rows: QuerySet[object]) -> str:
    """How the database would look for them, were its tables large."""
    if connection.vendor == "postgresql":  # it scans a table of a few rows whatever indexes there are
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
    return str(rows.explain())


@pytest.mark.parametrize("kinds", [Kind.values, [Kind.QUESTION]])
def test_the_next_case_is_the_first_entry_of_an_index(desk: Desk, kinds: list[str]) -> None:
    plan = plan_of(queue_of(kinds=kinds).filter(owner="", team=None)[:5])
    assert "care_queue_order" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan


def test_fresh_messages_and_unmet_wishes_are_found_by_an_index(desk: Desk) -> None:
    fresh = Message.objects.filter(taken_at__gt=desk.now - timedelta(minutes=2), direction=Direction.IN)
    assert "care_message_taken" in plan_of(fresh.order_by("taken_at", "id")[:100])
    wishes = CodeWish.objects.filter(answered_at__isnull=True).exclude(refusal="monitoring.none_left").order_by("id")
    assert "remedies_unmet_wish" in plan_of(wishes[:200])
