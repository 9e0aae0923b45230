"""What single regimes ask: HHS, New York, Texas, DORA and the SEC."""

from __future__ import annotations

from datetime import datetime, timedelta

from amends.filing.facts import NOTHING, Datum, Situation, computed, given

_HHS_LARGE = "us/hipaa-164-400/notify-hhs-500-or-more"
_OWED = ("required", "contested")
# The currencies of ESA data model IR 1.2 by country; the others of the Union have the euro.
_CURRENCIES = {
    "CZ": "CZK", "DK": "DKK", "HU": "HUF", "PL": "PLN", "RO": "RON", "IS": "ISK", "LI": "CHF", "NO": "NOK", "SE": "SEK",
}  # fmt: skip
_ENTITY_TYPES = {"credit_institution": "credit_institution", "payment_institution": "payment_institution"}
_CYBER = frozenset({"ransomware", "web_attack", "credential_stuffing", "social_engineering", "mail_compromise"})


def hipaa_size(situation: Situation) -> Datum:
    """Which of the two duties towards HHS is served: the law has counted already."""
    laws = {duty.law for duty in situation.served}
    return given("500_or_more" if _HHS_LARGE in laws else "fewer_than_500", "duty.law")


def media_notice(situation: Situation) -> Datum:
    """``yes`` where a law makes the entity tell the media, else ``no``."""
    return _owed(situation, "media", law="us/hipaa")


def bureaus_notice(situation: Situation) -> Datum:
    """``no`` where New York asks for no notice to the bureaus; whether an owed one went out a person says."""
    owed = _owed(situation, "credit_bureaus", law="us-ny/")
    return owed if owed.value == "no" else NOTHING


def _owed(situation: Situation, recipient: str, *, law: str) -> Datum:
    asked = [duty for duty in situation.duties if duty.recipient == recipient and duty.law.startswith(law)]
    if not asked or any(duty.status == "unknown" for duty in asked):
        return NOTHING
    return computed("yes" if any(duty.status in _OWED for duty in asked) else "no", f"duties.{recipient}")


def none_notified(situation: Situation) -> Datum:
    """Zero while no notice has gone out; afterwards somebody has to count."""
    sent = situation.get("anchor.individuals_notified")
    return NOTHING if sent.is_known else given(0, *sent.facts)


def bfdi(situation: Situation) -> Datum:
    """The federal authority where the controller is a telecommunications provider or a federal body."""
    sectors = set(situation.case.incident.controller.sectors)
    return given("BfDI", "case.controller.sectors") if sectors & {"telecommunications", "federal_body"} else NOTHING


def entity_type(situation: Situation) -> Datum:
    """The types of financial entity that the case names."""
    codes = situation.case.incident.controller.regulated_as
    found = tuple(_ENTITY_TYPES[code] for code in codes if code in _ENTITY_TYPES)
    return given(found, "case.controller.regulated_as") if found else NOTHING


def home_currency(situation: Situation) -> Datum:
    """The currency of the State of establishment."""
    home = situation.get("organisation.country")
    return computed(_CURRENCIES.get(str(home.value), "EUR"), *home.facts) if home.is_known else NOTHING


def duration(situation: Situation) -> Datum:
    """From the occurrence to the end, as days:hours:minutes."""
    began, ended = situation.get("anchor.occurred"), situation.get("incident.ended_at")
    if not began.is_known or not ended.is_known:
        return began if not began.is_known else ended
    try:
        span = datetime.fromisoformat(str(ended.value)) - datetime.fromisoformat(str(began.value))
    except (ValueError, TypeError):
        return NOTHING
    if span < timedelta(0):
        return NOTHING
    hours, seconds = divmod(span.seconds, 3600)
    return computed(f"{span.days}:{hours:02}:{seconds // 60:02}", *began.facts, *ended.facts)


def is_cyber(situation: Situation) -> Datum:
    """``yes`` where the type of the incident, or its cause, is an attack on systems."""
    stated = situation.first(("dora.incident_type", "assessment.cause"))
    if not stated.is_known:
        return stated
    words = set(stated.value) if isinstance(stated.value, tuple) else {str(stated.value)}
    return computed("yes" if words & (_CYBER | {"cybersecurity-related"}) else "no", *stated.facts)


def other_authorities(situation: Situation) -> Datum:
    """The data protection authority where one has to be told, the police where it asked to wait."""
    found = []
    if situation.case.incident.law_enforcement_hold is not None:
        found.append("police_law_enforcement")
    owed = [duty for duty in situation.duties if duty.recipient == "authority" and duty.status == "required"]
    if any("gdpr" in duty.law for duty in owed):
        found.append("data_protection_authority")
    return computed(tuple(found), "duties.authority") if found else NOTHING


def in_the_media(situation: Situation) -> Datum:
    """``media`` where others made the breach public."""
    public = situation.get("anchor.first_public_by_others")
    return computed(("media",), *public.facts) if public.is_known else NOTHING


def submission(situation: Situation) -> Datum:
    """The stage, as the type of submission."""
    return given(str(situation.stage), "filing.stage")


KEYS = {
    "hipaa.size": hipaa_size,
    "hipaa.media": media_notice,
    "ny.bureaus": bureaus_notice,
    "tx.none_notified": none_notified,
    "de.authority": bfdi,
    "dora.entity_type": entity_type,
    "dora.home_currency": home_currency,
    "dora.duration_computed": duration,
    "dora.is_cyber": is_cyber,
    "dora.others": other_authorities,
    "dora.in_the_media": in_the_media,
    "dora.submission": submission,
}
