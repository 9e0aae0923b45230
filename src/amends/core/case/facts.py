"""The facts that a case file states, each under a key that sentences can assert."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

import msgspec

from amends.core.case.model import Anchors, Assessment, Case, CohortStatus, FactState, Remedies
from amends.core.clock import require_aware
from amends.core.elements import in_order
from amends.core.errors import InputError
from amends.core.facts import FactBook, Value

_SOURCE = "case file"


def facts_of_case(case: Case, *, at: datetime) -> FactBook:
    """The fact book of a case as read at ``at``.

    Keys: ``controller.*``, ``contact.*``, ``incident.*``, ``anchor.*`` (ISO text), ``assessment.*``,
    ``exposure.*``, ``remedy.*`` and whatever ``incident.facts`` claims.  An anchor that is not given is a fact with
    state ``unknown``, so that a text can say so.  Claims on one key with different values conflict.
    """
    book = FactBook()
    for key, value in _statements(case):
        state = FactState.UNKNOWN if value is None else FactState.KNOWN
        book = book.claim(key=key, value=value, source=_SOURCE, at=at, state=state)
    for claim in case.incident.facts:
        replaced = book.current(claim.key)
        if replaced is not None and replaced.state is FactState.UNKNOWN:
            book = book.supersede(
                replaced.ref,
                value=claim.value,
                state=claim.state,
                certainty=claim.certainty,
                source=claim.source,
                at=claim.at or at,
            )
        else:
            book = book.claim(
                key=claim.key,
                value=claim.value,
                state=claim.state,
                certainty=claim.certainty,
                source=claim.source,
                at=claim.at or at,
            )
    return book


def _statements(case: Case) -> Iterator[tuple[str, Value]]:
    incident, controller = case.incident, case.incident.controller
    yield "controller.name", controller.name
    yield "controller.brand_domains", controller.brand_domains or None
    for field in controller.contact.__struct_fields__:
        yield f"contact.{field}", getattr(controller.contact, field)
    yield "incident.title", incident.title or None
    yield "incident.nature", tuple(str(item) for item in incident.nature)
    yield "incident.malicious", incident.malicious
    yield "incident.recipients", _text(incident.recipients)
    yield "incident.compromised_channels", incident.compromised_channels
    known = incident.anchors.known()
    for name in Anchors.__struct_fields__:
        yield f"anchor.{name}", known[name].isoformat() if name in known else None
    for field in ("risk", "misuse_likely", "exfiltration", "cause"):
        yield f"assessment.{field}", _text(getattr(incident.assessment, field))
    yield from _exposure(case)
    for field in case.remedies.__struct_fields__:
        yield f"remedy.{field}", getattr(case.remedies, field)


def _exposure(case: Case) -> Iterator[tuple[str, Value]]:
    """How many people and which data: from the cohorts of a FACTS file, else open until evidence was assessed."""
    cohorts = case.cohorts
    possible = any(cohort.status is CohortStatus.POSSIBLE for cohort in cohorts)
    persons = sum(cohort.persons for cohort in cohorts)
    yield "exposure.persons", persons or None
    yield "exposure.precision", ("about" if possible else "exact") if persons else None
    yield "exposure.elements", in_order({code for cohort in cohorts for code in cohort.elements}) or None


def house_zone(book: FactBook) -> tzinfo | None:
    """The offset in which the house states its own instants, the one of learning of the breach first."""
    for name in ("aware", "discovered", "detected", "determined", "occurred"):
        text = anchors_in(book).get(name)
        if text is not None and (zone := datetime.fromisoformat(text).tzinfo) is not None:
            return zone
    return None


def require_value(key: str, value: Value) -> None:
    """Raises ``InputError`` (``facts.value``) for a value that no sentence could state under this key.

    Anchors are instants with an offset; remedies have the types of the case file.
    """
    area, _, name = key.partition(".")
    try:
        if value is None:
            return
        if area == "anchor":
            require_aware(datetime.fromisoformat(str(value)), where=key)
        elif area == "remedy" and name in Remedies.__struct_fields__:
            msgspec.convert({name: value}, Remedies)
        elif area == "assessment" and name in Assessment.__struct_fields__:
            msgspec.convert({name: value}, Assessment)
    except (ValueError, msgspec.ValidationError) as error:
        raise InputError(
            f"The value does not fit the fact {key}.",
            code="facts.value",
            where=key,
            why=str(error),
            fix="Write an instant as 2026-06-01T09:00:00+02:00, a number or true and false as the case file has them.",
        ) from error


def remedies_in(book: FactBook) -> Remedies:
    """What the controller pays for as the book has it now; what is open or disputed is not promised."""
    promised = {name: book.current(f"remedy.{name}") for name in Remedies.__struct_fields__}
    known = {name: fact.value for name, fact in promised.items() if fact and fact.state is FactState.KNOWN}
    return msgspec.convert({name: value for name, value in known.items() if value is not None}, Remedies)


def anchors_in(book: FactBook) -> dict[str, str]:
    """The instants that the book knows now, as ISO text by the name of the anchor."""
    standing = {name: book.current(f"anchor.{name}") for name in Anchors.__struct_fields__}
    return {name: str(fact.value) for name, fact in standing.items() if fact and fact.state is FactState.KNOWN}


def _text(value: object) -> Value:
    return value if value is None or isinstance(value, bool) else str(value)
