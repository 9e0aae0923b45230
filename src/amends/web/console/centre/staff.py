"""Staff per interval: what the forecast asks for, who is rostered, who is missing."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.centre.models import ForecastVersion, RosterVersion
from amends.apps.centre.services import StaffPlan, import_roster, staffing_plan
from amends.apps.centre.staffing import ROSTER_COLUMNS
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, done_at, said, sent_text

_A_PAGE = 96
_SAID = {"roster": "{} shifts taken in."}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def centre_staff(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The plan by interval; POST takes a roster in."""
    incident = access_incident(user=user, ref=ref, right=Right.PLAN_CENTRE)
    fault: AmendsError | None = None
    if request.method == "POST":
        done = done_at(request, user, incident, acts={"roster": _roster}, page="console:centre_staff")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    latest = ForecastVersion.objects.filter(incident=incident).order_by("-number").first()
    plan = staffing_plan(incident=incident) if latest else None
    context: dict[str, Any] = {
        "page": "staff",
        "plan": plan,
        "latest": latest,
        "peak": latest.answer["peak"] if latest else None,
        "assumptions": latest.answer["assumptions"] if latest else [],
        "roster": RosterVersion.objects.filter(incident=incident).order_by("-id").first(),
        "columns": ", ".join(ROSTER_COLUMNS),
        "only_short": "short" in request.GET,
        "fault": fault,
        "said": said(request, _SAID),
        "pages": (page := _rows(request, plan)),
        "rows": page,
    }
    return console_page(
        request, user, "console/centre/staff.html", context, tab="centre", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _rows(request: HttpRequest, plan: StaffPlan | None) -> Any:
    rows = [row for row in plan.rows if row.agents or row.on_duty] if plan else []
    if "short" in request.GET:
        rows = [row for row in rows if row.short]
    return Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))


def _roster(request: HttpRequest, user: User, incident: Incident) -> Counts:
    text, name = sent_text(request)
    made = import_roster(incident=incident, text=text, name=name, by=user.get_username(), now=timezone.now())
    return (len(made.shifts),)
