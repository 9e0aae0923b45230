"""Answers to public posts that are written and do not stand in public yet: for staff to post, and to say so."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.care.boxes import body_of
from amends.apps.care.letter import clean_text
from amends.apps.care.models import PostingState
from amends.apps.care.posting import not_yet_posted, note_posted
from amends.core.errors import AmendsError, InputError
from amends.web.console.access import require_factor_for_house
from amends.web.console.care.access import access_case, keys
from amends.web.console.desk.inquiries_access import access_kinds
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_MOST = 100


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def posts(request: HttpRequest, user: User) -> HttpResponse:
    """The words are public ones of ours, which hold nobody's data; POST keeps that one stands."""
    kinds = access_kinds(user)
    require_factor_for_house(user)
    fault: AmendsError | None = None
    if request.method == "POST":
        try:
            _note(request, user, kinds)
            return redirect("console:posts")
        except AmendsError as error:
            fault = error
    rows = not_yet_posted(kinds=kinds)[:_MOST]
    context: dict[str, Any] = {
        "rows": [
            (row, body_of(row.message, secret=keys().secret).text, row.state != PostingState.PLANNED) for row in rows
        ],
        "fault": fault,
    }
    return console_page(request, user, "console/care/posts.html", context, tab="queue", status=409 if fault else 200)


def _note(request: HttpRequest, user: User, kinds: frozenset[str]) -> None:
    posting = not_yet_posted(kinds=kinds).filter(message__ref=request.POST.get("message", "")).first()
    if posting is None:
        raise InputError("There is no such answer to post.", code="care.unknown", where="message")
    access_case(user=user, ref=posting.message.case.ref)
    note_posted(
        posting=posting, by=user.get_username(), now=timezone.now(),
        public_ref=clean_text(request.POST.get("public_ref", "")),
    )  # fmt: skip
