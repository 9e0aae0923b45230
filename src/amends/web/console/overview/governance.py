"""The governance log: a form and the entries; nothing can be changed, a correction is a new entry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.governance.kinds import ASKS, EntryKind
from amends.apps.governance.selectors import entries_of, freezes_in_force, open_findings, standing_entries
from amends.apps.governance.services import Note, add_entry
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError
from amends.web.console.access import access_incident, require_right
from amends.web.console.frame import console_page
from amends.web.console.overview.instants import instant_of
from amends.web.console.pages import staff_page

_FIELDS = ("words", "who", "url", "answer", "corrects", "follows")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def governance(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The log; POST adds an entry."""
    incident = access_incident(user=user, ref=ref)
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, Right.GOVERN)
        try:
            add_entry(
                incident=incident,
                note=_note(request),
                by=user.get_username(),
                now=timezone.now(),
                is_threat_known="is_threat_known" in request.POST,
            )
            return redirect("console:governance", ref=ref)
        except AmendsError as error:
            fault = error
    context = {**_log(request, incident), **_form(request, user, incident), "fault": fault}
    status = 409 if fault else 200
    return console_page(
        request, user, "console/governance.html", context, tab="governance", incident=incident, status=status
    )


def _log(request: HttpRequest, incident: Incident) -> dict[str, Any]:
    kind = _kind(request.GET.get("kind", ""))
    return {
        "kinds": [(str(one), asks.label) for one, asks in ASKS.items()],
        "kind": str(kind or ""),
        "entries": entries_of(incident=incident, kind=kind),
        "freezes": freezes_in_force(incident=incident, at=timezone.now()),
        "open_findings": open_findings(incident=incident),
    }


def _form(request: HttpRequest, user: User, incident: Incident) -> dict[str, Any]:
    """The form of the kind that was asked for; what was sent stands in it again after a fault."""
    source = request.POST if request.method == "POST" else request.GET
    kind = _kind(source.get("new", ""))
    if kind is None or not may(user.role, Right.GOVERN):
        return {"asks": None, "may_govern": may(user.role, Right.GOVERN)}
    follows = ASKS[kind].follows
    return {
        "asks": ASKS[kind],
        "new": str(kind),
        "may_govern": True,
        "given": source,
        "can_follow": standing_entries(incident=incident, kind=follows) if follows else [],
        "can_correct": standing_entries(incident=incident, kind=kind),
        "fact_refs": [f"{key}@{version}" for key, version in incident.facts.values_list("key", "version")],
    }


def _note(request: HttpRequest) -> Note:
    kind = _kind(request.POST.get("new", ""))
    if kind is None:
        raise BadRequest("No such kind of entry.")
    return Note(
        kind=kind,
        at=_instant(request, "at") or timezone.now(),
        until=_instant(request, "until"),
        facts=tuple(request.POST.get("facts", "").replace(",", " ").split()),
        **{field: request.POST.get(field, "") for field in _FIELDS},
    )


def _instant(request: HttpRequest, field: str) -> datetime | None:
    return instant_of(request.POST.get(field, ""), where=field)


def _kind(text: str) -> EntryKind | None:
    if not text:
        return None
    try:
        return EntryKind(text)
    except ValueError as error:
        raise BadRequest("No such kind of entry.") from error
