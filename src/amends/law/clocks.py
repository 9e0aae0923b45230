"""The clocks of an incident: what is due, what it waits for, what was done, and what was late and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from amends.core.clock import require_aware
from amends.law.answer import Answer, DutyAnswer, Moment, Status
from amends.law.timeline import by_deadline, last_instant

_SOON_FOR_HOURS = timedelta(hours=24)
_SOON_FOR_DAYS = timedelta(days=7)
_QUESTION = "Needs an answer: "
_HELD = "Stopped by the law enforcement hold"


class ClockState(StrEnum):
    """Where a duty stands; the order is that of the list."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    RUNNING = "running"
    WITHOUT_DELAY = "without_delay"
    WAITING = "waiting"
    DONE_LATE = "done_late"
    DONE = "done"


class Deed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A duty that was fulfilled: when, by whom (a reference, no name), and, if late, why.

    ``recipient_name`` only where one law names several recipients; without it the deed counts for all of them.
    """

    law: str
    at: datetime
    recipient_name: str | None = None
    by: str = ""
    why_late: str = ""


class ClockRow(msgspec.Struct, frozen=True, kw_only=True):
    """One duty with its clock at an instant.

    ``due`` is the safe date; ``last`` the instant at which it has passed (that of the rolled date, where a
    statute rolls).  ``left_s``: seconds until ``last``, negative once it has passed.
    """

    law: str
    jurisdiction: str
    recipient: str
    recipient_name: str
    citation: str
    status: str
    persons: int
    state: ClockState
    due: Moment | None = None
    rolled: Moment | None = None
    last: datetime | None = None
    left_s: int | None = None
    waits_for: tuple[str, ...] = ()
    done_at: datetime | None = None
    done_by: str = ""
    late_by_s: int | None = None
    why_late: str = ""


def clock_rows(answer: Answer, deeds: Sequence[Deed], *, at: datetime) -> tuple[ClockRow, ...]:
    """Every duty that binds or may bind, the most urgent first; what is done comes last.

    A deed after ``at`` has not happened yet.
    """
    require_aware(at, where="at")
    deeds = [deed for deed in deeds if deed.at <= at]
    duties = [duty for duty in by_deadline(answer.duties) if duty.status is not Status.NOT_REQUIRED]
    rows = [_row(duty, _deed_of(duty, deeds), tuple(_order(duty, duties, deeds)), at) for duty in duties]
    rank = {state: number for number, state in enumerate(ClockState)}
    return tuple(sorted(rows, key=lambda row: rank[row.state]))


def _deed_of(duty: DutyAnswer, deeds: Sequence[Deed]) -> Deed | None:
    fitting = [deed for deed in deeds if deed.law == duty.law and deed.recipient_name in (None, duty.recipient_name)]
    return min(fitting, key=lambda deed: deed.at, default=None)


def _row(duty: DutyAnswer, deed: Deed | None, order: tuple[str, ...], at: datetime) -> ClockRow:
    last = last_instant(duty, at)
    open_ends = () if deed else (*_open_ends(duty), *order)
    row = ClockRow(
        law=duty.law,
        jurisdiction=duty.jurisdiction,
        recipient=duty.recipient,
        recipient_name=duty.recipient_name,
        citation=duty.citation,
        status=str(duty.status),
        persons=duty.persons,
        state=_state(duty, last, at),
        due=duty.due.nominal,
        rolled=duty.due.rolled,
        last=last,
        left_s=None if last is None else _seconds(last - at),
        waits_for=open_ends,
    )
    return row if deed is None else _done(row, deed)


def _done(row: ClockRow, deed: Deed) -> ClockRow:
    late = None if row.last is None or deed.at <= row.last else _seconds(deed.at - row.last)
    return msgspec.structs.replace(
        row,
        state=ClockState.DONE if late is None else ClockState.DONE_LATE,
        left_s=None,
        done_at=deed.at,
        done_by=deed.by,
        late_by_s=late,
        why_late="" if late is None else deed.why_late or "no reason is on record",
    )


def _state(duty: DutyAnswer, last: datetime | None, at: datetime) -> ClockState:
    if last is None:
        waits = duty.status is Status.UNKNOWN or any(_open_ends(duty))
        return ClockState.WAITING if waits else ClockState.WITHOUT_DELAY
    if last < at:
        return ClockState.OVERDUE
    soon = _SOON_FOR_HOURS if isinstance(duty.due.nominal, datetime) else _SOON_FOR_DAYS
    return ClockState.DUE_SOON if last - at <= soon else ClockState.RUNNING


def _open_ends(duty: DutyAnswer) -> Iterator[str]:
    """What must be known or released before the clock runs."""
    if duty.status is Status.UNKNOWN and duty.due.nominal is None and duty.anchor:
        yield f"the anchor `{duty.anchor}`"
    yield from (line.removeprefix(_QUESTION) for line in duty.because if line.startswith(_QUESTION))
    if any(line.startswith(_HELD) for line in duty.because):
        yield "the release of the law enforcement hold"


def _order(duty: DutyAnswer, duties: Iterable[DutyAnswer], deeds: Sequence[Deed]) -> Iterator[str]:
    """Those who must be told first, and have not been."""
    for other in duties:
        is_first = duty.recipient in other.before and other.jurisdiction == duty.jurisdiction
        if is_first and other.status is Status.REQUIRED and _deed_of(other, deeds) is None:
            yield f"{other.recipient_name} must be told first ({other.citation})"


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())
