"""A claim of a loss: taken in from whoever claims, with or without a code; a receipt at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from amends.apps.care.mails import address_in
from amends.apps.care.models import WayIn
from amends.apps.claims.services import Opened, open_claim
from amends.apps.incidents.models import Incident
from amends.apps.selfcheck.selectors import Found
from amends.apps.selfcheck.services import keep_line
from amends.apps.selfcheck.threads import thread_of_person
from amends.core.errors import InputError
from amends.remedies.claims import ProvenBy
from amends.web.callers import origin_of, public_url
from amends.web.portal.check.views import Asked, asked_by
from amends.web.portal.frame import portal_form, portal_page
from amends.web.portal.inquiries.about import incident_of_code, shown_incident
from amends.web.portal.inquiries.limits import may_mail, must_confirm, seconds_until_taken
from amends.web.portal.inquiries.texts import other_ways, speaker_of
from amends.web.portal.remedies.loss_form import (
    FIELD_OF,
    SENDING_BYTES,
    TypedLoss,
    blank_loss,
    currency_of,
    house_country,
    loss_of,
    typed_loss,
)
from amends.web.portal.remedies.loss_words import form_words
from amends.web.portal.remedies.prove import claimant_of, found_affected, found_by_letter

_UNFIT, _BUSY = 422, 429


@portal_form
def claim(request: HttpRequest, language: str) -> HttpResponse:
    """The form, empty or as My case opens it; the receipt of what was sent."""
    currency = currency_of(house_country(shown_incident()))
    if request.method != "POST":
        return _form(request, language, blank_loss(language, currency))
    asked = asked_by(request, language) if request.POST.get("way") else None
    if request.POST.get("act") != "claim":  # from My case: the code comes with it, and nothing else yet
        return _form(request, language, blank_loss(language, currency), asked)
    typed = typed_loss(request, language=language)
    faults = _faults_before(typed)
    if faults:
        return _form(request, language, typed, asked, faults=faults, status=_UNFIT)
    now = timezone.now()
    if must_confirm(origin_of(request), now=now) and not typed.is_confirmed:
        return _form(request, language, typed, asked, stop="confirm")
    wait_s = seconds_until_taken(now=now)
    if wait_s is not None:
        response = _form(request, language, typed, asked, stop="busy", status=_BUSY)
        response["Retry-After"] = str(wait_s)
        return response
    return _taken(request, language, typed, asked)


def _taken(request: HttpRequest, language: str, typed: TypedLoss, asked: Asked | None) -> HttpResponse:
    found, proven_by = found_affected(asked) if asked else None, ProvenBy.NOT
    if found is not None:
        proven_by = ProvenBy.ONE_TIME_CODE if _is_once(asked) else ProvenBy.LETTER_CODE
    elif (found := found_by_letter(request, typed.fields["letter"])) is not None:
        proven_by = ProvenBy.LETTER_CODE
    incident = found.doors.incident if found else incident_of_code(typed.fields["letter"]) or shown_incident()
    if incident is None:
        return _form(request, language, typed, asked, faults={"top": "no-incident"}, status=_UNFIT)
    try:
        opened = _opened(request, typed, found, proven_by, incident)
    except InputError as error:
        faults = {FIELD_OF.get(error.code, "text"): error.code.partition(".")[2].replace("_", "-")}
        return _form(request, language, typed, asked, faults=faults, status=_UNFIT)
    return _receipt(request, language, opened, is_proven=found is not None)


def _opened(
    request: HttpRequest, typed: TypedLoss, found: Found | None, proven_by: ProvenBy, incident: Incident
) -> Opened:
    now, pepper = timezone.now(), bytes(settings.SECRET_OF("portal.pepper"))
    happened_on = typed.happened_on
    if happened_on is None:
        raise InputError("This is no day.", code="claims.day", where="day")
    loss, address = loss_of(typed, happened_on), address_in(" ".join(typed.fields["reach"].split()))
    opened = open_claim(
        loss=loss,
        claimant=claimant_of(found, proven_by=proven_by, origin=origin_of(request)),
        incident=incident,
        way_in=WayIn.WEB,
        received_at=now,
        now=now,
        public_key=settings.DESK_PUBLIC_KEY(),
        pepper=pepper,
        once=typed.token,
        look_url=public_url(request) + reverse("portal:claim_status", args=[typed.answer_in]),
        may_mail=address is not None and may_mail(address, origin_of(request)),
    )
    if found is not None:
        keep_line(thread=thread_of_person(found, pepper=pepper), receipt=opened.receipt, words=loss.text, now=now)
    return opened


def _faults_before(typed: TypedLoss) -> dict[str, str]:
    """What is seen before anything is opened, all at once."""
    faults = {}
    if not typed.kind:
        faults["kind"] = "kind"
    if not typed.fields["text"]:
        faults["text"] = "no-text"
    if typed.happened_on is None:
        faults["day"] = "day"
    if sum(len(file.content) for file in typed.files) > SENDING_BYTES:
        faults["files"] = "evidence-large"
    return faults


def _form(
    request: HttpRequest,
    language: str,
    typed: TypedLoss,
    asked: Asked | None = None,
    *,
    faults: dict[str, str] | None = None,
    stop: str = "",
    status: int = 200,
) -> HttpResponse:
    incident = shown_incident()
    speaker = speaker_of(incident, language)
    is_proven = asked is not None and found_affected(asked) is not None
    says = {field: speaker.say(f"portal-rem-fault-{code}") for field, code in (faults or {}).items()}
    context: dict[str, Any] = form_words(speaker, typed) | {
        "exercise": speaker.say("portal-inq-exercise") if incident and incident.is_exercise else "",
        "action": reverse("portal:claim", args=[language]),
        "typed": typed,
        "fields": typed.fields,
        "is_proven": is_proven,
        "asked": asked if is_proven else None,
        "way": "once" if _is_once(asked) else "code",
        "faults": list(says.items()),
        "fault_of": says,
        "stop": stop,
        "stop_title": speaker.say(f"portal-inq-{stop}-title") if stop else "",
        "stop_why": speaker.say(f"portal-inq-{stop}", button=speaker.say("portal-rem-claim-send")) if stop else "",
        "ways": other_ways(speaker),
        "lookup": _lookup(language, speaker.say("portal-rem-status-link")),
    }
    return portal_page(
        request, "portal/remedies/claim.html", language=language, name="portal:claim", context=context, status=status
    )


def _receipt(request: HttpRequest, language: str, opened: Opened, *, is_proven: bool) -> HttpResponse:
    """Shown in answer to the sending itself: the number stands in no address, and a reload gives the same."""
    speaker = speaker_of(opened.claim.incident, language)
    text = opened.receipt.text_in(language)
    more = [] if is_proven else [speaker.say("claim-unproven")]
    more += [speaker.say("claim-joined")] if opened.is_joined else []
    context: dict[str, Any] = {
        "exercise": speaker.say("portal-inq-exercise") if opened.claim.incident.is_exercise else "",
        "receipt": replace(text, lines=(*more, *text.lines)),
        "mailed": speaker.say("portal-inq-mailed") if opened.receipt.is_mailed else "",
        "lookup": _lookup(language, speaker.say("portal-rem-status-link")),
        "ways_heading": speaker.say("portal-inq-ways"),
        "ways": other_ways(speaker),
    }
    return portal_page(request, "portal/inquiry_receipt.html", language=language, name="portal:claim", context=context)


def _lookup(language: str, label: str) -> dict[str, str]:
    return {"url": reverse("portal:claim_status", args=[language]), "label": label}


def _is_once(asked: Asked | None) -> bool:
    return bool(asked and asked.ref)
