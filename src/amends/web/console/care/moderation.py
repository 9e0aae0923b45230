"""Hiding a comment: what the checker found in it, a listed reason or none, on record and counted in public."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.care.letter import LONGEST_TEXT, clean_text
from amends.apps.care.models import ModerationAct
from amends.apps.care.moderation import acts_of, hidden_counts, hide_post, show_again
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError, InputError
from amends.triage.moderation import HidingReason, reasons, signs_in
from amends.web.console.access import access_incident
from amends.web.console.care.access import typed_back
from amends.web.console.care.answers import about
from amends.web.console.care.thread import Piece, cut
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_MOST = 200
WORDS = {
    HidingReason.OTHERS_PERSONAL_DATA: "Personal data of others",
    HidingReason.THREATS: "Threats to people",
    HidingReason.SPAM: "Spam",
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def moderation(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """POST ``check`` shows what speaks for a reason, and keeps nothing; ``hide`` and ``show`` are acts."""
    incident = access_incident(user=user, ref=ref, right=Right.MODERATE)
    fault: AmendsError | None = None
    checked: tuple[Piece, ...] = ()
    if request.method == "POST":
        try:
            if request.POST.get("do") == "check":
                checked = _checked(request.POST.get("comment", ""))
            else:
                _act(request, user, incident)
                return redirect("console:moderation", ref=ref)
        except AmendsError as error:
            fault = error
    acts = list(acts_of(incident)[:_MOST])
    undone = {act.reverses_id for act in acts}
    context: dict[str, Any] = {
        "checked": checked,
        "found": sorted({piece.said for piece in checked if piece.said}),
        "reasons": [(str(reason), WORDS[reason], meant) for reason, meant in reasons().items()],
        "counts": [(WORDS[HidingReason(one.reason)], one) for one in hidden_counts(incident.pk)],
        "acts": [
            (act, WORDS[HidingReason(act.reason)], act.reverses_id is None and act.pk not in undone) for act in acts
        ],
        **about(user),
        "typed": typed_back(request.POST),
        "fault": fault,
    }
    return console_page(
        request, user, "console/care/moderation.html", context, tab="moderation", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _checked(comment: str) -> tuple[Piece, ...]:
    text = clean_text(comment)[:LONGEST_TEXT]
    if not text:
        raise InputError("There is nothing to check.", code="care.no_text", where="comment", fix="Paste the comment.")
    return cut(text, [(sign.span, WORDS[sign.reason]) for sign in signs_in(text)])


def _act(request: HttpRequest, user: User, incident: Incident) -> None:
    post, now = request.POST, timezone.now()
    if post.get("do") == "show":
        act = (
            ModerationAct.objects.filter(incident=incident, ref=post.get("act", ""))
            .select_related("incident", "reverses")
            .first()
        )
        if act is None:
            raise InputError("There is no such act.", code="care.unknown", where="act")
        show_again(act=act, by=user, now=now)
        return
    if post.get("do") != "hide":
        raise InputError("There is no such step.", code="care.step", where="do", fix="Use the buttons of the page.")
    network, address = post.get("network", "").strip(), post.get("post", "").strip()
    if not network or not address:
        raise InputError("Say which comment.", code="care.post", where="network and address", fix="Give both.")
    hide_post(
        incident=incident, network=network, post=address, reason=post.get("reason", ""), by=user,
        pepper=settings.SECRET_OF("portal.pepper"), now=now,
    )  # fmt: skip
