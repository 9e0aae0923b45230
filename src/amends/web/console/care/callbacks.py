"""Who waits for our call: the number is shown to who calls now, after the look and the decision are on record."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.care.callbacks import may_call, note_call
from amends.apps.care.letter import clean_text
from amends.apps.care.models import Callback, CallbackState
from amends.apps.care.who import team_of
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import LEAST_REASON, record_look
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import require_factor_for_house
from amends.web.console.care.access import access_case, keys
from amends.web.console.care.contact import weigh_call
from amends.web.console.care.rows import Clocks, language_words
from amends.web.console.desk.inquiries_access import access_kinds
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_MOST = 200


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def callbacks(request: HttpRequest, user: User) -> HttpResponse:
    """POST ``do=call`` shows a number; ``reached``, ``missed`` and ``give_up`` say what became of the call."""
    kinds = access_kinds(user)
    require_factor_for_house(user)
    fault: AmendsError | None = None
    shown: tuple[str, str] | None = None
    if request.method == "POST":
        try:
            found = _one(request, user, kinds)
            if request.POST.get("do") == "call":
                shown = (found.ref, _number(request, user, found))
            else:
                _told(request, user, found)
                return redirect("console:callbacks")
        except AmendsError as error:
            fault = error
    clocks = Clocks()
    context = {
        "rows": _rows(kinds, user, clocks), "shown": shown, "fault": fault, "clock": clocks.said(timezone.now()),
    }  # fmt: skip
    return console_page(
        request, user, "console/care/callbacks.html", context, tab="callbacks", status=409 if fault else 200
    )


def _rows(kinds: frozenset[str], user: User, clocks: Clocks) -> list[dict[str, Any]]:
    now = timezone.now()
    team = team_of(user)
    found = Callback.objects.filter(state=CallbackState.OPEN, case__kind__in=kinds)
    found = found.filter(case__team=team) if team is not None else found
    return [
        {
            "callback": one,
            "from": clocks.words(one.slot_from),
            "to": clocks.words(one.slot_to),
            "is_late": one.slot_to < now,
            "is_now": one.slot_from <= now <= one.slot_to,
            "weighed": weigh_call(one.case, now=now),
            "language": language_words(one.language),
        }
        for one in found.select_related("case__incident").order_by("slot_to", "id")[:_MOST]
    ]


def _one(request: HttpRequest, user: User, kinds: frozenset[str]) -> Callback:
    rows = Callback.objects.filter(ref=request.POST.get("callback", ""), case__kind__in=kinds)
    found = rows.select_related("case__incident").first()
    if found is None:
        raise InputError("There is no such call.", code="care.unknown", where="callback")
    access_case(user=user, ref=found.case.ref)
    return found


def _number(request: HttpRequest, user: User, found: Callback) -> str:
    """The look first, for the number is read to be weighed; quiet hours move the call and show nothing."""
    now, case = timezone.now(), found.case
    reason = clean_text(request.POST.get("reason", ""))[:300]
    if len(reason) < LEAST_REASON:
        raise InputError("Nobody looks without a reason.", code="look.reason", where=found.ref, fix="Say why you call.")
    if case.incident is not None:
        record_look(
            by=user, incident=case.incident, kind=LookKind.CALL, what=f"call back {found.ref}", reason=reason,
            person_hash=case.person_hash[:40], now=now,
        )  # fmt: skip
    return may_call(callback=found, by=user.get_username(), secret=keys().secret, now=now)


def _told(request: HttpRequest, user: User, found: Callback) -> None:
    wanted = request.POST.get("do", "")
    if wanted not in ("reached", "missed", "give_up"):
        raise InputError("There is no such step.", code="care.step", where="do", fix="Use the buttons of the page.")
    note_call(
        callback=found, is_reached=wanted == "reached", gives_up=wanted == "give_up", by=user.get_username(),
        now=timezone.now(),
    )  # fmt: skip
