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
    last = last_instant(duty, at)
    return last is not None and last < at


def last_instant(duty: DutyAnswer, at: datetime) -> datetime | None:
    """The last instant in which the duty can be done in time; a day ends by the clocks of ``at``."""
    last = duty.due.rolled or duty.due.nominal
    if last is None or isinstance(last, datetime):
        return last
    return datetime.combine(last, time.max, tzinfo=at.tzinfo)


def _instant(due: Moment | None) -> datetime:
    if due is None:
        return _LAST
    if isinstance(due, datetime):
        return due
    return datetime.combine(due, time.max, tzinfo=UTC)
