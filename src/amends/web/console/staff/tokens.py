"""Programs: their tokens, and the webhooks that tell them what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right
from amends.apps.integrations.scopes import SAYS, Scope
from amends.apps.integrations.services import (
    add_endpoint,
    counts_by_state,
    deliveries_of,
    endpoint_by_ref,
    endpoints,
    issue_token,
    plan_test,
    remove_endpoint,
    retry_dead,
    revoke_token,
    tokens,
)
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import require_right
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_LONGEST_DAYS = 366
_MOST_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def tokens_page(request: HttpRequest, user: User) -> HttpResponse:
    """Every token and webhook.  POST issues, revokes, adds; a new secret is in that answer and nowhere else."""
    require_right(user, Right.MANAGE_TOKENS)
    context: dict[str, Any] = {}
    if request.method == "POST":
        try:
            shown = _done(request, user)
            if shown is None:
                return redirect("console:tokens")
            context = shown
        except AmendsError as error:
            context = {"fault": error, "given": request.POST, "chosen": request.POST.getlist("scope")}
    now = timezone.now()
    context |= {
        "tokens": [(token, token.revoked_at is None and token.expires_at > now) for token in tokens()],
        "hooks": [(endpoint, counts_by_state(endpoint)) for endpoint in endpoints()],
        "scopes": [(str(scope), SAYS[scope]) for scope in Scope],
    }
    status = 409 if "fault" in context else 200
    return console_page(request, user, "console/tokens.html", context, tab="tokens", status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def webhook_page(request: HttpRequest, user: User, hook_ref: str) -> HttpResponse:
    """One webhook with its newest deliveries; POST tests, tries again or removes."""
    require_right(user, Right.MANAGE_TOKENS)
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            _do_with_hook(request.POST.get("do", ""), hook_ref)
            return redirect("console:webhook", hook_ref=hook_ref)
        except AmendsError as error:
            fault = error
    try:
        endpoint = endpoint_by_ref(hook_ref)
    except InputError:
        return redirect("console:tokens")
    context = {
        "hook": endpoint,
        "counts": counts_by_state(endpoint),
        "deliveries": deliveries_of(endpoint, most=_MOST_SHOWN),
        "fault": fault,
    }
    return console_page(
        request, user, "console/token_webhook.html", context, tab="tokens", status=409 if fault else 200
    )


def _done(request: HttpRequest, user: User) -> dict[str, Any] | None:
    """What is shown once, or nothing."""
    acts: dict[str, Callable[[], dict[str, Any] | None]] = {
        "issue": lambda: _issued(request, user),
        "revoke": lambda: revoke_token(ref=request.POST.get("ref", ""), by=user.get_username(), now=timezone.now()),
        "hook": lambda: _hooked(request, user),
    }
    act = acts.get(request.POST.get("do", ""))
    if act is None:
        raise InputError("Nothing of the kind can be done here.", code="token.act", where="do")
    return act()


def _issued(request: HttpRequest, user: User) -> dict[str, Any]:
    now, typed = timezone.now(), request.POST.get("days", "")
    days = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= len(str(_LONGEST_DAYS)) else 0
    if not 1 <= days <= _LONGEST_DAYS:
        raise InputError("A token holds for 1 to 366 days.", code="token.expiry", where="Days")
    issued = issue_token(
        name=request.POST.get("name", ""),
        scopes=request.POST.getlist("scope"),
        expires_at=now + timedelta(days=days),
        by=user.get_username(),
        now=now,
        is_exercise_only="real" not in request.POST,
    )
    return {"secret": issued.secret, "secret_of": issued.token.ref, "secret_is": "token"}


def _hooked(request: HttpRequest, user: User) -> dict[str, Any]:
    endpoint, shown = add_endpoint(
        url=request.POST.get("url", "").strip(),
        kinds=request.POST.get("kinds", "").replace(",", " ").split(),
        by=user.get_username(),
        now=timezone.now(),
        secret=settings.SECRET_OF,
    )
    return {"secret": shown, "secret_of": endpoint.ref, "secret_is": "signing secret"}


def _do_with_hook(act: str, ref: str) -> None:
    now = timezone.now()
    if act == "test":
        plan_test(ref=ref, now=now)
    elif act == "retry":
        retry_dead(ref=ref, now=now)
    elif act == "remove":
        remove_endpoint(ref=ref, now=now)
    else:
        raise InputError("Nothing of the kind can be done here.", code="webhook.act", where="do")
