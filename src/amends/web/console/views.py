"""Pages of the console: incidents, one incident, its report and its notices."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from amends.apps.accounts.models import User
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.approvals import releases_of
from amends.apps.rehearsals.selectors import overview_of, report_path
from amends.core.case.model import FactState
from amends.web.console.access import access_incident, access_incidents
from amends.web.console.pages import staff_page
from amends.web.console.rows import fact_rows, notice_groups
from amends.web.headers import allowing_own_styles


@require_safe
@staff_page
def incidents(request: HttpRequest, user: User) -> HttpResponse:
    """All incidents with what is still owed."""
    rows = [overview_of(incident) for incident in access_incidents(user=user)]
    return render(request, "console/incident_list.html", {"rows": rows})


@require_safe
@staff_page
def incident(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """One incident: figures, contradictions, notices, facts."""
    found = access_incident(user=user, ref=ref)
    book = fact_book(incident=found)
    notices = list(found.notices.prefetch_related("verdicts").order_by("language", "channel", "segment", "id"))
    context = {
        "overview": overview_of(found),
        "facts": fact_rows(book),
        "unknown": [fact.key for fact in book.facts if fact.state is FactState.UNKNOWN and book.is_current(fact.ref)],
        "conflicts": book.conflicts(),
        "notices": notices,
        "notice_groups": notice_groups(notices),
        "releases": releases_of(notices),
    }
    return render(request, "console/incident_detail.html", context)


@require_safe
@staff_page
def report(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The report as it was written; it holds counts and references, and its style inside."""
    path = report_path(access_incident(user=user, ref=ref))
    if path is None:
        return render(request, "console/report_missing.html", {"ref": ref}, status=404)
    return allowing_own_styles(request, HttpResponse(path.read_bytes()))
