"""How well people were served: counts with small cells hidden, and what the public is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.incidents.models import Incident
from amends.apps.measures.claiming import ClaimsTold
from amends.apps.measures.exporting import measures_csv
from amends.apps.measures.models import PublishedMeasures
from amends.apps.measures.selectors import measures_of
from amends.apps.measures.services import MOST_DAYS, publish_every, publish_measures, publishing_rule
from amends.core.errors import AmendsError
from amends.recovery.honest import ServedTold
from amends.recovery.honest_cells import Row, Table
from amends.recovery.honest_times import Quantile
from amends.web.console.access import access_incident, require_right
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, attachment, done_at, number_in, said

_SAID = {
    "publish": "The measures are public.",
    "every": "From now on they are published by themselves.",
    "never": "They are no longer published by themselves.",
}
_DECISIONS = (("allow", "allowed"), ("defer", "put off"), ("deny", "denied"))
_LONG = 72  # hours; longer waits are told in days
_VIEWS = {"language": "Language", "way_in": "Way in", "segment": "Segment"}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def measures(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The measures as they stand; POST publishes them, at most once a day."""
    incident = access_incident(user=user, ref=ref, right=Right.SEE_MEASURES)
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, Right.PUBLISH)
        done = done_at(request, user, incident, acts=_ACTS, page="console:measures")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    found = measures_of(incident=incident, at=timezone.now())
    context: dict[str, Any] = {
        "found": found,
        "served": [("Questions and reports", _served(found.contacts)), ("Complaints", _served(found.complaints))],
        "claims": _claims(found.claims),
        "rule": publishing_rule(incident),
        "most_days": MOST_DAYS,
        "people": [
            ("Remedies", "seen, not said", _tables(found.remedies)),
            ("National steps", "of all affected", _tables(found.steps)),
            ("Steps of the notice", "what people marked themselves", _tables(found.actions)),
        ],
        "moderation": [(_plain(act.reason), act) for act in found.moderation],
        "callbacks": [(_plain(state), count) for state, count in sorted(found.callbacks.items())],
        "decisions": [
            (_plain(purpose), [(label, counts.get(one, 0)) for one, label in _DECISIONS])
            for purpose, counts in found.contact_decisions.items()
        ],
        "published": PublishedMeasures.objects.filter(incident=incident).order_by("-id").first(),
        "may_publish": may(user.role, Right.PUBLISH),
        "fault": fault,
        "said": said(request, _SAID),
    }
    return console_page(
        request, user, "console/centre/measures.html", context, tab="measures", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


@require_safe
@staff_page
def measures_file(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The measures as CSV, small cells hidden there too."""
    incident = access_incident(user=user, ref=ref, right=Right.SEE_MEASURES)
    text = measures_csv(measures_of(incident=incident, at=timezone.now()))
    return attachment(text.encode(), f"measures-{incident.ref}.csv", media_type="text/csv; charset=utf-8")


def _publish(request: HttpRequest, user: User, incident: Incident) -> Counts:
    publish_measures(incident=incident, by=user.get_username(), now=timezone.now())
    return ()


def _every(request: HttpRequest, user: User, incident: Incident) -> Counts:
    days = number_in(request, "days", most=MOST_DAYS)
    publish_every(incident=incident, days=days, by=user.get_username(), now=timezone.now())
    return ()


def _never(request: HttpRequest, user: User, incident: Incident) -> Counts:
    publish_every(incident=incident, days=0, by=user.get_username(), now=timezone.now())
    return ()


_ACTS = {"publish": _publish, "every": _every, "never": _never}


def _claims(told: ClaimsTold) -> list[dict[str, Any]]:
    return [
        {
            "name": _VIEWS.get(view, _plain(view)),
            "rows": [
                (_plain(row.name), _cells(table, row), row.people, _hours(told.decision[view].get(row.name)))
                for row in (*table.rows, table.total)
            ],
            "parts": [_plain(part) for part in table.parts],
        }
        for view, table in told.tables.items()
    ]


def _cells(table: Table, row: Row) -> list[tuple[str, int | None]]:
    """Each number with what it counts, for screens where a row is a card."""
    return [(_plain(part), value) for part, value in zip(table.parts, row.parts, strict=True)]


def _served(told: ServedTold) -> dict[str, Any]:
    return {
        "views": [
            {
                "name": _VIEWS.get(view, _plain(view)),
                "parts": [_plain(part) for part in table.parts],
                "rows": [
                    (
                        _plain(row.name),
                        _cells(table, row),
                        row.people,
                        _hours(told.first_answer[view].get(row.name)),
                        _hours(told.resolution[view].get(row.name)),
                    )
                    for row in (*table.rows, table.total)
                ],
            }
            for view, table in told.tables.items()
        ],
        "unanswered": told.unanswered.people,
        "ages": _hours(told.unanswered),
    }


def _tables(many: Mapping[str, Mapping[str, Table]]) -> list[dict[str, Any]]:
    return [
        {
            "what": _plain(what),
            "name": _VIEWS.get(view, _plain(view)),
            "parts": [_plain(part) for part in table.parts],
            "rows": [(_plain(row.name), _cells(table, row), row.people) for row in (*table.rows, table.total)],
        }
        for what, views in many.items()
        for view, table in views.items()
    ]


def _hours(waiting: Any) -> str:
    """Median and the ninth tenth; empty where they may not be told."""
    if waiting is None:
        return ""
    return " / ".join(_quantile(one) for one in (waiting.median, waiting.p90) if one is not None)


def _quantile(found: Quantile) -> str:
    time = f"{found.hours:g} h" if found.hours < _LONG else f"{found.hours / 24:.0f} days"
    return f"over {time}" if found.is_more else time


def _plain(code: str) -> str:
    return code.replace("_", " ")
