"""Pages of the console: all incidents, one incident, its report."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.corrections.selectors import stale_texts
from amends.apps.incidents.models import Incident
from amends.apps.notices.approvals import releases_of
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.selectors import overview_of, report_path
from amends.core.case.model import FactState
from amends.core.facts import FactBook
from amends.law.clocks import ClockRow, ClockState
from amends.law.explain import moment
from amends.web.console.access import access_incident, access_incidents
from amends.web.console.frame import console_page, first_page
from amends.web.console.overview.cards import cards_of
from amends.web.console.overview.fact_words import fact_words
from amends.web.console.overview.inquiries import first_screen, waiting_inquiries
from amends.web.console.overview.needs import needs_me, needs_of, standing_of
from amends.web.console.pages import staff_page
from amends.web.console.rows import notice_groups
from amends.web.headers import allowing_own_styles

_MOST_DEADLINES = 5  # the board has all of them


@require_safe
@staff_page
def incidents(request: HttpRequest, user: User) -> HttpResponse:
    """All incidents with what is still owed, those with something late or wrong first.

    Whose role sees no incident is led to the first page that it may open.
    """
    if not may(user.role, Right.SEE_INCIDENTS) and (own := first_page(user)):
        return redirect(own)
    now, found = timezone.now(), access_incidents(user=user)
    context = {
        "cards": cards_of(found, at=now),
        "without_incident": waiting_inquiries(None),
        "care": first_screen(found, at=now),
        "may_handle": may(user.role, Right.HANDLE_INQUIRIES),
    }
    return console_page(request, user, "console/incident_list.html", context, tab="incidents")


@require_safe
@staff_page
def incident(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """One incident: figures, what needs somebody now, deadlines, contradictions, severity, notices."""
    found = access_incident(user=user, ref=ref)
    standing = standing_of(found, at=timezone.now())
    needs = needs_of(standing)
    rows = found.notices.defer("content", "request").prefetch_related("verdicts")
    notices = list(rows.order_by("language", "channel", "segment", "id"))
    book = standing.book
    context = {
        "overview": overview_of(found),
        "run": Rehearsal.objects.filter(incident=found).first(),
        "severity": _severity(found),
        "mine": needs_me(needs, user),
        "others": [need for need in needs if need not in needs_me(needs, user)],
        "overdue": len(standing.overdue),
        "not_through": sum(standing.not_through.values()),
        "waiting": standing.waiting,
        "late_answers": standing.overdue_inquiries,
        "due": [(row, moment(row.due)) for row in standing.clocks if _runs(row) and row.due][:_MOST_DEADLINES],
        "unknown": _named(book, FactState.UNKNOWN),
        "investigating": _named(book, FactState.INVESTIGATING),
        "conflicts": [(key, fact_words(key), claims) for key, claims in book.conflicts().items()],
        "stale": stale_texts(incident=found) if _was_changed(found) else [],
        "notices": notices,
        "notice_groups": notice_groups(notices),
        "releases": releases_of(notices),
        "may_see_persons": may(user.role, Right.SEE_PERSONS),
    }
    return console_page(request, user, "console/incident_detail.html", context, tab="incident", incident=found)


@require_safe
@staff_page
def report(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The report as it was written; it holds counts and references, and its style inside."""
    found = access_incident(user=user, ref=ref)
    path = report_path(found)
    if path is None:
        context = {"ref": ref}
        return console_page(request, user, "console/report_missing.html", context, incident=found, status=404)
    return allowing_own_styles(request, HttpResponse(path.read_bytes()))


def _runs(row: ClockRow) -> bool:
    """Whether the duty is still to be done in time; what is overdue stands among what needs somebody now."""
    return row.done_at is None and row.state is not ClockState.OVERDUE


def _named(book: FactBook, state: FactState) -> list[tuple[str, str]]:
    """Key and words of each fact that stands in this state."""
    return [
        (fact.key, fact_words(fact.key)) for fact in book.facts if fact.state is state and book.is_current(fact.ref)
    ]


def _severity(found: Incident) -> dict[str, Any]:
    """The severity with its reasons, as the last assessment had them; empty before it."""
    assessment = found.assessments.order_by("id").last()
    return dict(assessment.severity) if assessment else {}


def _was_changed(found: Incident) -> bool:
    """Whether any fact was replaced at all; reading every text for untrue sentences is dear."""
    return found.facts.filter(supersedes__isnull=False).exists()
