"""Ask, complain, press, researchers: one form for each, and a receipt at once.

Nothing but the text is asked for, and no code, name or log-in can keep anybody from sending it (S4).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from amends.apps.care.mails import address_in
from amends.apps.care.models import WayIn
from amends.apps.care.services import Receipt, Said, take_inquiry
from amends.web.callers import origin_of, public_url
from amends.web.portal.frame import portal_form, portal_page
from amends.web.portal.inquiries.about import incident_of_code, shown_incident
from amends.web.portal.inquiries.danger import danger_words
from amends.web.portal.inquiries.form import Fault, Typed, blank_form, faults_of, typed_form
from amends.web.portal.inquiries.limits import may_mail, must_confirm, seconds_until_taken
from amends.web.portal.inquiries.texts import (
    ASK,
    COMPLAIN,
    PRESS,
    RESEARCHER,
    Sort,
    form_text,
    other_ways,
    parts_of,
    speaker_of,
)
from amends.web.portal.languages import native_names

_UNFIT, _BUSY = 422, 429


@portal_form
def ask(request: HttpRequest, language: str) -> HttpResponse:
    """A question by anybody."""
    return _form_or_receipt(request, language, ASK)


@portal_form
def complain(request: HttpRequest, language: str) -> HttpResponse:
    """A complaint, or a claim of a loss, by anybody."""
    return _form_or_receipt(request, language, COMPLAIN)


@portal_form
def press(request: HttpRequest, language: str) -> HttpResponse:
    """A question by the press: taken in, answered, never threatened (S1)."""
    return _form_or_receipt(request, language, PRESS)


@portal_form
def researcher(request: HttpRequest, language: str) -> HttpResponse:
    """A report by whoever found something."""
    return _form_or_receipt(request, language, RESEARCHER)


def _form_or_receipt(request: HttpRequest, language: str, sort: Sort) -> HttpResponse:
    if request.method != "POST":
        return _form(request, language, sort, blank_form(language, sort.kinds[0]))
    typed = typed_form(request.POST, language=language, kinds=sort.kinds)
    if faults := faults_of(typed, language):
        return _form(request, language, sort, typed, faults=faults, status=_UNFIT)
    now = timezone.now()
    if must_confirm(origin_of(request), now=now) and not typed.is_confirmed:
        return _form(request, language, sort, typed, stop="confirm")
    wait_s = seconds_until_taken(now=now)
    if wait_s is not None:
        response = _form(request, language, sort, typed, stop="busy", status=_BUSY)
        response["Retry-After"] = str(wait_s)
        return response
    return _receipt(request, language, sort, _taken(request, typed), text=typed.text)


def _taken(request: HttpRequest, typed: Typed) -> Receipt:
    now = timezone.now()
    address = address_in(" ".join(typed.reach.split()))
    return take_inquiry(
        said=Said(kind=typed.kind, text=typed.text, language=typed.answer_in, reach=typed.reach, code=typed.code),
        way_in=WayIn.WEB,
        incident=incident_of_code(typed.code) or shown_incident(),
        received_at=now,
        now=now,
        public_key=settings.DESK_PUBLIC_KEY(),
        pepper=settings.SECRET_OF("portal.pepper"),
        once=typed.token,
        look_url=public_url(request) + reverse("portal:receipt", args=[typed.answer_in]),
        may_mail=address is not None and may_mail(address, origin_of(request)),
    )


def _form(
    request: HttpRequest,
    language: str,
    sort: Sort,
    typed: Typed,
    *,
    faults: tuple[Fault, ...] = (),
    stop: str = "",
    status: int = 200,
) -> HttpResponse:
    incident = shown_incident()
    speaker = speaker_of(incident, language)
    words = form_text(sort, speaker, language)
    context: dict[str, Any] = {
        "exercise": speaker.say("portal-inq-exercise") if incident and incident.is_exercise else "",
        "page": sort.page,
        "action": reverse(f"portal:{sort.page}", args=[language]),
        "words": words,
        "parts": list(parts_of(sort, speaker, incident, language, timezone.now())),
        "typed": typed,
        "offers_kinds": len(sort.kinds) > 1,
        "answer_languages": native_names(),
        "faults": faults,
        "fault_of": {fault.field: fault.says for fault in faults},
        "stop": stop,
        "stop_title": speaker.say(f"portal-inq-{stop}-title") if stop else "",
        "stop_why": speaker.say(f"portal-inq-{stop}", button=words["send"]) if stop else "",
        "ways": other_ways(speaker),
        "lookup": {"url": reverse("portal:receipt", args=[language]), "label": speaker.say("portal-inq-lookup-link")},
    }
    name = f"portal:{sort.page}"
    return portal_page(request, "portal/inquiry.html", language=language, name=name, context=context, status=status)


def _receipt(request: HttpRequest, language: str, sort: Sort, receipt: Receipt, *, text: str) -> HttpResponse:
    """Shown in answer to the sending itself: the number stands in no address, and a reload gives the same."""
    speaker = speaker_of(receipt.inquiry.incident, language)
    is_exercise = receipt.inquiry.incident is not None and receipt.inquiry.incident.is_exercise
    context: dict[str, Any] = {
        "exercise": speaker.say("portal-inq-exercise") if is_exercise else "",
        "danger": danger_words(text, language=receipt.inquiry.language, speaker=speaker),
        "receipt": receipt.text_in(language),
        "mailed": speaker.say("portal-inq-mailed") if receipt.is_mailed else "",
        "lookup": {"url": reverse("portal:receipt", args=[language]), "label": speaker.say("portal-inq-lookup-link")},
        "ways_heading": speaker.say("portal-inq-ways"),
        "ways": other_ways(speaker),
    }
    name = f"portal:{sort.page}"
    return portal_page(request, "portal/inquiry_receipt.html", language=language, name=name, context=context)
