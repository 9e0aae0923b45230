"""Report a scam: text, link or number go in, a receipt comes out; nobody needs a code or a name."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from amends.apps.authenticity.reporting import report_scam
from amends.apps.care.letter import LONGEST_TEXT
from amends.apps.care.mails import address_in
from amends.apps.care.models import Kind
from amends.apps.care.services import Receipt, Said
from amends.web.callers import origin_of, public_url
from amends.web.portal.authenticity.spoken import registry_from, spoken_from
from amends.web.portal.frame import portal_form, portal_page
from amends.web.portal.inquiries.about import shown_incident
from amends.web.portal.inquiries.form import Fault, Typed, blank_form, faults_of, typed_form
from amends.web.portal.inquiries.limits import may_mail, must_confirm, seconds_until_taken
from amends.web.portal.inquiries.texts import other_ways, speaker_of
from amends.wording.assemble.dates import number_text

_KINDS = (Kind.SCAM_REPORT.value,)
_UNFIT, _BUSY = 422, 429


@portal_form
def report_scam_page(request: HttpRequest, language: str) -> HttpResponse:
    """The form; POST gives the receipt.  Who sends much presses once more, and nobody is refused for it."""
    if request.method != "POST":
        return _form(request, language, blank_form(language, _KINDS[0]))
    typed = typed_form(request.POST, language=language, kinds=_KINDS)
    if faults := faults_of(typed, language):
        return _form(request, language, typed, faults=faults, status=_UNFIT)
    now = timezone.now()
    if must_confirm(origin_of(request), now=now) and not typed.is_confirmed:
        return _form(request, language, typed, stop="confirm")
    wait_s = seconds_until_taken(now=now)
    if wait_s is not None:
        response = _form(request, language, typed, stop="busy", status=_BUSY)
        response["Retry-After"] = str(wait_s)
        return response
    return _receipt(request, language, _taken(request, typed))


def _taken(request: HttpRequest, typed: Typed) -> Receipt:
    facts, _ = spoken_from()
    address = address_in(" ".join(typed.reach.split()))
    return report_scam(
        said=Said(kind=typed.kind, text=typed.text, language=typed.answer_in, reach=typed.reach, code=typed.code),
        registry=registry_from(facts),
        incident=shown_incident(),
        now=timezone.now(),
        public_key=settings.DESK_PUBLIC_KEY(),
        pepper=settings.SECRET_OF("portal.pepper"),
        once=typed.token,
        look_url=public_url(request) + reverse("portal:receipt", args=[typed.answer_in]),
        may_mail=address is not None and may_mail(address, origin_of(request)),
    )


def _form(
    request: HttpRequest,
    language: str,
    typed: Typed,
    *,
    faults: tuple[Fault, ...] = (),
    stop: str = "",
    status: int = 200,
) -> HttpResponse:
    incident = shown_incident()
    speaker = speaker_of(incident, language)
    names = ("title", "intro", "secret", "text", "text-hint", "reach", "reach-hint", "send", "faults")
    most = number_text(LONGEST_TEXT, language)
    words = {name.replace("-", "_"): speaker.say(f"portal-report-{name}") for name in names}
    said = {"text": "portal-report-long" if typed.text else "portal-report-empty"}
    context: dict[str, Any] = {
        "words": words,
        "exercise": speaker.say("portal-exercise") if incident and incident.is_exercise else "",
        "typed": typed,
        "faults": [
            Fault(field=fault.field, says=speaker.say(said[fault.field], most=most)) if fault.field in said else fault
            for fault in faults
        ],
        "stop": stop,
        "stop_title": speaker.say(f"portal-inq-{stop}-title") if stop else "",
        "stop_why": speaker.say(f"portal-inq-{stop}", button=words["send"]) if stop else "",
        "ways": other_ways(speaker),
    }
    return portal_page(
        request, "portal/scam_report.html", language=language, name="portal:report_scam", context=context, status=status
    )


def _receipt(request: HttpRequest, language: str, receipt: Receipt) -> HttpResponse:
    """Shown in answer to the sending itself, as every receipt of the portal."""
    speaker = speaker_of(receipt.inquiry.incident, language)
    incident = receipt.inquiry.incident
    context: dict[str, Any] = {
        "exercise": speaker.say("portal-exercise") if incident is not None and incident.is_exercise else "",
        "thanks": speaker.say("portal-report-thanks"),
        "number": speaker.say("portal-report-number", number=speaker.foreign(receipt.number)),
        "day": speaker.say("portal-report-day", day=speaker.day(receipt.inquiry.received_at)),
        "next": speaker.say("portal-report-next"),
        "mailed": speaker.say("portal-inq-mailed") if receipt.is_mailed else "",
        "lookup": {"url": reverse("portal:receipt", args=[language]), "label": speaker.say("portal-inq-lookup-link")},
    }
    return portal_page(
        request, "portal/scam_receipt.html", language=language, name="portal:report_scam", context=context
    )
