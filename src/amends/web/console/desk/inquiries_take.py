"""Takes in what came by phone, letter or mail, at a branch or in a chat; the clock starts when it reached the house."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.care.models import Kind, WayIn
from amends.apps.care.services import Receipt, Said, take_inquiry
from amends.apps.incidents.models import Incident
from amends.core.clock import parse_instant
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import require_factor_for_house
from amends.web.console.desk.inquiries_access import access_its_incident, access_letter_kinds, receipt_url
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.wording.book.languages import FALLBACK, direction_of, languages

_BY_HAND = tuple(choice for choice in WayIn.choices if choice[0] != WayIn.WEB)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def inquiry_take(request: HttpRequest, user: User) -> HttpResponse:
    """The form; POST shows the number once, to be read out or printed.  A second click gives the same."""
    kinds = access_letter_kinds(user)
    require_factor_for_house(user)  # before anything is typed that would be lost on the way
    if request.method != "POST":
        return _form(request, user, kinds)
    try:
        return _receipt(request, user, _taken(request, user, kinds))
    except AmendsError as error:
        return _form(request, user, kinds, fault=error)


def _taken(request: HttpRequest, user: User, kinds: frozenset[str]) -> Receipt:
    post, now = request.POST, timezone.now()
    if post.get("kind") not in kinds:
        raise InputError("This kind is taken in by others.", code="care.kind", where="kind")
    if post.get("way_in") not in dict(_BY_HAND):
        raise InputError("Say how it came in.", code="care.way_in", where="way in")
    incident = _incident(post.get("incident", ""))
    access_its_incident(user, incident)
    return take_inquiry(
        said=Said(
            kind=post["kind"],
            text=post.get("text", ""),
            language=post.get("language", ""),
            reach=post.get("reach", ""),
            code=post.get("code", ""),
        ),
        way_in=WayIn(post["way_in"]),
        incident=incident,
        received_at=_received(post.get("received_at", ""), now),
        now=now,
        public_key=settings.DESK_PUBLIC_KEY(),
        pepper=settings.SECRET_OF("portal.pepper"),
        once=post.get("token", ""),
        by=user.get_username(),
        look_url=receipt_url(post.get("language", "en")) if post.get("language") in languages() else "",
    )


def _incident(ref: str) -> Incident | None:
    if not ref:
        return None
    found = Incident.objects.filter(ref=ref).first()
    if found is None:
        raise InputError("There is no such incident.", code="incident.unknown", where="incident")
    return found


def _received(typed: str, now: datetime) -> datetime:
    return parse_instant(typed.strip(), where="received") if typed.strip() else now


def _form(request: HttpRequest, user: User, kinds: frozenset[str], *, fault: AmendsError | None = None) -> HttpResponse:
    newest_first = Incident.objects.order_by("-opened_at", "-id").only("ref", "controller")
    context: dict[str, Any] = {
        "kinds": [choice for choice in Kind.choices if choice[0] in kinds],
        "ways": _BY_HAND,
        "languages": languages(),
        "language": request.POST.get("language") or FALLBACK,
        "incidents": list(newest_first),
        "token": request.POST.get("token") or secrets.token_urlsafe(24),
        "typed": request.POST,
        "fault": fault,
    }
    status = 409 if fault else 200
    return console_page(request, user, "console/inquiry_take.html", context, tab="inquiries", status=status)


def _receipt(request: HttpRequest, user: User, receipt: Receipt) -> HttpResponse:
    language = receipt.inquiry.language
    context = {
        "inquiry": receipt.inquiry,
        "receipt": receipt.text_in(language),
        "language": language,
        "direction": direction_of(language),
        "is_mailed": receipt.is_mailed,
    }
    return console_page(request, user, "console/inquiry_taken.html", context, tab="inquiries")
