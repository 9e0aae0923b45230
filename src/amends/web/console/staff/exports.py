"""Exports: who asked, who allowed, who fetched; and the file, once."""

from __future__ import annotations

import tempfile
from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.looks.exports import GOOD_FOR, Exported, ask_export, decide_export, fetch_export
from amends.apps.looks.models import ExportRequest
from amends.apps.rehearsals.services.exporting import write_export
from amends.core.errors import AmendsError
from amends.web.console.access import access_incident, access_incidents, require_right
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_MOST_SHOWN = 200
_NAMES = {
    Exported.AFFECTED: "everybody affected, with name and contacts",
    Exported.LEDGER: "every message, by reference",
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def exports(request: HttpRequest, user: User) -> HttpResponse:
    """What was asked for; POST asks."""
    require_right(user, Right.SEE_EXPORTS)
    fault: AmendsError | None = None
    if request.method == "POST":
        incident = access_incident(user=user, ref=request.POST.get("incident", ""), right=Right.ASK_EXPORT)
        try:
            asked = ask_export(
                by=user,
                incident=incident,
                what=request.POST.get("what", ""),
                reason=request.POST.get("reason", ""),
                now=timezone.now(),
            )
            return redirect("console:export", ref=asked.ref)
        except AmendsError as error:
            fault = error
    rows = ExportRequest.objects.select_related("incident", "asked_by", "decided_by").order_by("-id")
    context = {
        "rows": rows.filter(incident__in=access_incidents(user=user))[:_MOST_SHOWN],
        "incidents": access_incidents(user=user),
        "kinds": [(str(kind), words) for kind, words in _NAMES.items()],
        "may_ask": may(user.role, Right.ASK_EXPORT),
        "hours": GOOD_FOR.total_seconds() // 3600,
        "fault": fault,
    }
    return console_page(request, user, "console/exports.html", context, tab="exports", status=409 if fault else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def export(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """One request; POST allows or refuses it."""
    found = _access_export(user, ref)
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, Right.ALLOW_EXPORT)
        try:
            decide_export(
                request=found,
                by=user,
                is_allowed=request.POST.get("decision") == "allow",
                why=request.POST.get("why", ""),
                now=timezone.now(),
            )
            return redirect("console:export", ref=ref)
        except AmendsError as error:
            fault = error
    return _page(request, user, found, fault)


@require_POST
@staff_page
def export_file(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The file, for who asked, once."""
    found = _access_export(user, ref)
    require_right(user, Right.ASK_EXPORT)
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it, and with that it is gone
    try:
        fetch_export(request=found, by=user, make=lambda asked: write_export(asked, file), now=timezone.now())
    except (AmendsError, PermissionDenied) as error:
        file.close()
        if isinstance(error, AmendsError):
            return _page(request, user, found, error)
        raise
    file.seek(0)
    name = f"{found.incident.ref}-{found.what}-{found.ref}.csv"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")
    return cast(HttpResponse, answer)  # what decorates views asks of an answer only what a streamed one has too


def _access_export(user: User, ref: str) -> ExportRequest:
    require_right(user, Right.SEE_EXPORTS)
    found = ExportRequest.objects.select_related("incident", "asked_by", "decided_by").filter(ref=ref).first()
    if found is None:
        raise Http404
    access_incident(user=user, ref=found.incident.ref)
    return found


def _page(request: HttpRequest, user: User, found: ExportRequest, fault: AmendsError | None) -> HttpResponse:
    now, is_mine = timezone.now(), found.asked_by_id == user.pk
    is_fresh = now - (found.decided_at or found.asked_at) <= GOOD_FOR
    context = {
        "export": found,
        "says": _NAMES[Exported(found.what)],
        "is_fresh": is_fresh,
        "is_mine": is_mine,
        "may_decide": found.decided_at is None and is_fresh and not is_mine and may(user.role, Right.ALLOW_EXPORT),
        "may_fetch": bool(found.is_allowed) and is_fresh and is_mine and found.fetched_at is None,
        "fault": fault,
    }
    return console_page(request, user, "console/export.html", context, tab="exports", status=409 if fault else 200)
