"""My case: behind the code of a notice, or a one-time code.  No cookie: each form carries the code again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from amends.apps.remedies.status import person_steps
from amends.apps.remedies.stepping import PersonStep
from amends.apps.selfcheck.casework import PersonCase, action_refs, case_of_person
from amends.apps.selfcheck.selectors import Found, open_sets
from amends.apps.selfcheck.services import mark_action
from amends.apps.selfcheck.standing import Kind
from amends.remedies.steps import StepState
from amends.web.portal.care.own import own_care
from amends.web.portal.care.own_acts import act_on_case
from amends.web.portal.check.case_words import case_text
from amends.web.portal.check.steps import action_behind, steps_shown
from amends.web.portal.check.views import Asked, answered, asked_by
from amends.web.portal.check.words import Outcome, found_answers, outcome_answer, page_words
from amends.web.portal.frame import in_readers_language, portal_form, portal_page
from amends.web.portal.remedies.own import is_planned, own_remedies
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
    kept, mine, done, was_marked = case_of_person(found), _steps(found), None, False
    if request.POST.get("incident", "") == found.doors.incident.ref:
        was_marked = _mark(request, found, kept, mine)  # first: it says of the national step no more than "done"
        done = act_on_case(request, found, language=language)
        if was_marked or done is not None:
            kept, mine = case_of_person(found), _steps(found)
    speaker = Speaker(found.doors.facts, language)
    return case_text(found, kept, language) | {
        "was_marked": was_marked and done is None,
        "act_done": done,
        "steps": steps_shown(kept, mine, speaker),
        "own": own_remedies(found, kept.remedies, speaker, can_give=bool(mine) or is_planned(found)),
        "care": own_care(found, speaker),
    }


def _steps(found: Found) -> tuple[PersonStep, ...]:
    return person_steps(incident=found.doors.incident, person_hash=found.standing.person_hash)


def _mark(request: HttpRequest, found: Found, kept: PersonCase, mine: tuple[PersonStep, ...]) -> bool:
    """Keeps what is said of a step of the notice, also where it was said of the national step that is the same."""
    action, is_done = request.POST.get("action", ""), request.POST.get("done") == "yes"
    if request.POST.get("act") == "step":
        action = action_behind(kept, mine, request.POST.get("step", ""))
        is_done = request.POST.get("state") == StepState.DONE
    if action not in action_refs(kept):
        return False
    return mark_action(found=found, action=action, is_done=is_done, now=timezone.now())
