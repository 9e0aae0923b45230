"""The duties board: what is due and why, what it waits for, what was late; and the forms that say it was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.duties.deeds import record_duty_done
from amends.apps.duties.selectors import latest_answer
from amends.apps.incidents.models import Incident
from amends.core.clock import parse_instant
from amends.core.errors import AmendsError, InputError
from amends.law.explain import moment
from amends.law.ics import calendar_of
from amends.web.console.access import access_incident, require_right
from amends.web.console.bulk import BulkBar, BulkWork, bulk_page
from amends.web.console.frame import console_page
from amends.web.console.launch.duty_lines import (
    NOT_BINDING,
    STATES,
    Board,
    DutyLine,
    board_of,
    counts_by_state,
    matching,
    next_open,
)
from amends.web.console.launch.fields import typed
from amends.web.console.launch.paging import page_of
from amends.web.console.pages import staff_page

_FILTERS = ("state", "recipient", "place", "words")
_A_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def clocks(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Every duty that binds, the most urgent first, or those that do not; POST marks one as done."""
    incident = access_incident(user=user, ref=ref)
    now = timezone.now()
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, Right.MARK_DUTIES)
        form = typed(request.POST.dict())
        try:
            record_duty_done(
                incident=incident,
                law=form.get("law", ""),
                recipient_name=form.get("recipient_name", ""),
                done_at=parse_instant(form.get("done_at", "") or now.isoformat(), where="done at"),
                by=user.get_username(),
                why_late=form.get("why_late", ""),
                now=now,
            )
            return redirect("console:clocks", ref=ref)
        except AmendsError as error:
            fault = error
    context = {**_board_context(request, user, incident, now), "fault": fault}
    return console_page(
        request, user, "console/clocks.html", context, tab="clocks", incident=incident, status=409 if fault else 200
    )


@require_safe
@staff_page
def standing(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The part of the board that lives: how many stand where, and the countdown of each open duty."""
    incident = access_incident(user=user, ref=ref)
    now = timezone.now()
    board = board_of(incident, at=now)
    context = {**_figures(board, now), "lines": [line for line in board.binding if line.is_open], "is_live": True}
    return console_page(request, user, "console/_duty_standing.html", context, incident=incident)


@require_safe
@staff_page
def printed(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The whole board for paper, every reason unfolded; with the filter of the page."""
    incident = access_incident(user=user, ref=ref)
    now = timezone.now()
    board, filters = board_of(incident, at=now), _filters(request)
    context = {
        **_figures(board, now),
        "lines": _chosen(board, filters),
        "filters": {name: value for name, value in filters.items() if value},
        "corpus": board.corpus,
    }
    return console_page(request, user, "console/duty_print.html", context, tab="clocks", incident=incident)


@require_safe
@staff_page
def calendar(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The deadlines as a calendar file; an import a second time replaces and does not double."""
    incident = access_incident(user=user, ref=ref)
    answer = latest_answer(incident=incident)
    if answer is None:
        raise Http404
    prefix = "EXERCISE " if incident.is_exercise else ""
    body = calendar_of(answer, title=f"{prefix}{incident.ref}")
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{incident.ref}-duties.ics"'
    return response


@require_POST
@staff_page
def bulk(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Marks many duties as done now; what was late carries the reason."""
    incident = access_incident(user=user, ref=ref, right=Right.MARK_DUTIES)
    now = timezone.now()
    rows = {line.key: line for line in board_of(incident, at=now).binding}

    def mark(key: str, reason: str) -> None:
        line = rows.get(key)
        if line is None:
            raise InputError("No such duty runs for this incident.", code="duty.unknown", where=incident.ref)
        record_duty_done(
            incident=incident, law=line.duty.law, recipient_name=line.duty.recipient_name, done_at=now,
            by=user.get_username(), why_late=reason, now=now,
        )  # fmt: skip

    def open_keys(filters: Mapping[str, str]) -> list[str]:
        return [line.key for line in matching(rows.values(), filters) if line.is_open]

    work = BulkWork(
        name="done",
        verb="Mark as done now",
        rows="duties",
        matching=open_keys,
        do=mark,
        back=reverse("console:clocks", args=[ref]),
        warns="Each is marked as done at this moment. If it was done earlier, mark it by itself with its time. "
        "The reason is kept as the reason for being late where one is.",
    )
    return bulk_page(request, user, [work], incident=incident, tab="clocks")


def _board_context(request: HttpRequest, user: User, incident: Incident, now: datetime) -> dict[str, Any]:
    board, filters = board_of(incident, at=now), _filters(request)
    lines = _chosen(board, filters)
    every = (*board.binding, *board.not_binding)
    shows_idle = filters["state"] == NOT_BINDING
    page = page_of(lines, request.GET.get("page", ""), size=_A_PAGE)
    is_marker = may(user.role, Right.MARK_DUTIES)
    return {
        **_figures(board, now),
        "board": board,
        "page": page,
        "lines": page.rows,
        "filters": filters,
        "query": {name: value for name, value in filters.items() if value},
        "states": [(str(state), words) for state, words in STATES.items()],
        "recipients": sorted({line.duty.recipient for line in every}),
        "places": sorted({line.duty.jurisdiction for line in (board.not_binding if shows_idle else board.binding)}),
        "shows_idle": shows_idle,
        "is_counted_anew": request.GET.get("live") != "off",
        "may_mark": is_marker,
        "bulk": _bar(incident, lines, filters) if is_marker and not shows_idle else None,
    }


def _bar(incident: Incident, lines: Sequence[DutyLine], filters: Mapping[str, str]) -> BulkBar:
    return BulkBar(
        action=reverse("console:clocks_bulk", args=[incident.ref]),
        buttons=(("done", "Mark as done"),),
        matching=sum(line.is_open for line in lines),
        filters=filters,
    )


def _figures(board: Board, now: datetime) -> dict[str, Any]:
    return {
        "counts": counts_by_state(board.binding),
        "soonest": next_open(board.binding),
        "idle": len(board.not_binding),
        "now": moment(now.astimezone(UTC).replace(microsecond=0)),
    }


def _chosen(board: Board, filters: Mapping[str, str]) -> list[DutyLine]:
    lines = board.not_binding if filters.get("state") == NOT_BINDING else board.binding
    return matching(lines, filters)


def _filters(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip()[:200] for name in _FILTERS}
