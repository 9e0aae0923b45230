"""My case: cards, monitoring, national steps and claims of the person, as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone

from amends.apps.care.words import day_text
from amends.apps.claims.models import Claim
from amends.apps.claims.selectors import claims_of
from amends.apps.remedies.models import CodeGrant
from amends.apps.remedies.services import code_for_person
from amends.apps.remedies.status import RemedyStatus, person_steps, status_of
from amends.apps.remedies.stepping import PersonStep
from amends.apps.selfcheck.selectors import Found
from amends.core.errors import MachineError
from amends.remedies.steps import StepState
from amends.web.portal.remedies.claim_words import claim_text, claim_words
from amends.web.portal.speaking import Speaker

_WORDS = "cards monitoring get-code look-code your-code".split()
_CARD, _MONITORING = "card_reissue", "monitoring_months"
_ANSWERS = (StepState.DONE, StepState.NOT_NEEDED, StepState.OPEN)


def own_remedies(found: Found, promised: Mapping[str, int], speaker: Speaker) -> dict[str, Any]:
    """What the page shows; ``promised`` are the remedies of the person by kind, with their months."""
    incident, person = found.doors.incident, found.standing.person_hash
    known = status_of(incident=incident, person_hash=person)
    return {
        "say": {name.replace("-", "_"): speaker.say(f"portal-rem-own-{name}") for name in _WORDS},
        "cards": [_card(one, speaker) for one in known if one.kind == _CARD],
        "monitoring": _monitoring(
            found, next((one for one in known if one.kind == _MONITORING), None), promised, speaker
        ),
        "steps_heading": speaker.say("rem-steps"),
        "steps": [_step(one, speaker) for one in person_steps(incident=incident, person_hash=person)],
        "claim_say": claim_words(speaker),
        "claims": list(_claims(found, speaker)),
        "claims_heading": speaker.say("portal-rem-own-claims"),
        "claims_intro": speaker.say("portal-rem-own-claims-intro"),
        "claim_link": speaker.say("portal-rem-own-new"),
    }


def _card(status: RemedyStatus, speaker: Speaker) -> dict[str, Any]:
    last4 = str(status.values.get("last4", ""))
    return {
        "which": speaker.say("rem-card-which", last4=speaker.foreign(last4)) if last4 else "",
        "lines": [speaker.say(phrase) for phrase in status.phrases],
        "day": speaker.say("portal-rem-own-since", day=speaker.day(status.at)) if status.at else "",
    }


def _monitoring(
    found: Found, status: RemedyStatus | None, promised: Mapping[str, int], speaker: Speaker
) -> dict[str, Any] | None:
    """``None`` where none was promised to the person."""
    if status is None and not promised.get(_MONITORING):
        return None
    lines = [speaker.say(phrase) for phrase in status.phrases] if status else []
    if status is not None and status.until is not None:
        lines.append(speaker.say("rem-monitoring-until", day=day_text(status.until, speaker.language)))
    code, provider = _code(found)
    return {
        "lines": [*lines, speaker.say("rem-monitoring-fair")],
        "code": code,
        "how": speaker.say("portal-rem-own-how-code", provider=speaker.foreign(provider)) if provider else "",
        "can_ask": status is None,
        "waits": status is not None and status.phrases[0] == "rem-monitoring-asked",
    }


def _code(found: Found) -> tuple[str, str]:
    """The person's code and who takes it; empty before one was given, and where it cannot be opened."""
    incident, standing = found.doors.incident, found.standing
    try:
        code = code_for_person(
            incident=incident, person_hash=standing.person_hash, person_ref=standing.person_ref,
            pepper=settings.SECRET_OF("portal.pepper"),
        )  # fmt: skip
    except (
        MachineError
    ):  # sealed with a pepper that is gone: the person is told to ask, and the rest of the page stands
        return "", ""
    if code is None:
        return "", ""
    rows = CodeGrant.objects.filter(incident=incident, person_hash=standing.person_hash)
    offer = rows.values_list("code__pool__offer", flat=True).first() or {}
    return code, str(offer.get("provider", ""))


def _step(one: PersonStep, speaker: Speaker) -> dict[str, Any]:
    step = one.step
    return {
        "id": step.id,
        "do": speaker.say(step.phrase),
        "cost": speaker.say("rem-step-free" if step.is_free else "rem-step-costs"),
        "takes": speaker.say("portal-rem-own-minutes", count=step.minutes, minutes=speaker.number(step.minutes)),
        "site": step.site,
        "phone": speaker.foreign(step.phone) if step.phone else "",
        "is_done": one.state is StepState.DONE,
        "state": speaker.say("rem-step-state", state=str(one.state)),
        "choices": [
            (str(state), speaker.say(f"portal-rem-own-step-{str(state).replace('_', '-')}"))
            for state in _ANSWERS
            if state is not one.state
        ],
    }


def _claims(found: Found, speaker: Speaker) -> Iterator[dict[str, Any]]:
    person = found.standing.person_hash
    mine = claims_of(person, language=speaker.language, at=timezone.now())
    rows = {row.ref: row for row in Claim.objects.filter(person_hash=person).select_related("incident")}
    for shown in mine:
        if rows[shown.ref].incident_id == found.doors.incident.pk:
            yield claim_text(rows[shown.ref], shown, speaker)
