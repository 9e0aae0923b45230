"""What would be fair: four questions behind a code that was mailed, kept without a name."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from amends.apps.claims.surveying import SurveyForm, answer_survey, survey_form
from amends.core.errors import InputError
from amends.web.callers import origin_of
from amends.web.portal.frame import portal_form, portal_page
from amends.web.portal.inquiries.about import shown_incident
from amends.web.portal.inquiries.limits import seconds_until_looked_up
from amends.web.portal.inquiries.texts import speaker_of
from amends.web.portal.speaking import Speaker

_UNFIT, _BUSY = 422, 429
_ECHOED = 40
_WORDS = "title intro label hint open send code-wrong busy leave-out none".split()


@portal_form
def fair(request: HttpRequest, language: str) -> HttpResponse:
    """Asks for the code; shows the questions; keeps the answers apart from who gave them."""
    if request.method != "POST":
        return _page(request, language)
    wait_s = seconds_until_looked_up(origin_of(request), now=timezone.now())
    if wait_s is not None:
        response = _page(request, language, fault="busy", status=_BUSY)
        response["Retry-After"] = str(wait_s)
        return response
    if request.POST.get("act") == "answer":
        return _answered(request, language)
    form = _questions(request, language)
    return _page(request, language, form=form, fault="" if form else "code-wrong", status=200 if form else _UNFIT)


def _answered(request: HttpRequest, language: str) -> HttpResponse:
    given = {name: request.POST.get(name, "") for name in ("fair_amount", "loss_so_far", "form", "treated")}
    try:
        is_kept = answer_survey(
            typed=request.POST.get("code", ""), **given, pepper=settings.SECRET_OF("portal.pepper"), now=timezone.now()
        )
    except InputError:  # what no choice of the page sends: the questions stand again
        return _page(request, language, form=_questions(request, language), fault="", status=_UNFIT)
    if is_kept:
        return _page(request, language, is_thanked=True)
    return _page(request, language, fault="code-wrong", status=_UNFIT)


def _questions(request: HttpRequest, language: str) -> SurveyForm | None:
    return survey_form(
        request.POST.get("code", ""), language=language, pepper=settings.SECRET_OF("portal.pepper"), now=timezone.now()
    )


def _page(
    request: HttpRequest,
    language: str,
    *,
    form: SurveyForm | None = None,
    fault: str = "",
    is_thanked: bool = False,
    status: int = 200,
) -> HttpResponse:
    incident = shown_incident()
    speaker = speaker_of(incident, language)
    context: dict[str, Any] = {
        "exercise": speaker.say("portal-inq-exercise") if incident and incident.is_exercise else "",
        "action": reverse("portal:fair", args=[language]),
        "words": {name.replace("-", "_"): speaker.say(f"portal-rem-fair-{name}") for name in _WORDS},
        "fault": speaker.say(f"portal-rem-fair-{fault}") if fault else "",
        "thanks": speaker.say("survey-thanks") if is_thanked else "",
        "typed": request.POST.get("code", "").strip()[:_ECHOED] if form or fault else "",
        "questions": _shown(form, speaker) if form else (),
    }
    return portal_page(
        request, "portal/remedies/fair.html", language=language, name="portal:fair", context=context, status=status
    )


def _shown(form: SurveyForm, speaker: Speaker) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    return [
        ("fair_amount", speaker.say("survey-fair-amount"), form.fair_amount),
        ("loss_so_far", speaker.say("survey-loss-so-far"), form.loss_so_far),
        ("form", speaker.say("survey-form"), form.form),
        ("treated", speaker.say("survey-treated"), form.treated),
    ]
