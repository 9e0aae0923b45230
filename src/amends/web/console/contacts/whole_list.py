"""The whole list: read by the incident lead and data protection, taken out of the house by two people."""

from __future__ import annotations

import tempfile
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.contacts.exporting import Asked, ask_export, decide_export, fetch_export, list_exports
from amends.apps.contacts.models import SuppressionReason
from amends.apps.contacts.services import lift
from amends.apps.contacts.suppression import standing_entries
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import require_right
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_A_PAGE, _MOST_EXPORTS = 100, 20
_REASONS = dict(SuppressionReason.choices)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def suppression_list(request: HttpRequest, user: User) -> HttpResponse:
    """The entries for who may ask for exports, and the exports for all who see those; POST acts on either."""
    require_right(user, Right.SEE_EXPORTS)
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            _act(request, user)
            return redirect("console:suppression_list")
        except AmendsError as error:
            fault = error
    return _page(request, user, fault)


@require_POST
@staff_page
def suppression_file(request: HttpRequest, user: User) -> HttpResponse:
    """The whole list as CSV, digests only, the affected of incidents among them: for who asked, once."""
    require_right(user, Right.ASK_EXPORT)
    ref = request.POST.get("ref", "")
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it, and with that it is gone
    key = settings.SECRET_OF("contact.suppression")
    try:
        step = fetch_export(ref=ref, by=user, file=file, key=key, now=timezone.now())
    except AmendsError as error:
        file.close()
        return _page(request, user, error)
    file.seek(0)
    name = f"suppressed-{step.export.ref}.csv"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")
    return cast(HttpResponse, answer)  # what decorates views asks of an answer only what a streamed one has too


def _page(request: HttpRequest, user: User, fault: AmendsError | None) -> HttpResponse:
    now, may_read = timezone.now(), may(user.role, Right.ASK_EXPORT)
    entries = list(standing_entries(at=now))[::-1] if may_read else []
    page = Paginator(entries, _A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "page": "suppression_list",
        "pages": page,
        "rows": [(entry, _REASONS.get(entry.reason, entry.reason)) for entry in page],
        "may_read": may_read,
        "may_contact": may(user.role, Right.DECIDE_CONTACT),
        "may_list": True,
        "exports": [_line(asked, user) for asked in list_exports(most=_MOST_EXPORTS)],
        "fault": fault,
    }
    return console_page(
        request, user, "console/contacts/list.html", context, tab="exports", status=409 if fault else 200
    )


def _line(asked: Asked, user: User) -> dict[str, Any]:
    now, is_mine = timezone.now(), asked.export.asked_by == user.get_username()
    may_decide = not is_mine and may(user.role, Right.ALLOW_EXPORT) and asked.is_open(now)
    return {
        "export": asked.export,
        "decided": asked.decided,
        "fetched": asked.fetched,
        "is_open": asked.is_open(now),
        "may_decide": may_decide,
        "may_fetch": is_mine and may(user.role, Right.ASK_EXPORT) and asked.may_be_fetched(now),
    }


def _act(request: HttpRequest, user: User) -> None:
    wanted, now = request.POST.get("do", ""), timezone.now()
    if wanted == "lift":
        if not may(user.role, Right.ASK_EXPORT):
            raise PermissionDenied
        digest, channel = request.POST.get("digest", ""), request.POST.get("channel", "")
        lift(digest=digest, channel=channel, by=user.get_username(), now=now)
    elif wanted == "ask":
        ask_export(by=user, reason=request.POST.get("reason", ""), now=now)
    elif wanted in ("allow", "refuse"):
        why = request.POST.get("why", "")
        decide_export(ref=request.POST.get("ref", ""), by=user, is_allowed=wanted == "allow", why=why, now=now)
    else:
        raise InputError("There is no such step.", code="console.step", where="do", fix="Use the page's buttons.")
