"""Who must not be contacted, for whoever contacts: ask about one, put one on.  The list itself is not shown here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.contacts.asking import ask_list
from amends.apps.contacts.freeze import freezes
from amends.apps.contacts.keys import address_digest, ref_digest
from amends.apps.contacts.models import Named, SuppressionReason
from amends.apps.contacts.services import suppress
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import require_factor_for_house, require_right
from amends.web.console.contacts.form import CHANNELS
from amends.web.console.frame import console_page
from amends.web.console.overview.instants import instant_of
from amends.web.console.pages import staff_page
from amends.web.console.remedies.acting import line_in

_REASONS = dict(SuppressionReason.choices)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def suppression(request: HttpRequest, user: User) -> HttpResponse:
    """POST answers for one person or address, or puts them on; what was typed is turned into a digest at once."""
    require_right(user, Right.DECIDE_CONTACT)
    require_factor_for_house(user)
    fault: AmendsError | None = None
    answer: dict[str, Any] | None = None
    if request.method == "POST":
        try:
            answer = _done(request, user)
            if answer is None:
                return redirect("console:suppression")
        except AmendsError as error:
            fault = error
    context = {
        "page": "suppression",
        "reasons": SuppressionReason.choices,
        "channels": [str(channel) for channel in CHANNELS],
        "freezes": freezes(at=timezone.now()),
        "answer": answer,
        "may_list": may(user.role, Right.SEE_EXPORTS),
        "fault": fault,
    }
    return console_page(
        request, user, "console/contacts/suppression.html", context, tab="contact", status=409 if fault else 200
    )


def _done(request: HttpRequest, user: User) -> dict[str, Any] | None:
    """What was found, or ``None`` where somebody was put on."""
    now, by, channel = timezone.now(), user.get_username(), request.POST.get("channel", "")
    wanted = request.POST.get("do", "")
    digest, named = _digest(request, channel)
    if wanted == "ask":
        found = ask_list(digest=digest, channel=_channel(channel), by=by, now=now)
        return {
            "is_on": found.is_on,
            "entries": [(entry, _REASONS.get(entry.reason, entry.reason)) for entry in found.entries],
            "channel": channel,
        }
    if wanted == "suppress":
        suppress(
            digest=digest, named=named, reason=request.POST.get("reason", ""), channel=channel,
            until=instant_of(line_in(request, "until"), where="until"), by=by, now=now,
        )  # fmt: skip
        return None
    raise InputError("There is no such step.", code="console.step", where="do", fix="Use the page's buttons.")


def _channel(channel: str) -> str:
    if channel and channel not in frozenset(CHANNELS):
        raise InputError("There is no such channel.", code="contacts.suppression", where="channel", fix="Choose one.")
    return channel


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
