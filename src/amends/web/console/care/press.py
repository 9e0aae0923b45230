"""The desk of the press and of researchers: who waits, who was acknowledged, and who was told less than others."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.care.models import Case, CaseState
from amends.apps.care.press import DESK, acknowledge, press_cases, told_to_press
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import access_incident
from amends.web.console.care.access import access_case
from amends.web.console.care.answers import about
from amends.web.console.care.rows import Clocks, row_of
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def press(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """POST keeps that somebody was told that their question is here."""
    incident = access_incident(user=user, ref=ref, right=Right.PRESS_DESK)
    now, fault = timezone.now(), None
    if request.method == "POST":
        try:
            case = Case.objects.filter(incident=incident, kind__in=DESK, ref=request.POST.get("case", "")).first()
            if case is None:
                raise InputError("There is no such case at this desk.", code="care.unknown", where="case")
            acknowledge(case=access_case(user=user, ref=case.ref), by=user, now=now)
            return redirect("console:press", ref=ref)
        except AmendsError as error:
            fault = error
    clocks = Clocks(incident)
    rows = [(one, row_of(one.case, clocks, now=now)) for one in press_cases(incident=incident)]
    times = {
        one.case.pk: tuple(clocks.words(at) if at else "" for at in (one.acknowledged_at, one.answered_at))
        for one, _ in rows
    }
    context: dict[str, Any] = {
        "rows": [(one, row, *times[one.case.pk]) for one, row in rows],
        "clock": clocks.said(now),
        "waiting": sum(one.case.state == CaseState.OPEN for one, _ in rows),
        "overdue": sum(row.is_overdue for _, row in rows),
        "silent": sum(one.acknowledged_at is None and one.answered_at is None for one, _ in rows),
        "told": [(one, clocks.words(one.at)) for one in told_to_press(incident=incident)],
        **about(user),
        "fault": fault,
    }
    return console_page(
        request, user, "console/care/press.html", context, tab="press", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip
