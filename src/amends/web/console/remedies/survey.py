"""Compensation: what a sample thinks fair, and a plan held against it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.claims.models import SurveyAnswer, SurveyTicket
from amends.apps.claims.surveying import ask_survey, survey_cells
from amends.apps.contacts.services import decide_contact
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError, InputError
from amends.remedies.calibrator import (
    CAVEAT,
    Calibrated,
    Form,
    Judged,
    Planned,
    bounds_in,
    calibrate,
    compensation_rules,
)
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import Counts, done_at, line_in, said

_MOST_LINES, _MOST_TEXT, _PARTS = 200, 20_000, 3
_SAID = {"ask": "{} people asked, {} held back by the contact decision, {} without a mailbox of their own."}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def survey(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The survey's counts; POST asks a sample, or holds a plan against the answers and keeps nothing of it."""
    incident = access_incident(user=user, ref=ref, right=Right.MANAGE_REMEDIES)
    fault: AmendsError | None = None
    judged: list[dict[str, Any]] = []
    if request.method == "POST" and request.POST.get("do") == "calibrate":
        try:
            judged = _judged(request, incident)
        except AmendsError as error:
            fault = error
    elif request.method == "POST":
        done = done_at(request, user, incident, acts={"ask": _ask}, page="console:survey")
        if isinstance(done, HttpResponse):
            return done
        fault = done
    rules = compensation_rules()
    context = {
        "page": "survey",
        "asked": SurveyTicket.objects.filter(incident=incident).count(),
        "answered": SurveyAnswer.objects.filter(incident=incident).count(),
        "least": rules.small_cells.least,
        "most_asked": rules.sample.most_asked,
        "currencies": sorted(rules.bands.bounds),
        "forms": ", ".join(Form),
        "judged": judged,
        "caveat": CAVEAT,
        "typed": request.POST,
        "fault": fault,
        "said": said(request, _SAID),
    }
    return console_page(
        request, user, "console/remedies/survey.html", context, tab="remedies", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _ask(request: HttpRequest, user: User, incident: Incident) -> Counts:
    asked = ask_survey(
        incident=incident, currency=line_in(request, "currency"), key=settings.SECRET_OF(f"{incident.ref}.key"),
        public_key=settings.DESK_PUBLIC_KEY(), pepper=settings.SECRET_OF("portal.pepper"), decide=decide_contact,
        by=user.get_username(), now=timezone.now(),
    )  # fmt: skip
    return (asked.asked, asked.held, asked.unreachable)


def _judged(request: HttpRequest, incident: Incident) -> list[dict[str, Any]]:
    currency = line_in(request, "currency")
    names = _bands(currency)
    cells = survey_cells(incident=incident, currency=currency)
    rows = calibrate(_plans(request.POST.get("plan", "")), cells, currency=currency)
    return [_row(row, names) for row in rows]


def _row(row: Calibrated, names: list[str]) -> dict[str, Any]:
    low, high = row.low, row.high
    return {
        "row": row,
        "judged": row.judged.replace("_", " "),
        "is_off": row.judged in (Judged.TOO_LITTLE, Judged.TOO_MUCH) or row.blocks,
        "planned": names[row.planned_band],
        "between": ""
        if low is None or high is None
        else names[low]
        if low == high
        else f"{names[low]} – {names[high]}",
    }


def _bands(currency: str) -> list[str]:
    bounds = bounds_in(currency)
    between = [f"{low} to {high}" for low, high in pairwise(bounds)]
    return [f"up to {bounds[0]}", *between, f"above {bounds[-1]}"]


def _plans(text: str) -> list[Planned]:
    """One line for each segment: ``PL high; 100; money, service``."""
    lines = [line for line in text[:_MOST_TEXT].replace("\0", "").splitlines() if line.strip()]
    if not lines or len(lines) > _MOST_LINES:
        raise _unreadable("plan", "It has no line, or too many.")
    return [_plan(line, f"line {number}") for number, line in enumerate(lines, start=1)]


def _plan(line: str, where: str) -> Planned:
    parts = [part.strip() for part in line.split(";")]
    if len(parts) != _PARTS or not parts[0]:
        raise _unreadable(where, "It has not three parts.")
    forms = [form.strip() for form in parts[2].split(",") if form.strip()]
    try:
        return Planned(segment=parts[0][:40], amount=Decimal(parts[1]), forms=tuple(Form(form) for form in forms))
    except (InvalidOperation, ValueError) as error:
        raise _unreadable(where, f"An amount is a number; a form is one of {', '.join(Form)}.") from error


def _unreadable(where: str, why: str) -> InputError:
    return InputError(
        "The plan cannot be read.", code="compensation.plan", where=where, why=why,
        fix="One line for each segment, as: PL high; 100; money, service",
    )  # fmt: skip
