"""Readiness of the lines: every light, what was tried by whom, and what must be ready."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.centre.models import NeedVersion, ReadinessLook
from amends.apps.centre.services import note_look, readiness, state_need
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError, InputError
from amends.core.yamltext import parse_yaml
from amends.flood.readiness import Check, Need, Observation, is_ready
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.overview.instants import instant_of
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, done_at, line_in, said

_LOOKS, _MOST_NEED = 50, 20_000
_SAID = {"look": "It is noted.", "need": "What must be ready is kept: {} numbers, {} languages."}
_EXAMPLE = """numbers: ["+48 500 009 900"]
peak_load: 0
languages: [pl, en]
posted_hours: {mon-fri: "8-20", sat: "9-15"}
staffed_hours: {mon-fri: "8-20", sat: "9-15"}
overflow_facts: [what happened, what to do, where to read]
"""


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def centre_ready(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The lights; POST notes that something was tried, or says what must be ready."""
    incident = access_incident(user=user, ref=ref, right=Right.PLAN_CENTRE)
    fault: AmendsError | None = None
    if request.method == "POST":
        done = done_at(request, user, incident, acts=_ACTS, page="console:centre_ready")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    lights = readiness(incident=incident, at=timezone.now())
    stated = NeedVersion.objects.filter(incident=incident).order_by("-id").first()
    context: dict[str, Any] = {
        "page": "ready",
        "lights": [(light, light.check.replace("_", " ")) for light in lights],
        "is_ready": is_ready(lights),
        "checks": [(str(check), check.replace("_", " ")) for check in Check],
        "looks": [
            (row, row.check_name.replace("_", " "))
            for row in ReadinessLook.objects.filter(incident=incident).order_by("-id")[:_LOOKS]
        ],
        "stated": stated,
        "need_text": _need_text(request, stated, has_fault=fault is not None),
        "typed": request.POST if fault else {},
        "fault": fault,
        "said": said(request, _SAID),
    }
    return console_page(
        request, user, "console/centre/ready.html", context, tab="centre", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _look(request: HttpRequest, user: User, incident: Incident) -> Counts:
    now, check = timezone.now(), request.POST.get("check", "")
    if check not in frozenset(Check):
        raise InputError("There is no such check.", code="centre.look", where="check", fix="Choose one of the list.")
    look = Observation(
        check=Check(check), at=instant_of(line_in(request, "seen_at"), where="when") or now, by=user.get_username(),
        passed=request.POST.get("result") == "passed", subject=line_in(request, "subject"), figure=_figure(request),
        note=line_in(request, "note"),
    )  # fmt: skip
    note_look(incident=incident, look=look, now=now)
    return ()


def _figure(request: HttpRequest) -> float | None:
    typed = line_in(request, "figure").replace(",", ".")
    if not typed:
        return None
    if not (typed.replace(".", "", 1).isdigit() and typed.isascii() and len(typed) <= 12):
        raise InputError("This is no figure.", code="centre.look", where="figure", fix="Write it as 30.")
    return float(typed)


def _need(request: HttpRequest, user: User, incident: Incident) -> Counts:
    text = request.POST.get("need", "").replace("\0", "")[:_MOST_NEED]
    try:
        need = msgspec.convert(parse_yaml(text, name="what must be ready"), Need)
    except msgspec.ValidationError as error:
        raise InputError(
            "What must be ready cannot be read.", code="centre.need", where="what must be ready", why=str(error),
            fix="Compare it with the example in docs/contact-centre.md.",
        ) from error  # fmt: skip
    state_need(incident=incident, need=need, by=user.get_username(), now=timezone.now())
    return (len(need.numbers), len(need.languages))


_ACTS = {"look": _look, "need": _need}


def _need_text(request: HttpRequest, stated: NeedVersion | None, *, has_fault: bool) -> str:
    if has_fault and "need" in request.POST:
        return request.POST["need"]
    return msgspec.yaml.encode(stated.need).decode() if stated else _EXAMPLE
