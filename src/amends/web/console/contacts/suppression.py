"""The list of those who must not be contacted: digests with reasons, on and off, as a file and as a feed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.contacts.freeze import freezes
from amends.apps.contacts.keys import address_digest, ref_digest
from amends.apps.contacts.models import Named, SuppressionReason
from amends.apps.contacts.services import lift, suppress, suppression_lines
from amends.apps.contacts.suppression import standing_entries
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import require_factor_for_house, require_right
from amends.web.console.contacts.form import CHANNELS
from amends.web.console.frame import console_page
from amends.web.console.overview.instants import instant_of
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import line_in

_A_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def suppression(request: HttpRequest, user: User) -> HttpResponse:
    """The list; POST puts somebody on it or takes a digest off.  What was typed is turned into a digest at once."""
    _gate(user)
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            _changed(request, user)
            return redirect("console:suppression")
        except AmendsError as error:
            fault = error
    now = timezone.now()
    page = Paginator(list(standing_entries(at=now))[::-1], _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": "suppression",
        "pages": page,
        "reasons": SuppressionReason.choices,
        "labels": dict(SuppressionReason.choices),
        "rows": [(entry, dict(SuppressionReason.choices).get(entry.reason, entry.reason)) for entry in page],
        "channels": [str(channel) for channel in CHANNELS],
        "freezes": freezes(at=now),
        "fault": fault,
    }
    return console_page(
        request, user, "console/contacts/suppression.html", context, tab="contact", status=409 if fault else 200
    )


@require_safe
@staff_page
def suppression_file(request: HttpRequest, user: User) -> HttpResponse:
    """The whole list as CSV, digests only, the affected of incidents among them."""
    _gate(user)
    lines = suppression_lines(at=timezone.now(), key=settings.SECRET_OF("contact.suppression"))
    response = HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="suppressed.csv"'
    return response


def _gate(user: User) -> None:
    require_right(user, Right.DECIDE_CONTACT)
    require_factor_for_house(user)


def _changed(request: HttpRequest, user: User) -> None:
    now, by, channel = timezone.now(), user.get_username(), request.POST.get("channel", "")
    wanted = request.POST.get("do", "")
    if wanted == "lift":
        lift(digest=request.POST.get("digest", ""), channel=channel, by=by, now=now)
    elif wanted == "suppress":
        digest, named = _digest(request, channel)
        suppress(
            digest=digest, named=named, reason=request.POST.get("reason", ""), channel=channel,
            until=instant_of(line_in(request, "until"), where="until"), by=by, now=now,
        )  # fmt: skip
    else:
        raise InputError("There is no such step.", code="console.step", where="do", fix="Use the page's buttons.")


def _digest(request: HttpRequest, channel: str) -> tuple[str, Named]:
    """An address counts for one channel; a reference for all, or for the one that is chosen."""
    key: Any = settings.SECRET_OF("contact.suppression")
    ref, address = line_in(request, "ref"), line_in(request, "address")
    if bool(ref) == bool(address):
        raise InputError(
            "One of both is needed.", code="contacts.suppression", where="reference or address",
            fix="Give the customer's reference, or an address with its channel.",
        )  # fmt: skip
    if ref:
        return ref_digest(ref, key=key), Named.REF
    if not channel:
        raise InputError(
            "An address belongs to a channel.", code="contacts.suppression", where="channel", fix="Choose it."
        )
    return address_digest(channel, address, key=key), Named.ADDRESS
