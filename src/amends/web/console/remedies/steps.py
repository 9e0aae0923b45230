"""National steps: how many have done which, whose sources are old, and what a person says on the phone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.incidents.models import Incident
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import person_hash, record_look
from amends.apps.remedies.selectors import step_progress
from amends.apps.remedies.services import say_step
from amends.apps.remedies.stepping import PersonStep, steps_of
from amends.core.errors import AmendsError, InputError
from amends.remedies.steps import SaidBy, StepState, all_steps, old_sources
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import line_in
from amends.wording.book.phrases import phrases_of

_STATES = ((StepState.DONE, "done"), (StepState.NOT_NEEDED, "not needed"), (StepState.OPEN, "still open"))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def national_steps(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Counts by step and segment; POST opens one person's steps after a look, and keeps what they say."""
    incident = access_incident(user=user, ref=ref, right=Right.MANAGE_REMEDIES)
    fault: AmendsError | None = None
    person: dict[str, Any] | None = None
    if request.method == "POST":
        try:
            person = _opened(request, user, incident)
        except AmendsError as error:
            fault = error
    known = all_steps()
    old = {step.id for step in old_sources(known, on=timezone.now().date())}
    words = {step.id: _words(step.phrase, step.id) for step in known}
    progress = step_progress(incident)
    asked = {row.step for row in progress}
    context = {
        "page": "steps",
        "rows": [(words.get(row.step, row.step), row) for row in progress],
        "sources": [
            {"step": step, "words": words[step.id], "is_old": step.id in old} for step in known if step.id in asked
        ],
        "person": person,
        "states": [(str(state), label) for state, label in _STATES],
        "fault": fault,
    }
    return console_page(
        request, user, "console/remedies/steps.html", context, tab="remedies", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _opened(request: HttpRequest, user: User, incident: Incident) -> dict[str, Any]:
    """One person's steps; the look comes first, and each word that is kept is kept under it."""
    ref, reason, now = line_in(request, "person_ref"), request.POST.get("reason", ""), timezone.now()
    hashed = person_hash(settings.SECRET_OF(f"{incident.ref}.key"), ref)
    record_look(
        by=user, incident=incident, kind=LookKind.CASE, what="national steps", reason=reason, person_hash=hashed,
        now=now,
    )  # fmt: skip
    if request.POST.get("do") == "say":
        _say(request, user, incident, hashed)
    steps = steps_of(incident=incident, person_hash=hashed)
    if not steps:
        raise InputError(
            "This person has no national step here.", code="remedies.nobody", where="person_ref",
            fix="Check the reference; plan the remedies again if the register has changed.",
        )  # fmt: skip
    return {"ref": ref, "reason": reason, "steps": [_line(step) for step in steps]}


def _say(request: HttpRequest, user: User, incident: Incident, hashed: str) -> None:
    state = request.POST.get("state", "")
    if state not in frozenset(StepState):
        raise InputError("There is no such state.", code="remedies.state", where="state")
    say_step(
        incident=incident, person_hash=hashed, step_id=request.POST.get("step", ""), state=StepState(state),
        said_by=SaidBy.STAFF, by=user.get_username(), now=timezone.now(),
    )  # fmt: skip


def _line(one: PersonStep) -> dict[str, Any]:
    return {
        "id": one.step.id,
        "words": _words(one.step.phrase, one.step.id),
        "site": one.step.site,
        "phone": one.step.phone,
        "state": one.state.replace("_", " "),
        "said_by": one.said_by or "",
        "at": one.at,
        "remind_at": one.remind_at,
    }


def _words(phrase: str, step_id: str) -> str:
    """What to do, in English; a step whose words are missing is named."""
    book = phrases_of("en")
    return book.say(phrase, {}) if book.has(phrase) else step_id
