"""What other parts ask of the self-check, in one place."""

from __future__ import annotations

from datetime import datetime

from amends.apps.remedies.stepping import note_action
from amends.apps.selfcheck.desk import do_desk_work
from amends.apps.selfcheck.models import ActionDone
from amends.apps.selfcheck.publishing import publish_doors
from amends.apps.selfcheck.requests import ask_for_code, read_contact, try_code
from amends.apps.selfcheck.selectors import Found
from amends.apps.selfcheck.threads import keep_line, write_line

__all__ = [
    "ask_for_code",
    "do_desk_work",
    "keep_line",
    "mark_action",
    "publish_doors",
    "read_contact",
    "try_code",
    "write_line",
]

_MOST_MARKS = 500  # of one person; who holds one code cannot fill the table


def mark_action(*, found: Found, action: str, is_done: bool, now: datetime) -> bool:
    """Keeps that an action is done, or is not; whether anything changed.  What it was before stays on file."""
    rows = ActionDone.objects.filter(
        incident_ref=found.doors.incident.ref, person_hash=found.standing.person_hash
    ).order_by("id")
    said = list(rows.values_list("action", "is_done")[:_MOST_MARKS])
    before = dict(said).get(action, False)
    if before == is_done or len(said) >= _MOST_MARKS:
        return False
    ActionDone.objects.create(
        incident_ref=found.doors.incident.ref,
        person_hash=found.standing.person_hash,
        action=action,
        is_done=is_done,
        at=now,
    )
    note_action(
        incident=found.doors.incident,
        person_hash=found.standing.person_hash,
        action=action,
        is_done=is_done,
        now=now,
    )
    return True
