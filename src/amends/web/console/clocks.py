"""The clocks of an incident: what is due, what it waits for, what was late; and the form that says it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import Role, User
from amends.apps.duties.deeds import record_duty_done
from amends.apps.duties.selectors import clocks_of
from amends.core.clock import parse_instant
from amends.core.errors import AmendsError
from amends.law.clocks import ClockRow, ClockState
from amends.law.explain import moment
from amends.web.console.access import access_incident
from amends.web.console.pages import staff_page

_MAY_MARK = {Role.INCIDENT_LEAD, Role.COUNSEL, Role.DATA_PROTECTION}
_STATES = {
    ClockState.OVERDUE: "overdue",
    ClockState.DUE_SOON: "due soon",
    ClockState.RUNNING: "running",
    ClockState.WITHOUT_DELAY: "without delay",
    ClockState.WAITING: "waiting",
    ClockState.DONE_LATE: "done, late",
    ClockState.DONE: "done",
}


@dataclass(frozen=True, kw_only=True)
class ClockLine:
    """A clock as the table shows it."""

    row: ClockRow
    due: str
    rolled: str
    stands: str
    left: str
    done_at: str
    is_alarming: bool
    is_open: bool


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def clocks(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Every clock, the most urgent first; POST marks a duty as done."""
    incident = access_incident(user=user, ref=ref)
    now = timezone.now()
    fault: AmendsError | None = None
    if request.method == "POST":
        if user.role not in _MAY_MARK:
            raise PermissionDenied
        try:
            record_duty_done(
                incident=incident,
                law=request.POST.get("law", ""),
                recipient_name=request.POST.get("recipient_name", ""),
                done_at=parse_instant(request.POST.get("done_at", "") or now.isoformat(), where="done at"),
                by=user.get_username(),
                why_late=request.POST.get("why_late", ""),
                now=now,
            )
            return redirect("console:clocks", ref=ref)
        except AmendsError as error:
            fault = error
    context = {
        "incident": incident,
        "lines": [_line(row) for row in clocks_of(incident=incident, at=now)],
        "now": moment(now.astimezone(UTC).replace(microsecond=0)),
        "may_mark": user.role in _MAY_MARK,
        "fault": fault,
    }
    return render(request, "console/clocks.html", context, status=409 if fault else 200)


def _line(row: ClockRow) -> ClockLine:
    return ClockLine(
        row=row,
        due=moment(row.due) if row.due else "",
        rolled=moment(row.rolled) if row.rolled else "",
        stands=_STATES[row.state],
        left=_span(row.late_by_s if row.late_by_s is not None else row.left_s),
        done_at=moment(_whole(row.done_at)) if row.done_at else "",
        is_alarming=row.state in (ClockState.OVERDUE, ClockState.DUE_SOON, ClockState.DONE_LATE),
        is_open=row.done_at is None,
    )


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def _span(seconds: int | None) -> str:
    """``3 d 4 h`` or ``5 h 12 min``; nothing where no time can be told."""
    if seconds is None:
        return ""
    span = timedelta(seconds=abs(seconds))
    hours, rest = divmod(span.seconds, 3600)
    return f"{span.days} d {hours} h" if span.days else f"{hours} h {rest // 60} min"
