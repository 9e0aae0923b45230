"""Who is warned before a deadline passes, and how early: hours count in hours, days in days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from amends.law.clocks import ClockRow

_NOBODY_YET = 0


class Step(msgspec.Struct, frozen=True):
    """A warning: from how long before the deadline on, and the roles that get it."""

    before: timedelta
    roles: tuple[str, ...]


_LEAD = ("incident_lead",)
_LAWYERS = (*_LEAD, "counsel", "data_protection")
_EVERYBODY = (*_LAWYERS, "communications")

# A house's policy, not law.  The last step is the deadline itself.
STEPS_FOR_HOURS = (
    Step(timedelta(hours=24), _LEAD),
    Step(timedelta(hours=6), _LAWYERS),
    Step(timedelta(hours=2), _EVERYBODY),
    Step(timedelta(0), _EVERYBODY),
)
STEPS_FOR_DAYS = (
    Step(timedelta(days=7), _LEAD),
    Step(timedelta(days=3), _LAWYERS),
    Step(timedelta(days=1), _EVERYBODY),
    Step(timedelta(0), _EVERYBODY),
)


class DeadlineWarning(msgspec.Struct, frozen=True):
    """A step that a clock has reached; ``level`` counts from 1, the highest is the deadline itself."""

    law: str
    recipient_name: str
    last: datetime
    level: int
    roles: tuple[str, ...]
    says: str


def warnings_due(rows: Iterable[ClockRow], *, at: datetime) -> Iterator[DeadlineWarning]:
    """The highest step that each open clock has reached at an instant."""
    for row in rows:
        if row.last is None or row.done_at is not None:
            continue
        steps = STEPS_FOR_HOURS if isinstance(row.due, datetime) else STEPS_FOR_DAYS
        level = sum(row.last - at <= step.before for step in steps)
        if level > _NOBODY_YET:
            yield DeadlineWarning(row.law, row.recipient_name, row.last, level, steps[level - 1].roles, _says(row, at))


def _says(row: ClockRow, at: datetime) -> str:
    when = row.last.isoformat(timespec="minutes") if row.last else ""
    verb = "has passed" if row.last is not None and row.last < at else "passes"
    return f"{row.recipient_name}: the deadline of {row.citation} {verb} on {when}."
