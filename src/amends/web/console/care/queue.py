"""The queue: who waits, by way in and language; what is sensitive first, then by the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from amends.apps.accounts.models import User
from amends.apps.care.board import CareStanding, care_standing
from amends.apps.care.models import Case, CaseState, Team, WayIn
from amends.apps.care.overflow import load_of, rules_in_force
from amends.apps.care.queue import languages_of, queue_of, take_next_for
from amends.apps.care.tags import tags_in_use
from amends.apps.care.who import may_assign, team_of
from amends.apps.incidents.models import Incident
from amends.triage import Intent
from amends.web.console.access import require_factor_for_house
from amends.web.console.bulk import BulkBar
from amends.web.console.care.bulk import BUTTONS, colleagues
from amends.web.console.care.rows import STATES, Clocks, intent_words, language_words, rows_of
from amends.web.console.desk.inquiries_access import access_kinds
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.wording.book.languages import languages

FILTERS = ("state", "way", "language", "intent", "sensitive", "mine", "incident", "tag", "team")
_A_PAGE = 100
_LONG_PAST = timedelta(days=30)


@require_safe
@staff_page
def queue(request: HttpRequest, user: User) -> HttpResponse:
    """The counts, then the list; nothing of what anybody wrote."""
    kinds, now = access_kinds(user), timezone.now()
    require_factor_for_house(user)
    filters = {name: request.GET.get(name, "")[:40] for name in FILTERS}
    rows = matching(filters, kinds=kinds, user=user).select_related("incident", "team").prefetch_related("tags")
    clocks, team = Clocks(), team_of(user)
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    standing = care_standing(kinds=kinds, at=now)
    context: dict[str, Any] = {
        "standing": standing,
        "ways": _by_way(standing),
        "columns": sorted({line.language for line in standing.lines}),
        "rows": rows_of(page, clocks, now=now),
        "clock": clocks.said(now),
        "load": load_of(kinds=kinds, now=now) if team is None else None,
        "team": team,
        "may_assign": may_assign(user),
        "rules": rules_in_force(),
        "page": page,
        "exercise": _exercise(list(page), now),
        "filters": filters,
        "choices": _choices(kinds),
        "is_empty": "none" in request.GET,
        "mine": languages_of(user.get_username()),
        "colleagues": colleagues(kinds),
        "bulk": BulkBar(
            action=reverse("console:queue_bulk"), buttons=BUTTONS, matching=page.paginator.count, filters=filters
        ),
    }
    return console_page(request, user, "console/care/queue.html", context, tab="queue")


@require_POST
@staff_page
def queue_next(request: HttpRequest, user: User) -> HttpResponse:
    """Gives the next case to whoever asks, to nobody else; back to the queue where nobody waits."""
    access_kinds(user)
    require_factor_for_house(user)
    case = take_next_for(user, now=timezone.now())
    if case is None:
        return redirect(f"{reverse('console:queue')}?none=1")
    return redirect("console:care_case", ref=case.ref)


def matching(filters: dict[str, str], *, kinds: frozenset[str], user: User) -> QuerySet[Case]:
    """The cases that a filter leaves, in the order in which they are answered."""
    state = filters.get("state", "")
    found = queue_of(kinds=kinds, state=state if state in CaseState.values else CaseState.OPEN)
    for name, field in (
        ("way", "way_in"),
        ("language", "language"),
        ("intent", "intent"),
        ("incident", "incident__ref"),
        ("tag", "tags__name"),
        ("team", "team__name"),
    ):
        found = found.filter(**{field: filters[name]}) if filters.get(name) else found
    found = found.filter(is_sensitive=True) if filters.get("sensitive") else found
    team = team_of(user)
    found = found.filter(team=team, is_sensitive=False, kind__in=team.kinds) if team is not None else found
    return found.filter(owner=user.get_username()) if filters.get("mine") else found


def _exercise(cases: list[Case], now: datetime) -> dict[str, datetime | None] | None:
    """Said above a page whose cases all come from rehearsals, with the day of the first if that is long past."""
    if not cases or not all(case.incident is not None and case.incident.is_exercise for case in cases):
        return None
    first = min(case.opened_at for case in cases)
    return {"day": first if now - first > _LONG_PAST else None}


def _by_way(standing: CareStanding) -> list[tuple[str, list[tuple[str, int, int]], int, int]]:
    """A row for each way in: its cells (language, unanswered, overdue), and the sums."""
    columns = sorted({line.language for line in standing.lines})
    table = []
    for way, words in WayIn.choices:
        lines = {line.language: line for line in standing.lines if line.way_in == way}
        found = ((language, lines.get(language)) for language in columns)
        cells = [(language, one.unanswered if one else 0, one.overdue if one else 0) for language, one in found]
        if lines:
            table.append((words, cells, sum(cell[1] for cell in cells), sum(cell[2] for cell in cells)))
    return table


def _choices(kinds: frozenset[str]) -> dict[str, Any]:
    return {
        "states": [(str(value), STATES[value]) for value in CaseState],
        "ways": WayIn.choices,
        "languages": [(code, language_words(code)) for code in languages()],
        "intents": [(str(intent), intent_words(intent)) for intent in Intent],
        "tags": tags_in_use(kinds=kinds),
        "teams": list(Team.objects.order_by("name").values_list("name", flat=True)),
        "incidents": list(Incident.objects.order_by("-id").values_list("ref", flat=True)[:50]),
    }
