"""The call desk: one caller at a time, what the call needs, and nothing else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.authenticity.calls import (
    REASON_WORDS,
    CallAsked,
    CallReason,
    find_for_call,
    keep_look,
    look_shown,
)
from amends.apps.authenticity.callview import call_view
from amends.apps.looks.services import person_hash, record_look
from amends.core.errors import AmendsError
from amends.web.console.access import access_incident, require_factor_for_house, require_right
from amends.web.console.frame import console_page
from amends.web.console.keys import key_if_kept
from amends.web.console.pages import staff_page


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def call_desk(request: HttpRequest, user: User) -> HttpResponse:
    """The form; POST finds the caller's message and leads to what is shown for this call."""
    require_right(user, Right.CALL_DESK)
    require_factor_for_house(user)  # before the caller has read out a code that would be lost on the way
    fault: AmendsError | None = None
    is_unknown = False
    if request.method == "POST":
        try:
            ref = _looked(request, user)
            if ref:
                return redirect("console:call", ref=ref)
            is_unknown = True
        except AmendsError as error:
            fault = error
    context = {
        "reasons": [(str(reason), words) for reason, words in REASON_WORDS.items()],
        "typed": {name: request.POST.get(name, "") for name in ("reason", "call_ref")},
        "is_unknown": is_unknown,
        "take_url": _take_url(),
        "fault": fault,
    }
    return console_page(request, user, "console/call_desk.html", context, tab="call_desk", status=409 if fault else 200)


@require_safe
@staff_page
def call(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """What is shown for one call, to the agent who took it, for a short while."""
    require_right(user, Right.CALL_DESK)
    look = look_shown(by=user, ref=ref, now=timezone.now())
    if look is None or look.incident is None or look.message is None:
        raise Http404
    incident = access_incident(user=user, ref=look.incident.ref, right=Right.CALL_DESK)
    view = call_view(message=look.message, incident=incident, key=key_if_kept(incident.ref))
    context: dict[str, Any] = {
        "view": view,
        "caller": incident,
        "reason": REASON_WORDS.get(CallReason(look.reason), ""),
        "take_url": _take_url(),
    }
    return console_page(request, user, "console/call.html", context, tab="call_desk")


def _looked(request: HttpRequest, user: User) -> str:
    """The reference of the look, or nothing where nobody was found; on record before anything is read of a person."""
    now, post = timezone.now(), request.POST
    asked = CallAsked(
        typed=post.get("typed", "").strip(), reason=post.get("reason", ""), call_ref=post.get("call_ref", "").strip()
    )
    message = find_for_call(by=user, asked=asked, now=now, secret_key=settings.SECRET_OF("portal.pepper"))
    if message is None:
        return ""
    incident = access_incident(user=user, ref=message.campaign.incident_ref, right=Right.CALL_DESK)
    key = key_if_kept(incident.ref)
    record_look(
        by=user,
        incident=incident,
        kind="call",
        what="call desk",
        reason=f"{REASON_WORDS[CallReason(asked.reason)]} (call {asked.call_ref[:60]})",
        person_hash=person_hash(key, message.person_ref) if key is not None else "",
        now=now,
    )
    return keep_look(by=user, asked=asked, message=message, incident=incident, now=now).ref


def _take_url() -> str:
    """Where the desk takes in a question of somebody who has no code; nobody who calls is turned away."""
    try:
        return reverse("console:inquiry_take")
    except NoReverseMatch:
        return ""
