"""The staff: who may do what, who has which factor, who is locked; for administrators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.factors import unlock
from amends.apps.accounts.models import Role, User
from amends.apps.accounts.rights import Right
from amends.apps.accounts.selectors import staff_lines
from amends.apps.accounts.staffing import (
    change_role,
    end_sessions,
    invite_staff,
    leave_staff,
    new_link,
    reset_factors,
    seen_by,
)
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import require_right
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.web.console.staff.deeds import alarms, record_account
from amends.web.console.staff.sessions import end_session, open_sessions

_Act = Callable[[HttpRequest, User, User], str]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def staff(request: HttpRequest, user: User) -> HttpResponse:
    """The list and what alarmed lately; POST invites somebody and shows the link, this once."""
    require_right(user, Right.MANAGE_STAFF)
    now = timezone.now()
    fault: AmendsError | None = None
    link = ""
    if request.method == "POST":
        try:
            link = _invited(request, user)
        except AmendsError as error:
            fault = error
    context = {
        "lines": staff_lines(at=now),
        "alarms": alarms(now=now)[:50],
        "roles": Role.choices,
        "fault": fault,
        "link": link,
        "typed": {} if link else request.POST,
        "invited": request.POST.get("username", "").strip() if link else "",
    }
    return console_page(request, user, "console/staff.html", context, tab="staff", status=409 if fault else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def staff_one(request: HttpRequest, user: User, username: str) -> HttpResponse:
    """One member; POST changes the role, issues a link, unlocks, resets factors, ends sessions or lets them go."""
    require_right(user, Right.MANAGE_STAFF)
    now = timezone.now()
    line = next(iter(staff_lines(at=now, username=username)), None)
    if line is None:
        raise Http404
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            token = _act(request.POST.get("do", ""))(request, user, line.user)
            if not token:
                return redirect("console:staff_one", username=username)
            return _one(request, user, username, {"link": _address(request, token)})
        except AmendsError as error:
            fault = error
    return _one(request, user, username, {"fault": fault}, status=409 if fault else 200)


def _one(
    request: HttpRequest, user: User, username: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    now = timezone.now()
    line = staff_lines(at=now, username=username)[0]
    shown = {
        "line": line,
        "roles": Role.choices,
        "is_self": line.user.pk == user.pk,
        "sessions": open_sessions(line.user, this="", now=now),
        **context,
    }
    return console_page(request, user, "console/staff_one.html", shown, tab="staff", status=status)


@transaction.atomic  # done and on record, or neither
def _invited(request: HttpRequest, by: User) -> str:
    post, now = request.POST, timezone.now()
    username = post.get("username", "").strip()
    token = invite_staff(username=username, role=post.get("role", ""), email=post.get("email", ""), by=by, now=now)
    record_account("account.invited", User.objects.get(username=username), now=now, by=by, role=post["role"])
    return _address(request, token)


@transaction.atomic  # done and on record, or neither
def _role(request: HttpRequest, by: User, user: User) -> str:
    before = user.role
    change_role(user=user, role=request.POST.get("role", ""), by=by)
    record_account("account.role_changed", user, now=timezone.now(), by=by, before=before, role=user.role)
    return ""


@transaction.atomic  # done and on record, or neither
def _link(request: HttpRequest, by: User, user: User) -> str:
    token = new_link(user=user, by=by, now=timezone.now())
    record_account("account.link_issued", user, now=timezone.now(), by=by)
    return token


@transaction.atomic  # done and on record, or neither
def _unlock(request: HttpRequest, by: User, user: User) -> str:
    unlock(user=user)
    record_account("account.unlocked", user, now=timezone.now(), by=by)
    return ""


@transaction.atomic  # done and on record, or neither
def _reset(request: HttpRequest, by: User, user: User) -> str:
    how = seen_by(request.POST.get("how", ""))
    token = reset_factors(user=user, by=by, now=timezone.now())
    record_account("account.factors_reset", user, now=timezone.now(), by=by, identified=str(how))
    return token


@transaction.atomic  # done and on record, or neither
def _end(request: HttpRequest, by: User, user: User) -> str:
    end_sessions(user=user)
    record_account("account.sessions_ended", user, now=timezone.now(), by=by)
    return ""


@transaction.atomic  # done and on record, or neither
def _end_one(request: HttpRequest, by: User, user: User) -> str:
    end_session(user, ref=request.POST.get("session", ""), now=timezone.now())
    record_account("account.session_ended", user, now=timezone.now(), by=by)
    return ""


@transaction.atomic  # done and on record, or neither
def _leave(request: HttpRequest, by: User, user: User) -> str:
    leave_staff(user=user)
    record_account("account.left", user, now=timezone.now(), by=by)
    return ""


_ACTS: dict[str, _Act] = {
    "role": _role, "link": _link, "unlock": _unlock, "reset": _reset, "end": _end, "end_one": _end_one,
    "leave": _leave,
}  # fmt: skip


def _act(wanted: str) -> _Act:
    if wanted not in _ACTS:
        raise InputError("There is no such step.", code="staff.step", where="do", fix="Use the buttons of the page.")
    return _ACTS[wanted]


def _address(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("console:enter", args=[token]))
