"""My case: what the house does for the person, each remedy once, as it stands; and the claims of the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone

from amends.apps.care.words import day_text
from amends.apps.claims.models import Claim
from amends.apps.claims.selectors import claims_of
from amends.apps.remedies.models import CodeGrant, Entitlement
from amends.apps.remedies.services import code_for_person
from amends.apps.remedies.status import RemedyStatus, status_of
from amends.apps.selfcheck.casework import Remedy
from amends.apps.selfcheck.selectors import Found
from amends.core.errors import MachineError
from amends.web.portal.remedies.claim_words import claim_text, claim_words
from amends.web.portal.speaking import Speaker

_WORDS = "get-code look-code your-code".split()
_CARD, _MONITORING = "card_reissue", "monitoring_months"
_REFUSED, _ASKED = "rem-monitoring-refused", "rem-monitoring-asked"
# What is had without writing to us: claimed on this page, or done without the person.
_BY_ITSELF = frozenset(("loss_compensation", "independent_audit"))


def own_remedies(found: Found, promised: Sequence[Remedy], speaker: Speaker, *, can_give: bool) -> dict[str, Any]:
    """What the page shows; ``promised`` are the remedies of the person, ``can_give``: the desk can give a code."""
    known = status_of(incident=found.doors.incident, person_hash=found.standing.person_hash)
    helped = list(_help(found, promised, known, speaker, can_give=can_give))
    asked_for = [one for one in helped if one["is_asked_for"]]
    return {
        "say": {name.replace("-", "_"): speaker.say(f"portal-rem-own-{name}") for name in _WORDS},
        "help": [one for one in helped if not one["is_asked_for"]],
        "asked_for": [one["what"] for one in asked_for],
        "asked_how": speaker.say("case-remedies-ask", count=len(asked_for)),
        "free": speaker.say("case-remedies-free"),
        "has_to_call": any(one["has_to_call"] for one in helped),
        "claim_say": claim_words(speaker),
        "claims": list(_claims(found, speaker)),
        "claims_heading": speaker.say("portal-rem-own-claims"),
        "claims_intro": speaker.say("portal-rem-own-claims-intro"),
        "claim_link": speaker.say("portal-rem-own-new"),
    }


def is_planned(found: Found) -> bool:
    """Whether the register of what people are owed names this person: before that nobody can be given a code."""
    rows = Entitlement.objects.filter(incident=found.doors.incident, person_hash=found.standing.person_hash)
    return rows.exists()


def _help(
    found: Found, promised: Sequence[Remedy], known: Sequence[RemedyStatus], speaker: Speaker, *, can_give: bool
) -> Iterator[dict[str, Any]]:
    """Each remedy once, with how far it has come; also one that was given and is promised no more."""
    months = {one.kind: one.months for one in promised}
    for kind in dict.fromkeys((*months, *(one.kind for one in known))):
        standing = [one for one in known if one.kind == kind]
        monitoring = None
        if kind == _MONITORING and (standing or can_give):
            monitoring = _monitoring(found, standing[0] if standing else None, speaker)
        is_refused = any(_REFUSED in one.phrases for one in standing)
        is_asked_for = not standing and monitoring is None and kind not in _BY_ITSELF
        yield {
            "kind": kind,
            "what": _what(kind, months.get(kind, 0), speaker),
            "line": speaker.say("case-remedy-how", kind=kind) if kind in _BY_ITSELF else "",
            "cards": [_card(one, speaker) for one in standing] if kind == _CARD else [],
            "monitoring": monitoring,
            "is_asked_for": is_asked_for,
            "has_to_call": is_asked_for or is_refused,
        }


def _what(kind: str, months: int, speaker: Speaker) -> str:
    if kind == _MONITORING and not months:
        return speaker.say("portal-rem-own-monitoring")
    return speaker.say("case-remedy", kind=kind, count=months, count_text=speaker.number(months))


def _card(status: RemedyStatus, speaker: Speaker) -> dict[str, Any]:
    last4 = str(status.values.get("last4", ""))
    return {
        "which": speaker.say("rem-card-which", last4=speaker.foreign(last4)) if last4 else "",
        "lines": [speaker.say(phrase) for phrase in status.phrases],
        "day": speaker.say("portal-rem-own-since", day=speaker.day(status.at)) if status.at else "",
    }


def _monitoring(found: Found, status: RemedyStatus | None, speaker: Speaker) -> dict[str, Any]:
    """Its code once there is one; ``can_ask`` before it was asked for."""
    lines = [speaker.say(phrase) for phrase in status.phrases] if status else []
    if status is not None and status.until is not None:
        lines.append(speaker.say("rem-monitoring-until", day=day_text(status.until, speaker.language)))
    if status is None or _REFUSED not in status.phrases:
        lines.append(speaker.say("rem-monitoring-fair"))
    code, provider = _code(found)
    return {
        "lines": lines,
        "code": code,
        "how": speaker.say("portal-rem-own-how-code", provider=speaker.foreign(provider)) if provider else "",
        "can_ask": status is None,
        "waits": status is not None and _ASKED in status.phrases,
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


def _claims(found: Found, speaker: Speaker) -> Iterator[dict[str, Any]]:
    person = found.standing.person_hash
    mine = claims_of(person, language=speaker.language, at=timezone.now())
    rows = {row.ref: row for row in Claim.objects.filter(person_hash=person).select_related("incident")}
    for shown in mine:
        if rows[shown.ref].incident_id == found.doors.incident.pk:
            yield claim_text(rows[shown.ref], shown, speaker)
