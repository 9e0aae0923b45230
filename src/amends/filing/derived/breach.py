"""What kind of breach it is, and where it came from."""

from __future__ import annotations

from amends.filing.facts import NOTHING, Datum, Situation, computed, given
from amends.filing.words import origins


def integrity(situation: Situation) -> Datum:
    """How far data was altered (``none`` where the case does not say otherwise)."""
    return given(str(situation.case.incident.integrity), "case.incident.integrity")


def availability(situation: Situation) -> Datum:
    """How far data was out of reach."""
    return given(str(situation.case.incident.availability), "case.incident.availability")


def protection(situation: Situation) -> Datum:
    """The protections that occur among those whom the duty counts."""
    found = tuple(sorted({str(cohort.protection) for cohort in situation.counted}))
    return given(found, "cohorts.protection") if found else NOTHING


def unintelligible(situation: Situation) -> Datum:
    """``intact`` if every protection keeps the data unreadable, ``subverted`` if a key was taken, else ``no``."""
    found = {str(cohort.protection) for cohort in situation.counted}
    if not found:
        return NOTHING
    if found <= {"encrypted"}:
        return given("intact", "cohorts.protection")
    weakened = found & {"encrypted_key_taken", "hashed", "hashed_salted", "tokenised"}
    return given("subverted" if weakened and "none" not in found else "no", "cohorts.protection")


def origin(situation: Situation) -> Datum:
    """Inside or outside, with intent or without, by cause and intent where the table knows both."""
    cause, intent = situation.get("assessment.cause"), situation.get("incident.malicious")
    if not cause.is_known:
        return cause
    row = origins().get(str(cause.value), {})
    found = row.get("always") or (row.get(_word(intent.value)) if intent.is_known else None)
    return computed(found, *cause.facts, *intent.facts, reason=f"cause {cause.value}") if found else NOTHING


def _word(value: object) -> str:
    return "malicious" if value is True else "not_malicious"


def description(situation: Situation) -> Datum:
    """What happened as the house describes it; the title of the case where nobody has described it."""
    return situation.first(("incident.description", "incident.title"))


def nature(situation: Situation) -> Datum:
    """The nature of the breach."""
    stated = tuple(str(item) for item in situation.case.incident.nature)
    return given(stated, "incident.nature@1")


KEYS = {
    "breach.integrity": integrity,
    "breach.availability": availability,
    "breach.nature": nature,
    "breach.protection": protection,
    "breach.unintelligible": unintelligible,
    "breach.origin": origin,
    "breach.description": description,
}
