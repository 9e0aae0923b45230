"""Asks for a passkey or a code, or sets the first up; and the second step of who came by a link."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import qrcode  # type: ignore[import-untyped]  # it ships no types
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from qrcode.image.svg import SvgPathImage  # type: ignore[import-untyped]

from amends.apps.accounts.factors import has_factors
from amends.apps.accounts.models import Authenticator, User
from amends.apps.accounts.recovery import has_codes
from amends.apps.accounts.services import Entered
from amends.apps.accounts.totp import address, shown
from amends.core.errors import AmendsError
from amends.web.console.frame import console_page
from amends.web.console.onward import wanted_page
from amends.web.console.pages import open_page, staff_page
from amends.web.console.staff.asking import passkeys_work
from amends.web.console.staff.proving import drafted, enrol, prove
from amends.web.console.staff.sessions import let_in, mark_factored
from amends.web.headers import allowing_passkeys

_PENDING = "pending"
_GOOD_FOR = timedelta(minutes=10)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def factor(request: HttpRequest, user: User) -> HttpResponse:
    """The form; POST checks what was shown and goes back to the page that asked for it."""
    is_new = not has_factors(user)
    onward = wanted_page(request)
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            if is_new:
                return codes_page(request, user, enrol(request, user), onward)
            prove(request, user)
            mark_factored(request)
            return redirect(onward)
        except AmendsError as error:
            fault = error
    context = {"is_new": is_new, "fault": fault, "next": onward, **asked_of(request, user)}
    if is_new:
        context |= app_offered(request, user)
    return allowing_passkeys(console_page(request, user, "console/factor.html", context, status=409 if fault else 200))


@require_http_methods(["GET", "HEAD", "POST"])
@open_page
def second_step(request: HttpRequest) -> HttpResponse:
    """After a link: somebody who has a factor is let in together with it only, also for exercises."""
    user = _pending(request)
    if user is None:
        return redirect("console:sign_in")
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            prove(request, user)
            let_in(request, user)
            mark_factored(request)
            return redirect(wanted_page(request))
        except AmendsError as error:
            fault = error
    context = {"is_new": False, "is_second": True, "fault": fault, "next": "", **asked_of(request, user)}
    return allowing_passkeys(render(request, "console/factor.html", context, status=409 if fault else 200))


def wait_for_factor(request: HttpRequest, entered: Entered) -> None:
    """Notes that a link was used, which alone is not enough."""
    request.session.flush()
    request.session.set_expiry(_GOOD_FOR)
    request.session[_PENDING] = {
        "user": entered.user.pk, "hash": entered.user.get_session_auth_hash(), "at": timezone.now().isoformat(),
    }  # fmt: skip


def codes_page(request: HttpRequest, user: User, codes: list[str], onward: str) -> HttpResponse:
    """Recovery codes, this once; without any straight on."""
    if not codes:
        return redirect(onward)
    return console_page(request, user, "console/factor_codes.html", {"codes": codes, "next": onward})


def asked_of(request: HttpRequest, user: User) -> dict[str, Any]:
    """What the user can show, and whether a passkey can be used at this address."""
    return {
        "has_app": Authenticator.objects.filter(user=user).exists(),
        "has_passkey": user.passkeys.exists(),
        "has_codes": has_codes(user),
        "passkeys_work": passkeys_work(request),
        "port": request.get_port(),
    }


def app_offered(request: HttpRequest, user: User) -> dict[str, str]:
    """A new secret for an app, as text and as a picture."""
    secret = drafted(request)
    return {"secret": shown(secret), "picture": _picture(address(secret, username=user.get_username()))}


def _pending(request: HttpRequest) -> User | None:
    held = request.session.get(_PENDING)
    if held is None or timezone.now() - datetime.fromisoformat(held["at"]) > _GOOD_FOR:
        return None
    user = User.objects.filter(pk=held["user"], is_active=True).first()
    return user if user is not None and user.get_session_auth_hash() == held["hash"] else None


def _picture(text: str) -> str:
    into = io.BytesIO()
    qrcode.make(text, image_factory=SvgPathImage, box_size=12).save(into)
    return into.getvalue().decode().partition("?>")[2]
