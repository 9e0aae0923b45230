"""One breach of the register: its facts, its effects, and what was done (GDPR, Article 33(5))."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from amends.filing.facts import Datum, Situation
from amends.filing.model import DutyInfo, State

NOT_KNOWN = "not yet known"

# The columns of the table, each with the keys of which the first that is known answers.
_FACTS = {
    "title": ("incident.title",),
    "controller": ("controller.name",),
    "nature": ("breach.nature",),
    "cause": ("assessment.cause",),
    "description": ("breach.description",),
    "occurred": ("anchor.occurred",),
    "ended": ("incident.ended_at",),
    "discovered": ("anchor.discovered",),
    "aware": ("anchor.aware",),
    "persons": ("persons.total",),
    "persons_by_country": ("persons.by_country",),
    "minors": ("persons.minors",),
    "data": ("data.words",),
    "records": ("incident.records",),
    "effects": ("consequences.description", "consequences.words"),
    "risk": ("risk.level",),
    "risk_reasons": ("risk.description", "risk.reasons"),
    "remedial_action": ("measures.taken", "measures.remedies"),
    "prevention": ("measures.prevention_description",),
}
COLUMNS = (
    "reference",
    *_FACTS,
    "risk_set_by",
    "authority_duty",
    "authorities",
    "authority_due",
    "authority_notified_at",
    "authority_reference",
    "reasons_for_delay",
    "reasons_not_notified",
    "persons_duty",
    "persons_notified_at",
    "reasons_persons_not_notified",
    "cross_border",
    "as_of",
)
_BY_LAW = ("required", "contested", "unknown", "advised", "not_required")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One row: ``cells`` by the names of ``COLUMNS``, and what the linked data needs as codes."""

    cells: dict[str, str]
    nature: tuple[str, ...]
    elements: tuple[str, ...]
    impacts: tuple[str, ...]
    risk: str
    is_late: bool
    authorities: tuple[str, ...]
    protection: tuple[str, ...]


def entry(situation: Situation, *, reference: str) -> Entry:
    """The row of one breach; ``reference`` names it where the case does not (``filing.internal_reference``)."""
    own = situation.get("filing.internal_reference")
    cells = {"reference": str(own.value) if own.is_known else reference}
    cells |= {column: _cell(situation.first(keys)) for column, keys in _FACTS.items()}
    severity = situation.severity
    cells["risk_set_by"] = "" if severity is None else "a person" if severity.risk_set_by_person else "the formula"
    cells["cross_border"] = _cell(situation.first(("persons.is_cross_border", "persons.cross_border")))
    cells["as_of"] = situation.as_of.isoformat()
    cells |= _authority(situation) | _persons(situation)
    return Entry(
        cells={column: cells[column] for column in COLUMNS},
        nature=_words(situation.get("breach.nature")),
        elements=_words(situation.get("data.elements")),
        impacts=_words(situation.get("consequences.impacts")),
        risk=severity.risk if severity else "",
        is_late=_is_late(situation),
        authorities=tuple(dict.fromkeys(duty.recipient_name for duty in _owed(situation, "authority"))),
        protection=_words(situation.get("breach.protection")),
    )


def _words(datum: Datum) -> tuple[str, ...]:
    return datum.value if isinstance(datum.value, tuple) else ()


def _cell(datum: Datum) -> str:
    if datum.state is State.NOT_YET_KNOWN:
        return f"{NOT_KNOWN} ({datum.reason})" if datum.reason else NOT_KNOWN
    value = datum.value
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{place}: {number}" for place, number in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _of_gdpr(situation: Situation, recipient: str) -> list[DutyInfo]:
    return [duty for duty in situation.duties if duty.recipient == recipient and "gdpr/3" in duty.law]


def _owed(situation: Situation, recipient: str) -> list[DutyInfo]:
    return [duty for duty in _of_gdpr(situation, recipient) if duty.status == "required"]


def _status(duties: Sequence[DutyInfo]) -> str:
    found = {duty.status for duty in duties}
    return next((status for status in _BY_LAW if status in found), "")


def _authority(situation: Situation) -> dict[str, str]:
    duties = _of_gdpr(situation, "authority")
    owed = _owed(situation, "authority")
    reasons = [duty.because for duty in duties if duty.status == "not_required"]
    stated = situation.get("authority.reasons_not_notified")
    refused = " ".join(reasons[0]) if reasons and not owed else ""
    return {
        "authority_duty": _status(duties),
        "authorities": "; ".join(dict.fromkeys(duty.recipient_name for duty in owed)),
        "authority_due": min((duty.due_at for duty in owed if duty.due_at), default=""),
        "authority_notified_at": _cell(situation.get("authority.notified_at")),
        "authority_reference": _cell(situation.first(("filing.reference",))),
        "reasons_for_delay": _cell(situation.get("incident.late_reasons")) if _is_late(situation) else "",
        "reasons_not_notified": _cell(stated) if stated.is_known else refused,
    }


def _persons(situation: Situation) -> dict[str, str]:
    duties = _of_gdpr(situation, "individuals")
    reasons = [duty.because for duty in duties if duty.status == "not_required"]
    stated = situation.get("notice.exception_reasons")
    owed = _owed(situation, "individuals")
    return {
        "persons_duty": _status(duties),
        "persons_notified_at": _cell(situation.stated("anchor.individuals_notified")),
        "reasons_persons_not_notified": _cell(stated)
        if stated.is_known
        else " ".join(reasons[0])
        if reasons and not owed
        else "",
    }


def _is_late(situation: Situation) -> bool:
    """Whether the authority was told after its deadline, or has not been told and the deadline has passed."""
    due = min((duty.due_at for duty in _owed(situation, "authority") if duty.due_at), default=None)
    if due is None:
        return False
    told = situation.get("authority.notified_at")
    at = datetime.fromisoformat(str(told.value)) if told.is_known and _is_instant(told.value) else situation.as_of
    return at > datetime.fromisoformat(due) if "T" in due else at.date() > date.fromisoformat(due)


def _is_instant(value: object) -> bool:
    try:
        return datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False
