"""My account: by what I sign in, where I am signed in, and how many recovery codes are left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.factors import has_factors, remove_authenticator
from amends.apps.accounts.models import Authenticator, User
from amends.apps.accounts.passkeys import remove_passkey
from amends.apps.accounts.recovery import codes_left, new_recovery_codes
from amends.apps.accounts.staffing import end_sessions
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import FactorNeededError
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.staff.deeds import record_account
from amends.web.console.staff.factors import app_offered, asked_of, codes_page
from amends.web.console.staff.proving import enrol, key
from amends.web.console.staff.sessions import end_session, has_just_shown_factor, open_sessions
from amends.web.headers import allowing_passkeys


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def account(request: HttpRequest, user: User) -> HttpResponse:
    """What is set up; POST adds or removes a factor, makes new codes, or ends one session or all.

    Without a first factor it leads to the page that sets one up; with one it asks for it.
    """
    if not user.is_factored:
        raise FactorNeededError
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            return _act(request.POST.get("do", ""))(request, user)
        except AmendsError as error:
            fault = error
    return _page(request, user, fault)


def _page(request: HttpRequest, user: User, fault: AmendsError | None) -> HttpResponse:
    asked = asked_of(request, user)
    context: dict[str, Any] = {
        "passkeys": user.passkeys.order_by("added_at", "id"),
        "app": Authenticator.objects.filter(user=user).first(),
        "codes_left": codes_left(user),
        "sessions": open_sessions(user, this=request.session.session_key or "", now=timezone.now()),
        "fault": fault,
        "typed": request.POST,
        **asked,
    }
    if not asked["has_app"]:
        context |= app_offered(request, user)
    response = console_page(request, user, "console/account.html", context, status=409 if fault else 200)
    return allowing_passkeys(response)


def _add(request: HttpRequest, user: User) -> HttpResponse:
    return codes_page(request, user, enrol(request, user), reverse("console:account"))


@transaction.atomic  # done and on record, or neither
def _remove(request: HttpRequest, user: User) -> HttpResponse:
    ref = request.POST.get("ref", "")
    if ref:
        remove_passkey(user=user, ref=ref)
    else:
        remove_authenticator(user=user)
    record_account("account.factor_removed", user, now=timezone.now(), factor="passkey" if ref else "app")
    return redirect("console:account")


@transaction.atomic  # done and on record, or neither
def _codes(request: HttpRequest, user: User) -> HttpResponse:
    if not has_factors(user):
        raise FactorNeededError
    codes = new_recovery_codes(user=user, key=key())
    record_account("account.codes_made", user, now=timezone.now())
    return codes_page(request, user, codes, reverse("console:account"))


@transaction.atomic  # done and on record, or neither
def _end(request: HttpRequest, user: User) -> HttpResponse:
    _require_factor_just_shown(request)
    end_sessions(user=user)
    record_account("account.sessions_ended", user, now=timezone.now())
    request.session.flush()
    return redirect("console:sign_in")


@transaction.atomic  # done and on record, or neither
def _end_one(request: HttpRequest, user: User) -> HttpResponse:
    _require_factor_just_shown(request)
    end_session(user, ref=request.POST.get("session", ""), now=timezone.now())
    record_account("account.session_ended", user, now=timezone.now())
    return redirect("console:account")


def _require_factor_just_shown(request: HttpRequest) -> None:
    if not has_just_shown_factor(request):
        raise FactorNeededError


_ACTS: dict[str, Callable[[HttpRequest, User], HttpResponse]] = {
    "add": _add, "remove": _remove, "codes": _codes, "end": _end, "end_one": _end_one,
}  # fmt: skip


def _act(wanted: str) -> Callable[[HttpRequest, User], HttpResponse]:
    if wanted not in _ACTS:
        raise InputError("There is no such step.", code="account.step", where="do", fix="Use the buttons of the page.")
    return _ACTS[wanted]
