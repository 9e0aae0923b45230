"""Where a claim stands, by the number of its receipt; what can be done about it stands there too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from amends.apps.care.numbers import read_number
from amends.apps.care.selectors import inquiry_with_number, told_to
from amends.apps.claims.models import Claim
from amends.apps.claims.selectors import claim_with_number, person_claim, told_with_number
from amends.web.callers import origin_of
from amends.web.portal.frame import portal_form, portal_page
from amends.web.portal.inquiries.about import shown_incident
from amends.web.portal.inquiries.limits import seconds_until_looked_up
from amends.web.portal.inquiries.texts import other_ways, speaker_of
from amends.web.portal.remedies.claim_acts import Done, act_on_claim
from amends.web.portal.remedies.claim_words import claim_text, claim_words
from amends.web.portal.speaking import Speaker

_ECHOED = 40
_FORM = "C-\u2060AAAA-\u2060AAAA-\u2060AAAA"  # a word joiner keeps it on one line
_UNUSED = "0, 1, I, O"
_BUSY = 429


@dataclass(frozen=True, kw_only=True)
class _Looked:
    """What the number opened, and what came of an act; ``fault`` is a part of a phrase's name."""

    claim: Claim | None = None
    number: str = ""
    done: Done | None = None
    fault: str = ""


@portal_form
def claim_status(request: HttpRequest, language: str) -> HttpResponse:
    """The number goes in by a form, never by the address."""
    if request.method != "POST":
        return _page(request, language, _Looked())
    wait_s = seconds_until_looked_up(origin_of(request), now=timezone.now())
    if wait_s is not None:
        response = _page(request, language, _Looked(fault="busy"), status=_BUSY)
        response["Retry-After"] = str(wait_s)
        return response
    return _page(request, language, _looked(request, language))


def _looked(request: HttpRequest, language: str) -> _Looked:
    typed = request.POST.get("number", "")
    number = read_number(typed)
    if number is None:
        return _Looked(fault="odd" if typed.strip() else "empty")
    claim = claim_with_number(number, pepper=_pepper())
    if claim is None:
        return _Looked(fault="none")
    done = act_on_claim(request, claim, language=language) if request.POST.get("act") else None
    fresh = claim_with_number(number, pepper=_pepper())
    return _Looked(claim=fresh, number=number, done=done)


def _page(request: HttpRequest, language: str, looked: _Looked, status: int = 200) -> HttpResponse:
    incident = looked.claim.incident if looked.claim else shown_incident()
    speaker = speaker_of(incident, language)
    words = {name: speaker.say(f"portal-rem-status-{name}") for name in ("title", "intro")}
    words |= {name: speaker.say(f"portal-inq-lookup-{name}") for name in ("label", "send", "call")}
    context: dict[str, Any] = {
        "exercise": speaker.say("portal-inq-exercise") if incident and incident.is_exercise else "",
        "action": reverse("portal:claim_status", args=[language]),
        "words": words,
        "hint": speaker.say("portal-inq-lookup-hint", form=speaker.foreign(_FORM)),
        "fault": _fault(speaker, looked.fault),
        "typed": request.POST.get("number", "").strip()[:_ECHOED] if not looked.claim else "",
        "number": looked.number,
        "done": looked.done,
        "say": claim_words(speaker),
        "claim": _shown(looked, speaker) if looked.claim else None,
        "told": _told(looked, speaker) if looked.claim else (),
        "new": {"url": reverse("portal:claim", args=[language]), "label": speaker.say("portal-rem-claim-title")},
        "ways_heading": speaker.say("portal-inq-ways"),
        "ways": other_ways(speaker),
    }
    name = "portal:claim_status"
    return portal_page(
        request, "portal/remedies/claim_status.html", language=language, name=name, context=context,
        status=looked.done.status if looked.done else status,
    )  # fmt: skip


def _fault(speaker: Speaker, fault: str) -> str:
    """What is wrong with the number; a claim's number is one of the others' shape, so that only ``none`` differs."""
    if fault == "none":
        return speaker.say("portal-rem-status-none")
    return speaker.say(f"portal-inq-lookup-{fault}", unused=speaker.foreign(_UNUSED)) if fault else ""


def _shown(looked: _Looked, speaker: Speaker) -> dict[str, Any]:
    if looked.claim is None:
        return {}
    shown = person_claim(looked.claim, language=speaker.language, at=timezone.now())
    return claim_text(looked.claim, shown, speaker)


def _told(looked: _Looked, speaker: Speaker) -> list[tuple[str, str]]:
    """What the number's holder was told, oldest first: answers to the letter, and what was asked or paid."""
    inquiry = inquiry_with_number(looked.number, pepper=_pepper())
    if inquiry is None or looked.claim is None:
        return []
    said = [(one.at, one.kind, one.words) for one in told_to(inquiry, number=looked.number, pepper=_pepper())]
    more = told_with_number(looked.claim, number=looked.number, pepper=_pepper())
    said += [(at, "answered", words) for at, words in more]
    return [(speaker.say(f"portal-inq-{kind}", day=speaker.day(at)), words) for at, kind, words in sorted(said)]


def _pepper() -> bytes:
    return bytes(settings.SECRET_OF("portal.pepper"))
