"""What came: by day and way in, beside what was forecast; the telephone system's counts and our own."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.centre.arrivals import COLUMNS
from amends.apps.centre.models import Arrivals, ForecastVersion
from amends.apps.centre.services import count_care, import_arrivals
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, done_at, said, sent_text

_CARE_DAYS, _MOST_DAYS = timedelta(days=7), 60
_SAID = {
    "arrivals": "{} intervals new, {} counted otherwise before, {} known.",
    "count": "Of our own cases: {} intervals new, {} changed, {} known.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def centre_arrivals(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The counts by day; POST takes a file in, or counts our own cases."""
    incident = access_incident(user=user, ref=ref, right=Right.PLAN_CENTRE)
    fault: AmendsError | None = None
    if request.method == "POST":
        done = done_at(request, user, incident, acts=_ACTS, page="console:centre_arrivals")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    context = {
        "page": "arrivals",
        "days": _days(incident),
        "columns": ", ".join(COLUMNS),
        "fault": fault,
        "said": said(request, _SAID),
    }
    return console_page(
        request, user, "console/centre/arrivals.html", context, tab="centre", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _arrivals(request: HttpRequest, user: User, incident: Incident) -> Counts:
    text, name = sent_text(request)
    done = import_arrivals(incident=incident, text=text, name=name, by=user.get_username(), now=timezone.now())
    return (done.taken, done.changed, done.known)


def _count(request: HttpRequest, user: User, incident: Incident) -> Counts:
    now = timezone.now()
    since = (now - _CARE_DAYS).replace(minute=0, second=0, microsecond=0)
    done = count_care(incident=incident, since=since, until=now, by=user.get_username(), now=now)
    return (done.taken, done.changed, done.known)


_ACTS = {"arrivals": _arrivals, "count": _count}


def _days(incident: Incident) -> list[dict[str, Any]]:
    """One line for each day and way in, newest first; a later count of an interval takes the earlier one's place."""
    last: dict[tuple[Any, ...], Arrivals] = {}
    for row in Arrivals.objects.filter(incident=incident).order_by("id").iterator(chunk_size=2_000):
        last[row.source, row.channel, row.language, row.begins_at, row.ends_at] = row
    sums: dict[tuple[str, str, str], list[int | None]] = defaultdict(lambda: [0, 0, 0])
    for row in last.values():
        sums[row.begins_at.date().isoformat(), row.channel, row.source] = [
            _plus(before, more)
            for before, more in zip(
                sums[row.begins_at.date().isoformat(), row.channel, row.source],
                (row.came, row.answered, row.abandoned),
                strict=True,
            )
        ]
    expected = _expected(incident)
    rows = [
        {
            "day": day, "channel": channel, "source": source, "came": came, "answered": answered,
            "abandoned": abandoned, "expected": expected.get(day) if channel == "phone" else None,
        }
        for (day, channel, source), (came, answered, abandoned) in sums.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row["day"], row["channel"]), reverse=True)[: _MOST_DAYS * 4]


def _plus(before: int | None, more: int | None) -> int | None:
    return None if before is None or more is None else before + more


def _expected(incident: Incident) -> dict[str, dict[str, Any]]:
    """Calls by day of the forecast that stands."""
    latest = ForecastVersion.objects.filter(incident=incident).order_by("-number").first()
    days = latest.answer.get("days", []) if latest else []
    return {day["day"][:10]: {"calls": day["calls"], "low": day["band"][0], "high": day["band"][1]} for day in days}
