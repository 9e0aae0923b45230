"""The rumour board: what is said, who finds out, what is true, and whether the public reads it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.care.answers import stale_reason, write_answer
from amends.apps.care.letter import clean_text
from amends.apps.care.models import ApprovedAnswer, ChannelClass, Rumour
from amends.apps.care.rumours import answer_rumour, intent_of, note_rumour, publish_rumour, seen_again
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.core.errors import AmendsError, InputError
from amends.web.console.care.access import access_texts, typed_back
from amends.web.console.care.answers import about
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page
from amends.wording.book.languages import languages

# What each step takes: the board is filled by who writes answers, and shown to the public by who publishes.
_RIGHTS = {
    "note": Right.ANSWERS,
    "seen": Right.ANSWERS,
    "write": Right.ANSWERS,
    "answer": Right.ANSWERS,
    "publish": Right.PUBLISH,
    "take_down": Right.PUBLISH,
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def rumours(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Everybody who reads the incident reads the board; each step takes its right."""
    incident = access_texts(user=user, ref=ref)
    fault: AmendsError | None = None
    if request.method == "POST":
        wanted = request.POST.get("do", "")
        if wanted in _RIGHTS and not may(user.role, _RIGHTS[wanted]):
            raise PermissionDenied
        try:
            _act(request, user, incident, wanted)
            return redirect("console:rumours", ref=ref)
        except AmendsError as error:
            fault = error
    context: dict[str, Any] = {
        "rows": _rows(incident),
        "languages": languages(),
        "may_write": may(user.role, Right.ANSWERS),
        "may_publish": may(user.role, Right.PUBLISH),
        **about(user),
        "typed": typed_back(request.POST) if fault else {},
        "fault": fault,
    }
    return console_page(
        request, user, "console/care/rumours.html", context, tab="rumours", incident=incident,
        status=409 if fault else 200,
    )  # fmt: skip


def _rows(incident: Incident) -> list[dict[str, Any]]:
    book = fact_book(incident=incident)
    rows = Rumour.objects.filter(incident=incident).select_related("answer").order_by("state", "-at")
    answers: dict[str, list[ApprovedAnswer]] = {}
    for answer in ApprovedAnswer.objects.filter(incident=incident, intent__startswith="rumour:").order_by("-number"):
        answers.setdefault(answer.intent, []).append(answer)
    return [
        {
            "rumour": one,
            "answers": answers.get(intent_of(one), []),
            "stale": stale_reason(book, one.answer.facts) if one.answer else "",
        }
        for one in rows
    ]


def _act(request: HttpRequest, user: User, incident: Incident, wanted: str) -> None:
    post, now, by = request.POST, timezone.now(), user.get_username()
    if wanted == "note":
        note_rumour(
            incident=incident, claim=post.get("claim", ""), language=_language(post.get("language", "")), owner=by,
            now=now, spread_at=tuple(clean_text(post.get("spread_at", "")).splitlines()),
        )  # fmt: skip
        return
    rumour = (
        Rumour.objects.filter(incident=incident, ref=post.get("rumour", ""))
        .select_related("incident", "answer")
        .first()
    )
    if rumour is None or wanted not in _RIGHTS:
        raise InputError("There is no such rumour or step.", code="care.unknown", where="rumour")
    if wanted == "seen":
        seen_again(rumour=rumour, place=clean_text(post.get("place", "")), now=now)
    elif wanted == "write":
        write_answer(
            incident=incident, intent=intent_of(rumour), language=rumour.language, channel_class=ChannelClass.WEB,
            text=post.get("text", ""), by=by, now=now,
        )  # fmt: skip
    elif wanted == "answer":
        answer_rumour(rumour=rumour, answer=_answer(incident, rumour, post.get("answer", "")), now=now)
    else:
        publish_rumour(rumour=rumour, is_public=wanted == "publish", now=now)


def _answer(incident: Incident, rumour: Rumour, ref: str) -> ApprovedAnswer:
    rows = ApprovedAnswer.objects.filter(incident=incident, intent=intent_of(rumour), ref=ref)
    found = rows.select_related("incident").first()
    if found is None:
        raise InputError("There is no such answer to this rumour.", code="care.unknown", where="answer")
    return found


def _language(code: str) -> str:
    if code not in languages():
        raise InputError("We do not write in this language.", code="care.language", where="language")
    return code
