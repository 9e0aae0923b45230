"""One inquiry: its clock, what was done, and, once somebody has said why, what the person wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.care.answering import (
    answer_inquiry,
    assign_inquiry,
    close_inquiry,
    extend_inquiry,
    kept_words,
    open_letter,
)
from amends.apps.care.clocks import clock_of
from amends.apps.care.letter import Letter
from amends.apps.care.models import EventKind, Inquiry, InquiryEvent, InquiryState
from amends.apps.claims.selectors import require_no_claim
from amends.core.errors import AmendsError, InputError
from amends.web.console.desk.inquiries_access import access_inquiry, line_of, local, receipt_url
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_TOLD = (EventKind.ANSWERED, EventKind.EXTENDED)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def inquiry(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """POST ``do=open`` shows what was written, after the look is recorded; other steps lead back to the page."""
    found = access_inquiry(user=user, ref=ref)
    if request.method != "POST":
        return _page(request, user, found)
    wanted = request.POST.get("do", "")
    try:
        if wanted == "open":
            return _page(request, user, found, letter=_opened(request, user, found))
        _act(wanted)(request, user, found)
    except AmendsError as error:
        return _page(request, user, found, fault=error)
    return redirect("console:inquiry", ref=ref)


def _opened(request: HttpRequest, user: User, found: Inquiry) -> Letter:
    return open_letter(
        inquiry=found,
        by=user,
        reason=request.POST.get("reason", ""),
        secret=settings.SECRET_OF("desk.key"),
        now=timezone.now(),
    )


def _take_on(request: HttpRequest, user: User, found: Inquiry) -> None:
    assign_inquiry(inquiry=found, to=user, by=user.get_username(), now=timezone.now())


def _answer(request: HttpRequest, user: User, found: Inquiry) -> None:
    require_no_claim(found)
    answer_inquiry(
        inquiry=found,
        words=request.POST.get("words", ""),
        by=user.get_username(),
        secret=settings.SECRET_OF("desk.key"),
        now=timezone.now(),
        look_url=receipt_url(found.language),
    )


def _extend(request: HttpRequest, user: User, found: Inquiry) -> None:
    extend_inquiry(
        inquiry=found,
        reasons=request.POST.get("reasons", ""),
        expected_on=_day(request.POST.get("expected_on", "")),
        by=user.get_username(),
        secret=settings.SECRET_OF("desk.key"),
        now=timezone.now(),
        look_url=receipt_url(found.language),
    )


def _close(request: HttpRequest, user: User, found: Inquiry) -> None:
    require_no_claim(found)
    close_inquiry(inquiry=found, by=user.get_username(), reason=request.POST.get("reason", ""), now=timezone.now())


_ACTS = {"take_on": _take_on, "answer": _answer, "extend": _extend, "close": _close}


def _act(wanted: str) -> Callable[[HttpRequest, User, Inquiry], None]:
    if wanted not in _ACTS:
        raise InputError("There is no such step.", code="care.step", where="do", fix="Use the buttons of the page.")
    return _ACTS[wanted]


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError as error:
        raise InputError(
            "The expected day cannot be read.", code="care.day", where="expected day", fix="Write it as 2026-07-31."
        ) from error


def _page(
    request: HttpRequest,
    user: User,
    found: Inquiry,
    *,
    letter: Letter | None = None,
    fault: AmendsError | None = None,
) -> HttpResponse:
    now, clock = timezone.now(), clock_of(found)
    is_open = found.state != InquiryState.CLOSED
    was_extended = found.events.filter(kind=EventKind.EXTENDED).exists()
    context: dict[str, Any] = {
        "inquiry": found,
        "line": line_of(found, now=now),
        "clock": clock,
        "letter": letter,
        "is_open": is_open,
        "may_extend": found.state == InquiryState.OPEN
        and clock.extended_on is not None
        and not was_extended
        and now <= found.due_at,
        "events": [_event(event, has_opened=letter is not None) for event in found.events.all()],
        "fault": fault,
        "typed": request.POST,
    }
    return console_page(
        request, user, "console/inquiry.html", context, tab="inquiries", incident=found.incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _event(event: InquiryEvent, *, has_opened: bool) -> dict[str, Any]:
    """A step; what the person was told is shown with what they wrote, for the look covers both."""
    words = ""
    if has_opened and event.kind in _TOLD:
        words = kept_words(event, secret=settings.SECRET_OF("desk.key"))
    return {
        "kind": event.get_kind_display(),
        "at": _at(event, event.at),
        "by": event.by,
        "until": _at(event, event.due_at) if event.due_at else "",
        "reason": event.reason,
        "words": words,
    }


def _at(event: InquiryEvent, at: datetime) -> str:
    return local(event.inquiry, at)
