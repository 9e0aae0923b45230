"""Runs: what was started from here and how far it is, and the start of an exercise."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.core.errors import AmendsError
from amends.web.console.access import require_right
from amends.web.console.exposure.starting import known_cases, runs_started, start_exercise
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_MAY_START = Right.ORDER_DELIVERY  # the incident lead alone has it


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def runs(request: HttpRequest, user: User) -> HttpResponse:
    """The runs that were started here; POST starts an exercise of a case that lies in the folder for it."""
    require_right(user, Right.SEE_INCIDENTS)
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, _MAY_START)
        try:
            start_exercise(case=request.POST.get("case", ""), by=user.get_username(), now=timezone.now())
            return redirect("console:runs")
        except AmendsError as error:
            fault = error
    rows = list(runs_started())
    context = {
        "rows": rows,
        "is_live": any(row.is_alive for row in rows),
        "cases": known_cases(),
        "may_start": may(user.role, _MAY_START),
        "fault": fault,
    }
    if request.headers.get("HX-Request") and not fault:
        return console_page(request, user, "console/run_rows.html", context)
    return console_page(request, user, "console/run_list.html", context, status=409 if fault else 200)
