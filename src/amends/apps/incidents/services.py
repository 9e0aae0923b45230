"""Opens incidents and adds to their facts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import datetime

import msgspec
from django.db import IntegrityError, transaction

from amends.apps.incidents.models import Anchor, FactVersion, Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.journal.services import record_deed
from amends.core.case import Case
from amends.core.case.facts import facts_of_case, require_value
from amends.core.case.model import FactState
from amends.core.errors import RefusedError
from amends.core.facts import Fact, Value
from amends.core.ids import new_ref

_SOURCE = "case file"
_SUBJECT = 80  # characters of a deed's subject; a longer ref is named by its digest


@transaction.atomic
def open_incident(*, case: Case, case_sha256: str, is_exercise: bool, at: datetime) -> Incident:
    """Keeps a validated case: the incident, its anchors and the first version of its facts."""
    incident = Incident.objects.create(
        ref=new_ref("INC"),
        title=case.incident.title or case.incident.controller.name,
        controller=case.incident.controller.name,
        case=msgspec.to_builtins(case),
        case_sha256=case_sha256,
        is_exercise=is_exercise,
        opened_at=at,
    )
    known = case.incident.anchors.known()
    Anchor.objects.bulk_create(
        Anchor(incident=incident, name=name, at=instant, source=_SOURCE) for name, instant in known.items()
    )
    for fact in facts_of_case(case, at=at).facts:
        _keep(incident, fact, at=at)
    return incident


@transaction.atomic
def supersede_fact(
    *, incident: Incident, ref: str, value: Value, source: str, at: datetime, state: FactState = FactState.KNOWN
) -> Fact:
    """Adds a version that replaces ``ref``.

    Raises ``KeyError`` if the incident has no such fact, ``InputError`` (``facts.value``) if the value does not fit it,
    ``RefusedError`` (``facts.changed_meanwhile``) if somebody has replaced ``ref`` before.
    """
    require_value(ref.rpartition("@")[0], value)
    book = fact_book(incident=incident)
    if any(fact.supersedes == ref for fact in book.facts):
        raise _changed_meanwhile(incident, ref)
    fact = book.supersede(ref, value=value, source=source, at=at, state=state).facts[-1]
    _keep(incident, fact, at=at)
    return fact


@transaction.atomic
def claim_fact(
    *,
    incident: Incident,
    key: str,
    value: Value,
    source: str,
    at: datetime,
    state: FactState = FactState.KNOWN,
) -> Fact:
    """Adds a claim that stands beside what others say on the same key; it replaces "not known", which is no claim."""
    require_value(key, value)
    book = fact_book(incident=incident)
    before = book.current(key)
    if before is not None and before.state is FactState.UNKNOWN:
        book = book.supersede(before.ref, value=value, source=source, at=at, state=state)
    else:
        book = book.claim(key=key, value=value, source=source, at=at, state=state)
    fact = book.facts[-1]
    _keep(incident, fact, at=at)
    return fact


def _keep(incident: Incident, fact: Fact, *, at: datetime) -> None:
    """A version in the database, and on record by the digest of its value: a value may name a person."""
    try:
        with transaction.atomic():  # a savepoint, so that the refusal below leaves the transaction usable
            FactVersion.objects.create(incident=incident, **asdict(fact))
    except IntegrityError as error:  # two read the same book, and the other one was first
        raise _changed_meanwhile(incident, fact.ref) from error
    record_deed(
        incident_ref=incident.ref,
        kind="fact.asserted",
        subject=fact.ref if len(fact.ref) <= _SUBJECT else hashlib.sha256(fact.ref.encode()).hexdigest(),
        at=at,
        fact=fact.ref,
        state=str(fact.state),
        supersedes=fact.supersedes,
        value_sha256=hashlib.sha256(json.dumps(fact.value, ensure_ascii=False).encode()).hexdigest(),
    )


def _changed_meanwhile(incident: Incident, ref: str) -> RefusedError:
    return RefusedError(
        "Somebody else has just changed this fact.",
        code="facts.changed_meanwhile",
        where=f"{incident.ref}, {ref}",
        why="What you saw does not stand any more, so that your change would rest on something old.",
        fix="Read what stands now, and make your change again if it is still right.",
    )
