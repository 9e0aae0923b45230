"""People by place, element, cohort and more: counts, charts with their tables, nobody's name."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.core.errors import AmendsError
from amends.web.console.access import access_incident
from amends.web.console.exposure.counting import People, people_of
from amends.web.console.exposure.drawing import CHARTS, drawn
from amends.web.console.exposure.standing import Standing
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.headers import allowing_own_styles


@require_safe
@staff_page
def people(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Every count with its chart; whoever may not see persons sees no count from which one could be guessed."""
    standing = Standing(access_incident(user=user, ref=ref))
    fault: AmendsError | None = None
    found: People | None = None
    try:
        found = _people(standing, user)
    except AmendsError as error:
        fault = error
    context = {"people": found, "fault": fault, "is_exact": may(user.role, Right.SEE_PERSONS)}
    return console_page(request, user, "console/people.html", context, tab="people", incident=standing.incident)


@require_safe
@staff_page
def people_chart(request: HttpRequest, user: User, ref: str, chart: str) -> HttpResponse:
    """One chart as SVG: ``places``, or ``places-dark`` for a dark screen."""
    standing = Standing(access_incident(user=user, ref=ref))
    name = chart.removesuffix("-dark")
    if name not in CHARTS:
        raise Http404
    try:
        found = _people(standing, user)
    except AmendsError as error:
        raise Http404 from error
    table = next((table for table in found.tables if table.name == name), None)
    if table is None:  # there is nothing to draw yet, as of messages before any was sent
        raise Http404
    svg = drawn(table, is_dark=chart != name)
    return allowing_own_styles(request, HttpResponse(svg, content_type="image/svg+xml; charset=utf-8"))


def _people(standing: Standing, user: User) -> People:
    digest = standing.assessment.register_sha256
    return people_of(standing.out, digest, is_exact=may(user.role, Right.SEE_PERSONS))
