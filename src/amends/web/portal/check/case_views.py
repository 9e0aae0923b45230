"""My case: behind the code of a notice, or a one-time code.  No cookie: each form carries the code again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from amends.apps.selfcheck.casework import action_refs, case_of_person
from amends.apps.selfcheck.selectors import Found, open_sets
from amends.apps.selfcheck.services import mark_action
from amends.apps.selfcheck.standing import Kind
from amends.web.portal.care.own import own_care
from amends.web.portal.care.own_acts import act_on_case
from amends.web.portal.check.case_words import case_text
from amends.web.portal.check.views import Asked, answered, asked_by
from amends.web.portal.check.words import Outcome, found_answers, outcome_answer, page_words
from amends.web.portal.frame import in_readers_language, portal_form, portal_page
from amends.web.portal.remedies.own import own_remedies
from amends.web.portal.speaking import Speaker


@portal_form
def case(request: HttpRequest, language: str) -> HttpResponse:
    """Asks for the code; with it shows the case and takes in what has been done."""
    asked = asked_by(request, language) if request.method == "POST" else None
    sets = open_sets(now=timezone.now())
    context: dict[str, Any] = {"words": page_words(language, sets), "is_ready": bool(sets), "asked": asked}
    context |= _of_person(request, language, asked)
    if asked is not None and asked.outcome is not Outcome.FOUND:
        context["answers"] = (outcome_answer(asked.outcome, language, sets),)
    return answered(
        portal_page(request, "portal/case.html", language=language, name="portal:case", context=context), asked
    )


case_in_readers_language = in_readers_language(case)


def _of_person(request: HttpRequest, language: str, asked: Asked | None) -> dict[str, Any]:
    """The cases behind the code; for whoever is not affected the same answer as the self-check's."""
    if asked is None or not asked.found:
        return {}
    affected = [one for one in asked.found if one.standing.kind is Kind.AFFECTED]
    if not affected:
        return {"answers": found_answers(asked.found, language)}
    return {
        "cases": [_shown(request, one, language) for one in affected],
        "way": "once" if asked.ref else "code",
    }


def _shown(request: HttpRequest, found: Found, language: str) -> dict[str, Any]:
    done = act_on_case(request, found, language=language) if _is_marking(request, found) else None
    kept, was_marked = case_of_person(found), False
    if _is_marking(request, found) and request.POST.get("action", "") in action_refs(kept):
        is_done = request.POST.get("done") == "yes"
        was_marked = mark_action(found=found, action=request.POST["action"], is_done=is_done, now=timezone.now())
        kept = case_of_person(found) if was_marked else kept
    speaker = Speaker(found.doors.facts, language)
    promised = {item.kind: item.months for item in kept.remedies}
    return case_text(found, kept, language, was_marked=was_marked) | {
        "act_done": done,
        "own": own_remedies(found, promised, speaker),
        "care": own_care(found, speaker),
    }


def _is_marking(request: HttpRequest, found: Found) -> bool:
    return request.POST.get("incident", "") == found.doors.incident.ref
