"""A chat without a script: one writes, keeps a number, and looks again for what was answered.

Each message is an inquiry of its own with a clock (``apps.selfcheck.threads``): the desk puts them on one case, and the
public side neither reads nor writes cases.  The number travels in the body of each form, never in an address.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from amends.apps.care.letter import clean_text
from amends.apps.care.models import Kind, WayIn
from amends.apps.care.services import Said
from amends.apps.selfcheck.services import write_line
from amends.apps.selfcheck.threads import Line, Thread, lines_of, thread_of_number
from amends.core.errors import AmendsError, RefusedError
from amends.web.callers import origin_of
from amends.web.portal.care.thread_words import shown_lines
from amends.web.portal.frame import portal_form, portal_page
from amends.web.portal.inquiries.about import shown_incident
from amends.web.portal.inquiries.danger import danger_words
from amends.web.portal.inquiries.limits import must_confirm, seconds_until_looked_up, seconds_until_taken
from amends.web.portal.inquiries.texts import other_ways, speaker_of

_UNFIT, _BUSY = 422, 429
_ECHOED = 40
_TOKEN = re.compile(r"[\w-]{16,64}")
_WORDS = (
    "title intro label first-label hint send again look-title look-label look-send number keep "
    "confirm busy none empty full long again-hint look-hint"
).split()


@dataclass(frozen=True, kw_only=True)
class _Shown:
    """What the page shows: the number and its thread, what was typed and not taken, or ``sent``, and what is wrong."""

    number: str = ""
    lines: tuple[Line, ...] = ()
    text: str = ""
    token: str = ""
    fault: str = ""
    stop: str = ""
    status: int = 200
    wait_s: int = 0
    sent: str = ""


@portal_form
def chat(request: HttpRequest, language: str) -> HttpResponse:
    """Shows the form; takes a message in; shows the thread of a number."""
    if request.method != "POST":
        return _page(request, language, _Shown())
    if request.POST.get("act") == "look":
        return _page(request, language, _looked(request))
    return _page(request, language, _written(request, language))


def _looked(request: HttpRequest) -> _Shown:
    wait_s = seconds_until_looked_up(origin_of(request), now=timezone.now())
    typed = request.POST.get("number", "")
    if wait_s is not None:
        return _Shown(stop="busy", status=_BUSY, wait_s=wait_s, number="")
    thread = thread_of_number(typed, pepper=_pepper())
    lines = lines_of(thread, pepper=_pepper()) if thread else ()
    if not lines:
        return _Shown(fault="none" if typed.strip() else "empty", status=_UNFIT)
    return _Shown(number=lines[0].number, lines=lines)


def _written(request: HttpRequest, language: str) -> _Shown:
    token, text = request.POST.get("token", ""), clean_text(request.POST.get("text", ""))
    token = token if _TOKEN.fullmatch(token) else secrets.token_urlsafe(24)
    thread, lines = _thread_of(request)
    number = lines[0].number if lines else ""
    now = timezone.now()
    kept = _Shown(number=number, lines=lines, text=text, token=token)
    if not text:
        return _Shown(number=number, lines=lines, fault="empty", status=_UNFIT)
    if must_confirm(origin_of(request), now=now) and request.POST.get("confirm") != "yes":
        return _again(kept, stop="confirm")
    if (wait_s := seconds_until_taken(now=now)) is not None:
        return _again(kept, stop="busy", status=_BUSY, wait_s=wait_s)
    try:
        receipt = write_line(
            said=Said(kind=Kind.QUESTION, text=text, language=language), way_in=WayIn.CHAT,
            incident=shown_incident(), now=now, public_key=settings.DESK_PUBLIC_KEY(), pepper=_pepper(),
            thread=thread, once=token,
        )  # fmt: skip
    except AmendsError as error:
        fault = "full" if isinstance(error, RefusedError) else "long"
        return _again(kept, fault=fault, status=_UNFIT)
    thread = thread or thread_of_number(receipt.number, pepper=_pepper())
    lines = lines_of(thread, pepper=_pepper()) if thread else ()
    return _Shown(number=lines[0].number if lines else receipt.number, lines=lines, sent=text)


def _again(shown: _Shown, *, stop: str = "", fault: str = "", status: int = 200, wait_s: int = 0) -> _Shown:
    """The same with why it was not taken; nothing that was typed is lost."""
    return _Shown(
        number=shown.number, lines=shown.lines, text=shown.text, token=shown.token, stop=stop, fault=fault,
        status=status, wait_s=wait_s,
    )  # fmt: skip


def _thread_of(request: HttpRequest) -> tuple[Thread | None, tuple[Line, ...]]:
    """The thread of the number in the form; a number that opens nothing begins a new one rather than lose words."""
    thread = thread_of_number(request.POST.get("number", ""), pepper=_pepper())
    lines = lines_of(thread, pepper=_pepper()) if thread else ()
    return (thread, lines) if lines else (None, ())


def _page(request: HttpRequest, language: str, shown: _Shown) -> HttpResponse:
    incident = shown_incident()
    speaker = speaker_of(incident, language)
    context = {
        "exercise": speaker.say("portal-inq-exercise") if incident and incident.is_exercise else "",
        "words": {name.replace("-", "_"): speaker.say(f"portal-care-chat-{name}") for name in _WORDS},
        "danger": danger_words(shown.sent, language=language, speaker=speaker) if shown.sent else "",
        "shown": shown,
        "number": speaker.foreign(shown.number) if shown.number else "",
        "lines": shown_lines(shown.lines, speaker),
        "token": shown.token or secrets.token_urlsafe(24),
        "action": reverse("portal:chat", args=[language]),
        "typed": request.POST.get("number", "").strip()[:_ECHOED] if shown.fault in ("none",) else "",
        "ways_heading": speaker.say("portal-inq-ways"),
        "ways": other_ways(speaker),
    }
    response = portal_page(
        request, "portal/care/chat.html", language=language, name="portal:chat", context=context, status=shown.status
    )
    if shown.wait_s:
        response["Retry-After"] = str(shown.wait_s)
    return response


def _pepper() -> bytes:
    return bytes(settings.SECRET_OF("portal.pepper"))
