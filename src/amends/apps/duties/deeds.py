"""Keeps what was done about a duty, and warns before its deadline passes: what staff does, not what the law says."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import transaction

from amends.apps.duties.models import DutyDeed, RaisedWarning
from amends.apps.duties.selectors import clocks_of
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.errors import RefusedError
from amends.law.clocks import ClockRow
from amends.law.escalation import DeadlineWarning, warnings_due

# Tells the staff with these roles a subject and a text.
Tell = Callable[[tuple[str, ...], str, str], None]


@transaction.atomic
def record_duty_done(
    *, incident: Incident, law: str, recipient_name: str, done_at: datetime, by: str, why_late: str, now: datetime
) -> DutyDeed:
    """Keeps that a duty was fulfilled.

    Raises ``RefusedError``: ``duty.unknown``, ``duty.done_before``, ``duty.in_future``, ``duty.late_without_reason``.
    """
    row = _row(clocks_of(incident=incident, at=now), law, recipient_name)
    if done_at > now:
        raise _refused("duty.in_future", law, "The time at which it was done lies in the future.")
    if row.last is not None and done_at > row.last and not why_late.strip():
        raise _refused("duty.late_without_reason", law, "It was late, and a late duty needs its reason (GDPR 33(1)).")
    deed, made = DutyDeed.objects.get_or_create(
        incident=incident,
        law=law,
        recipient_name=recipient_name,
        defaults={"done_at": done_at, "by": by, "why_late": why_late.strip()},
    )
    if not made:
        raise _refused("duty.done_before", law, "It is on record already, and a record is never changed.")
    record_deed(
        incident_ref=incident.ref, kind="duty.done", subject=_subject(law, recipient_name), at=now, law=law,
        done_at=done_at.isoformat(), late=row.last is not None and done_at > row.last,
    )  # fmt: skip
    return deed


def raise_warnings(*, now: datetime, tell: Tell) -> int:
    """Tells staff of every deadline that has come nearer by a step, each step once; returns how many were told.

    The warning is on record before anybody is told: a process that dies between the two has warned nobody
    by mail, and the console shows the warning.
    """
    raised = 0
    for incident in Incident.objects.order_by("id"):
        rows = clocks_of(incident=incident, at=now)
        for warning in _new(incident, warnings_due(rows, at=now), now):
            prefix = "EXERCISE: " if incident.is_exercise else ""
            tell(warning.roles, f"{prefix}{incident.ref}: a deadline is near", f"{prefix}{warning.says}")
            raised += 1
    return raised


def _new(incident: Incident, warnings: Iterator[DeadlineWarning], now: datetime) -> Iterator[DeadlineWarning]:
    for warning in warnings:
        with transaction.atomic():
            _, made = RaisedWarning.objects.get_or_create(
                incident=incident, law=warning.law, recipient_name=warning.recipient_name, last=warning.last,
                level=warning.level, defaults={"says": warning.says, "raised_at": now},
            )  # fmt: skip
            if made:
                subject = f"{_subject(warning.law, warning.recipient_name)}-{warning.level}-{warning.last.isoformat()}"
                record_deed(incident_ref=incident.ref, kind="deadline.warned", subject=subject, at=now, law=warning.law)
        if made:
            yield warning


def _row(rows: tuple[ClockRow, ...], law: str, recipient_name: str) -> ClockRow:
    for row in rows:
        if (row.law, row.recipient_name) == (law, recipient_name):
            return row
    raise _refused("duty.unknown", law, "No such duty runs for this incident.")


def _subject(law: str, recipient_name: str) -> str:
    """The law with a digest of the recipient's name, which may hold any character."""
    return f"{law} {hashlib.sha256(recipient_name.encode()).hexdigest()[:16]}"


def _refused(code: str, law: str, why: str) -> RefusedError:
    return RefusedError(
        "The duty cannot be marked as done.",
        code=code,
        where=law,
        why=why,
        fix="Look at the clocks of the incident.",
    )
