"""One card: its steps, what was said of it, and the step that staff may take by hand."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import record_look
from amends.apps.remedies.models import Card
from amends.apps.remedies.selectors import card_history
from amends.apps.remedies.services import move_card
from amends.core.errors import AmendsError, InputError
from amends.remedies.cards import ALLOWED, CardState
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def card(request: HttpRequest, user: User, ref: str, card_ref: str) -> HttpResponse:
    """POST ``do=move`` takes one step; ``do=open`` shows which card it is, once somebody has said why."""
    incident = access_incident(user=user, ref=ref, right=Right.MANAGE_REMEDIES)
    found = Card.objects.filter(incident=incident, ref=card_ref).first()
    if found is None:
        raise Http404
    fault: AmendsError | None = None
    is_open = False
    if request.method == "POST":
        try:
            if request.POST.get("do") == "open":
                _keep_look(request, user, found)
                is_open = True
            else:
                _move(request, user, found)
                return redirect("console:card", ref=ref, card_ref=card_ref)
        except AmendsError as error:
            fault = error
    context: dict[str, Any] = {
        "page": "cards",
        "card": found,
        "state": found.state.replace("_", " "),
        "is_open": is_open,
        "events": [_event(event) for event in card_history(found)],
        "steps": [(str(state), state.replace("_", " ")) for state in sorted(ALLOWED[CardState(found.state)])],
        "fault": fault,
    }
    return console_page(
        request, user, "console/remedies/card.html", context, tab="remedies", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _keep_look(request: HttpRequest, user: User, found: Card) -> None:
    record_look(
        by=user,
        incident=found.incident,
        kind=LookKind.CASE,
        what=f"card {found.ref}",
        reason=request.POST.get("reason", ""),
        person_hash=found.person_hash,
        now=timezone.now(),
    )


def _move(request: HttpRequest, user: User, found: Card) -> None:
    wanted = request.POST.get("after", "")
    if wanted not in frozenset(CardState):
        raise InputError("There is no such state.", code="cards.state", where="after", fix="Use the page's buttons.")
    now = timezone.now()
    move_card(card=found, after=CardState(wanted), by=user.get_username(), source="console", now=now)


def _event(event: Any) -> dict[str, Any]:
    return {
        "at": event.at,
        "kept_at": event.kept_at,
        "before": event.before.replace("_", " "),
        "after": event.after.replace("_", " "),
        "by": event.by,
        "source": event.source,
        "is_implied": event.is_implied,
        "why_not": event.why_not.replace("_", " "),
    }
