"""What changed in the law between two days."""

from __future__ import annotations

from datetime import date

import pytest

from amends.law import load_corpus
from amends.law.diff import ChangeKind, LawChange, changes_between


def changes(first: str, second: str) -> dict[str, LawChange]:
    found = changes_between(load_corpus(), date.fromisoformat(first), date.fromisoformat(second))
    return {change.law: change for change in found}


def test_nothing_changes_within_a_day() -> None:
    assert changes("2026-03-01", "2026-03-01") == {}


def test_a_clock_that_was_replaced_is_shown_before_and_after() -> None:
    found = changes("2023-08-31", "2023-09-01")["us-tx/bcc-521-053/notify-attorney-general"]
    assert found.kind is ChangeKind.CHANGED
    clock = next(value for value in found.values if value.part == "clock")
    assert (clock.before[0]["limits"][0]["n"], clock.after[0]["limits"][0]["n"]) == (60, 30)
    assert clock.after[0]["at"].startswith("Tex. Bus.")


def test_a_duty_that_is_new_begins() -> None:
    found = changes("2019-12-31", "2020-01-01")["us-tx/bcc-521-053/notify-attorney-general"]
    assert found.kind is ChangeKind.BEGINS


@pytest.mark.parametrize("law", sorted(load_corpus().duties))
def test_every_rule_has_begun_between_the_first_day_and_the_last_or_is_not_law(law: str) -> None:
    duty = load_corpus().duties[law]
    standing = [period for period in duty.in_force if period.until is None]
    found = changes_between(load_corpus(), date(1970, 1, 1), date(2100, 1, 1))
    begun = {change.law for change in found if change.kind is ChangeKind.BEGINS}
    assert (law in begun) is bool(standing)
