"""What people are owed and how far it has come: the first page of the remedies."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.incidents.models import Incident
from amends.apps.remedies.models import PlanVersion
from amends.apps.remedies.planning import plan_of
from amends.apps.remedies.selectors import progress_of
from amends.apps.remedies.services import plan_incident
from amends.remedies.catalogue import RemedyPlan
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, done_at, said

_SAID = {"plan": "Planned anew: {} lines, {} of them stop the notice."}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def remedies(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The plan and the counts; POST plans anew from the law's answer, the facts and the register as they stand."""
    incident = access_incident(user=user, ref=ref, right=Right.MANAGE_REMEDIES)
    fault = None
    if request.method == "POST":
        done = done_at(request, user, incident, acts={"plan": _plan}, page="console:remedies")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    now = timezone.now()
    version = PlanVersion.objects.filter(incident=incident).order_by("id").last()
    plan = plan_of(version) if version else None
    context: dict[str, Any] = {
        "page": "remedies",
        "version": version,
        "findings": _findings(plan) if plan else [],
        "owed": _owed(plan) if plan else [],
        "progress": progress_of(incident=incident, at=now),
        "fault": fault,
        "said": said(request, _SAID),
    }
    return console_page(
        request, user, "console/remedies/remedies.html", context, tab="remedies", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _plan(request: HttpRequest, user: User, incident: Incident) -> Counts:
    version = plan_incident(
        incident=incident,
        key=settings.SECRET_OF(f"{incident.ref}.key"),
        secret=settings.SECRET_OF("desk.key"),
        by=user.get_username(),
        now=timezone.now(),
    )
    plan = plan_of(version)
    return (len(plan.owed), sum(finding.blocks for finding in plan.findings))


def _findings(plan: RemedyPlan) -> list[tuple[str, str, bool]]:
    """(where, words, whether it blocks), each once, those that block first."""
    rows = dict.fromkeys((row.residence, f"{row.says} {row.citation}".strip(), row.blocks) for row in plan.findings)
    return sorted(rows, key=lambda row: (not row[2], row[0]))


def _owed(plan: RemedyPlan) -> list[dict[str, Any]]:
    """One line for each residence, remedy and what is offered; segments of it are added up."""
    people, why = Counter[tuple[str, str, int, int, bool]](), dict[tuple[str, str, int, int, bool], str]()
    for item in plan.owed:
        place = (item.residence, item.code, item.months, item.minimum, item.is_offered)
        people[place] += item.persons
        why.setdefault(place, item.because)
    return [
        {
            "residence": place[0], "code": place[1].replace("_", " "), "months": place[2], "minimum": place[3],
            "is_offered": place[4], "persons": persons, "because": why[place],
        }
        for place, persons in sorted(people.items())
    ]  # fmt: skip
