"""Looks an inquiry up by the number of its receipt: where it stands, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from amends.apps.care.clocks import clock_of
from amends.apps.care.models import Inquiry, InquiryState
from amends.apps.care.numbers import read_number
from amends.apps.care.selectors import inquiry_with_number, told_to
from amends.apps.care.words import day_text
from amends.law.complaintclock import Clock
from amends.web.callers import origin_of
from amends.web.portal.frame import portal_form, portal_page
from amends.web.portal.inquiries.about import shown_incident
from amends.web.portal.inquiries.limits import seconds_until_looked_up
from amends.web.portal.inquiries.texts import other_ways, speaker_of
from amends.web.portal.speaking import Speaker

_ECHOED = 40
_FORM = "C-\u2060AAAA-\u2060AAAA-\u2060AAAA"  # a word joiner keeps it on one line
_BUSY = 429


class _Outcome(StrEnum):
    EMPTY = "empty"
    ODD = "odd"
    NONE = "none"
    BUSY = "busy"


@dataclass(frozen=True, kw_only=True)
class Found:
    """Where an inquiry stands, in the reader's language; ``told`` are headings with paragraphs."""

    state: str
    lines: tuple[str, ...]
    told: tuple[tuple[str, str], ...]


@portal_form
def receipt(request: HttpRequest, language: str) -> HttpResponse:
    """The number goes in by a form, never by the address."""
    if request.method != "POST":
        return _page(request, language)
    wait_s = seconds_until_looked_up(origin_of(request), now=timezone.now())
    if wait_s is not None:
        response = _page(request, language, outcome=_Outcome.BUSY, status=_BUSY)
        response["Retry-After"] = str(wait_s)
        return response
    typed = request.POST.get("number", "")
    number = read_number(typed)
    if number is None:
        return _page(request, language, outcome=_Outcome.ODD if typed.strip() else _Outcome.EMPTY)
    pepper = settings.SECRET_OF("portal.pepper")
    inquiry = inquiry_with_number(number, pepper=pepper)
    if inquiry is None:
        return _page(request, language, outcome=_Outcome.NONE)
    return _page(request, language, found=_found(inquiry, number, pepper, language))


def _found(inquiry: Inquiry, number: str, pepper: bytes, language: str) -> Found:
    speaker, clock = speaker_of(None, language), clock_of(inquiry)
    told = tuple(
        (speaker.say(f"portal-inq-{one.kind}", day=_day(one.at, clock, language)), one.words)
        for one in told_to(inquiry, number=number, pepper=pepper)
    )
    lines = [speaker.say("portal-inq-received", day=day_text(clock.received_on, language))]
    if inquiry.state == InquiryState.OPEN:
        due = "portal-inq-due-promise" if clock.is_promise else "portal-inq-due-law"
        lines.append(speaker.say(due, day=_day(inquiry.due_at, clock, language)))
    return Found(state=speaker.say(f"portal-inq-state-{inquiry.state}"), lines=tuple(lines), told=told)


def _day(at: datetime, clock: Clock, language: str) -> str:
    return day_text(at.astimezone(ZoneInfo(clock.zone) if clock.zone else clock.due_at.tzinfo).date(), language)


def _page(
    request: HttpRequest,
    language: str,
    *,
    outcome: _Outcome | None = None,
    found: Found | None = None,
    status: int = 200,
) -> HttpResponse:
    incident = shown_incident()
    speaker = speaker_of(incident, language)
    names = ("title", "intro", "label", "send", "call")
    context = {
        "exercise": speaker.say("portal-inq-exercise") if incident and incident.is_exercise else "",
        "action": reverse("portal:receipt", args=[language]),
        "words": {name: speaker.say(f"portal-inq-lookup-{name}") for name in names},
        "hint": speaker.say("portal-inq-lookup-hint", form=speaker.foreign(_FORM)),
        "fault": speaker.say(f"portal-inq-lookup-{outcome}", unused=_unused(speaker)) if outcome else "",
        "found": found,
        "typed": request.POST.get("number", "").strip()[:_ECHOED],
        "ways_heading": speaker.say("portal-inq-ways"),
        "ways": other_ways(speaker),
    }
    return portal_page(
        request, "portal/inquiry_lookup.html", language=language, name="portal:receipt", context=context, status=status
    )


def _unused(speaker: Speaker) -> str:
    return speaker.foreign("0, 1, I, O")
