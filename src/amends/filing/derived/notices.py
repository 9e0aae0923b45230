"""What is done for the persons, whether they are told, and who else is."""

from __future__ import annotations

from amends.filing.facts import NOTHING, Datum, Situation, computed, given
from amends.filing.words import phrase

_HELP = ("card_reissue", "loss_compensation", "legal_help", "document_replacement", "independent_audit")
_TOLD = ("required", "contested")


def remedies(situation: Situation) -> Datum:
    """What the case promises to the persons, in the language of the form."""
    offered = situation.case.remedies
    parts = [phrase(f"remedy_{name}", situation.language) for name in _HELP if getattr(offered, name)]
    if offered.monitoring_months:
        parts.insert(0, phrase("remedy_monitoring", situation.language, months=offered.monitoring_months))
    refs = [f"remedy.{name}@1" for name in ("monitoring_months", *_HELP) if getattr(offered, name)]
    return given("; ".join(parts), *refs) if parts else NOTHING


def monitoring(situation: Situation) -> Datum:
    """``yes`` where credit monitoring is offered, else ``no``."""
    offered = situation.case.remedies.monitoring_months
    return given("yes" if offered else "no", "remedy.monitoring_months@1")


def monitoring_months(situation: Situation) -> Datum:
    """For how many months."""
    months = situation.case.remedies.monitoring_months
    return given(months, "remedy.monitoring_months@1") if months else NOTHING


def informed(situation: Situation) -> Datum:
    """``yes`` once the first notice went out; ``planned`` where a law demands one; ``no_high_risk`` where none does."""
    sent = situation.get("anchor.individuals_notified")
    if sent.is_known:
        return given("yes", *sent.facts)
    owed = [duty for duty in situation.duties if duty.recipient == "individuals"]
    if any(duty.status in _TOLD for duty in owed):
        return computed("planned", "duties.individuals")
    if any(duty.status == "unknown" for duty in owed) or not owed:
        return NOTHING
    return computed("no_high_risk", "duties.individuals")


def is_informed(situation: Situation) -> Datum:
    """``yes`` or ``no``: has the first notice gone out?"""
    sent = situation.get("anchor.individuals_notified")
    return given("yes" if sent.is_known else "no", *sent.facts)


def other_authorities(situation: Situation) -> Datum:
    """The other authorities that a law makes the controller tell, with the law."""
    mine = {duty.recipient_name for duty in situation.served}
    names = dict.fromkeys(
        f"{duty.recipient_name} ({duty.citation})"
        for duty in situation.duties
        if duty.recipient == "authority" and duty.status == "required" and duty.recipient_name not in mine
    )
    return computed("; ".join(names), "duties.authority") if names else NOTHING


def has_other_authorities(situation: Situation) -> Datum:
    """``yes`` where a law makes the controller tell another authority, too."""
    return computed("yes", "duties.authority") if other_authorities(situation).is_known else NOTHING


def police(situation: Situation) -> Datum:
    """``yes`` where a law-enforcement agency has asked to wait: it must know of the breach."""
    hold = situation.case.incident.law_enforcement_hold
    return given("yes", "case.incident.law_enforcement_hold") if hold is not None else NOTHING


def police_delay(situation: Situation) -> Datum:
    """``yes`` where an agency has asked to delay the notices, else ``no``."""
    hold = situation.case.incident.law_enforcement_hold
    return given("yes" if hold is not None else "no", "case.incident.law_enforcement_hold")


def authority(situation: Situation) -> Datum:
    """The authority to which the filing goes."""
    return given(situation.duty.recipient_name, "duty.recipient_name") if situation.duty.recipient_name else NOTHING


def sample(situation: Situation) -> Datum:
    """The name of the sample of the notice that goes with the filing."""
    return given(situation.sample, "filing.attachments") if situation.sample else NOTHING


def attachments(situation: Situation) -> Datum:
    """What goes with the filing, in the words of the form's list."""
    return given(("notice",), "filing.attachments") if situation.sample else NOTHING


KEYS = {
    "measures.remedies": remedies,
    "remedy.has_monitoring": monitoring,
    "remedy.months": monitoring_months,
    "persons.informed": informed,
    "persons.is_informed": is_informed,
    "authorities.others": other_authorities,
    "authorities.has_others": has_other_authorities,
    "police.known": police,
    "police.delay": police_delay,
    "authority.name": authority,
    "filing.sample": sample,
    "filing.attachments": attachments,
}
