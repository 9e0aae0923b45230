"""The forecast: scenarios with their bands, days, what it assumes, how it was corrected; a new one from a plan."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.centre.models import ForecastVersion, Recalibration
from amends.apps.centre.prefilling import on_file
from amends.apps.centre.services import make_forecast, recalibrate_forecast
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError, InputError
from amends.flood.chart import flood_chart
from amends.flood.plan import Plan, read_plan
from amends.web.console.access import access_incident
from amends.web.console.centre.planform import (
    days_of,
    fields_of,
    is_for_form,
    kept_of,
    plan_from,
    typed_values,
    values_of,
)
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, done_at, said, sent_text
from amends.web.headers import allowing_own_styles

_A_DAY_PAGE, _FIRST_DAYS, _VERSIONS, _KEPT, _MOST_PLAN = 60, 14, 20, 16, 100_000
_SAID = {
    "plan": "Forecast {} stands; {} people are missing at the worst.",
    "forecast": "Forecast {} stands; {} people are missing at the worst.",
    "recalibrate": "Forecast {} stands: {} calls came.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def centre(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The forecast that stands; POST makes one from a plan, or corrects it by what came."""
    incident = access_incident(user=user, ref=ref, right=Right.PLAN_CENTRE)
    fault: AmendsError | None = None
    if request.method == "POST":
        done = done_at(request, user, incident, acts=_ACTS, page="console:centre")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    versions = ForecastVersion.objects.filter(incident=incident).order_by("-number")
    latest = versions.first()
    known = on_file(incident, now=timezone.now())
    by_form = request.POST.get("do") == "plan" and fault is not None
    values = typed_values(request) if by_form else values_of(latest, known)
    context: dict[str, Any] = {
        "page": "centre",
        "groups": fields_of(values, known, fault if by_form and isinstance(fault, InputError) else None),
        "week": days_of(values),
        "kept": sorted(kept_of(latest)),
        "is_for_form": is_for_form(latest),
        "is_advanced": fault is not None and request.POST.get("do") == "forecast",
        "latest": latest,
        "versions": versions.select_related("before")[:_VERSIONS],
        "corrections": _corrections(incident),
        "typed": request.POST.get("plan") or _plan_text(latest),
        "fault": fault,
        "said": said(request, _SAID),
    }
    if latest is not None:
        context |= _shown(latest)
    return console_page(
        request, user, "console/centre/centre.html", context, tab="centre", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


@require_safe
@staff_page
def centre_chart(request: HttpRequest, user: User, ref: str, number: int) -> HttpResponse:
    """One forecast as SVG: calls by day with their band, the staff below."""
    incident = access_incident(user=user, ref=ref, right=Right.PLAN_CENTRE)
    found = ForecastVersion.objects.filter(incident=incident, number=number).values_list("pk", flat=True).first()
    if found is None:
        raise Http404
    return allowing_own_styles(request, HttpResponse(_drawn(found), content_type="image/svg+xml; charset=utf-8"))


@lru_cache(maxsize=_KEPT)
def _drawn(pk: int) -> bytes:
    """Versions are never changed, so that what was drawn stays right."""
    return flood_chart(ForecastVersion.objects.get(pk=pk).answer).encode()


def _plan(request: HttpRequest, user: User, incident: Incident) -> Counts:
    """By the fields of the form."""
    standing = ForecastVersion.objects.filter(incident=incident).order_by("number").last()
    return _made(plan_from(typed_values(request), kept_of(standing)), user, incident)


def _forecast(request: HttpRequest, user: User, incident: Incident) -> Counts:
    """By a plan as ``amends flood`` takes it: a file, or what was typed."""
    text, name = request.POST.get("plan", ""), "the plan"
    if request.FILES:
        text, name = sent_text(request)
    return _made(read_plan(text.replace("\0", "")[:_MOST_PLAN], name=name), user, incident)


def _made(plan: Plan, user: User, incident: Incident) -> Counts:
    made = make_forecast(incident=incident, plan=plan, by=user.get_username(), now=timezone.now())
    return (made.number, made.answer["gap_sum"]["people"])


def _recalibrate(request: HttpRequest, user: User, incident: Incident) -> Counts:
    now = timezone.now()
    made = recalibrate_forecast(incident=incident, until=now, by=user.get_username(), now=now)
    return (made.after.number, made.came)


_ACTS = {"plan": _plan, "forecast": _forecast, "recalibrate": _recalibrate}


def _shown(version: ForecastVersion) -> dict[str, Any]:
    answer = version.answer
    return {
        "scenarios": [_scenario(name, one) for name, one in answer.get("contacts", {}).items()],
        "days": answer.get("days", [])[:_FIRST_DAYS],
        "later_days": answer.get("days", [])[_FIRST_DAYS:_A_DAY_PAGE],
        "days_more": max(0, len(answer.get("days", [])) - _A_DAY_PAGE),
        "peak": answer["peak"],
        "gap": answer["gap_sum"],
        "has_gap": bool(answer["gap"]),
        "because": answer["because"],
        "assumptions": answer["assumptions"],
        "waves": [{**wave, "when": datetime.fromisoformat(wave["at"])} for wave in answer["waves"][:_A_DAY_PAGE]],
        "waves_more": max(0, len(answer["waves"]) - _A_DAY_PAGE),
    }


def _scenario(name: str, one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "name": name, "calls": round(one["calls"]), "low": one["band"][0], "high": one["band"][1]}


def _corrections(incident: Incident) -> list[Any]:
    rows = Recalibration.objects.filter(after__incident=incident).select_related("before", "after")
    return list(rows.order_by("-id")[:_VERSIONS])


def _plan_text(latest: ForecastVersion | None) -> str:
    """The plan of the forecast that stands, to be changed and sent again."""
    if latest is None:
        return ""
    return msgspec.yaml.encode(latest.plan).decode()
