"""The reasons in the proof stay few enough to read."""

from __future__ import annotations

from collections import Counter

from amends.apps.delivery.reconcile import MOST_REASONS, _commonest


def test_commonest_reasons_are_named_and_the_rest_is_counted() -> None:
    reasons = Counter({"no email address": 500} | {f"refused: 550 queue {number}": 1 for number in range(300)})
    named = _commonest(reasons)
    assert named["no email address"] == 500
    assert len(named) == MOST_REASONS + 1
    assert sum(named.values()) == 800
