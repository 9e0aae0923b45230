"""Duties in the order in which they fall due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from amends.law.answer import DutyAnswer, Moment

_LAST = datetime.max.replace(tzinfo=UTC)


def by_deadline(duties: Iterable[DutyAnswer]) -> list[DutyAnswer]:
    """Earliest deadline first; then what is due without delay, then what has no date."""
    return sorted(duties, key=lambda duty: (_instant(duty.due.nominal), not duty.as_soon_as_possible, duty.law))


def is_overdue(duty: DutyAnswer, at: datetime) -> bool:
    """Whether the deadline has passed at an instant: the rolled one if a statute moved it."""
    last = duty.due.rolled or duty.due.nominal
    if last is None:
        return False
    if isinstance(last, datetime):
        return last < at
    return datetime.combine(last, time.max, tzinfo=at.tzinfo) < at


def _instant(due: Moment | None) -> datetime:
    if due is None:
        return _LAST
    if isinstance(due, datetime):
        return due
    return datetime.combine(due, time.max, tzinfo=UTC)
