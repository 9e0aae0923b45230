"""Joins cases that are one person's matter, and parts them again; each message stays where it came in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amends.apps.care.finding import family_of, root_of
from amends.apps.care.intake import note_case
from amends.apps.care.models import Case, CaseEvent, CaseEventKind, CaseState
from amends.apps.care.told import waiting_in
from amends.core.errors import InputError, RefusedError


@transaction.atomic
def join_cases(*, into: Case, other: Case, by: str, reason: str, now: datetime) -> Case:
    """From now on both stand in the queue as ``into``; each correspondent is still answered apart.

    Raises ``RefusedError``: ``care.two_persons`` where two different persons were proven, ``care.two_incidents``,
    ``care.joined`` where they are one already; ``InputError`` (``look.reason``).
    """
    _require_reason(reason, into)
    target, source = _held_roots(into, other)
    if target.pk == source.pk:
        raise _refused(target, "care.joined", "They are joined already.")
    if target.incident_id != source.incident_id:
        raise _refused(target, "care.two_incidents", "They belong to two incidents.")
    if target.person_hash and source.person_hash and target.person_hash != source.person_hash:
        raise _refused(target, "care.two_persons", "Two different persons were proven on them.")
    Case.objects.filter(pk=source.pk).update(merged_into=target)
    _take_over(target, source)
    for case, second in ((target, source), (source, target)):
        CaseEvent.objects.create(
            case=case, kind=CaseEventKind.JOINED, at=now, by=by, reason=reason.strip()[:300], other=second
        )
    note_case(target, "case.joined", subject=f"{source.ref}:{source.events.count()}", at=now, joined=source.ref)
    return _fresh(target)


@transaction.atomic
def part_case(*, case: Case, by: str, reason: str, now: datetime) -> Case:
    """Undoes a joining: the case stands for itself again, open if anybody on it still waits.

    Who was answered while they were one stays answered, and the other case is not opened again if it was closed.

    Raises ``RefusedError`` (``care.not_joined``) and ``InputError`` (``look.reason``).
    """
    _require_reason(reason, case)
    case = _fresh(case)
    target = case.merged_into
    if target is None:
        raise _refused(case, "care.not_joined", "It is joined to none.")
    waiting = waiting_in(family_of(case))
    Case.objects.filter(pk=case.pk).update(merged_into=None)
    _settle_anew(case, waiting)
    other = root_of(_fresh(target))
    if other.state != CaseState.CLOSED:
        _settle_anew(other, waiting)
    for one, second in ((case, target), (target, case)):
        CaseEvent.objects.create(
            case=one, kind=CaseEventKind.PARTED, at=now, by=by, reason=reason.strip()[:300], other=second
        )
    note_case(case, "case.parted", subject=f"{case.ref}:{case.events.count()}", at=now, parted_from=target.ref)
    return _fresh(case)


def _held_roots(into: Case, other: Case) -> tuple[Case, Case]:
    """The cases that stand in the queue for these, locked: two joinings crosswise would make a circle.

    One that was joined to another before we held it is followed there.
    """
    while True:
        found = root_of(_fresh(into)), root_of(_fresh(other))
        rows = Case.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in found])
        if all(row.merged_into_id is None for row in list(rows.order_by("pk"))):
            return _fresh(found[0]), _fresh(found[1])


def _take_over(target: Case, source: Case) -> None:
    """What is urgent or sensitive in one is so in both."""
    changes: dict[str, object] = {"is_sensitive": target.is_sensitive or source.is_sensitive}
    if source.state == CaseState.OPEN:
        is_earlier = target.state != CaseState.OPEN or source.due_at < target.due_at
        changes |= {"state": CaseState.OPEN}
        if is_earlier:
            changes |= {"due_at": source.due_at, "due_because": source.due_because, "law": source.law or target.law}
    if target.team_id is not None and source.team_id != target.team_id:
        changes |= {"team": None, "owner": ""}  # what was not given to the team goes to the house's own people
    Case.objects.filter(pk=target.pk).update(**changes)


def _settle_anew(case: Case, waiting: frozenset[str]) -> None:
    """Only who waited before the parting waits after it: an answer may stand on the other case."""
    if waiting_in(family_of(_fresh(case))) & waiting:
        Case.objects.filter(pk=case.pk).exclude(state=CaseState.OPEN).update(state=CaseState.OPEN, owner="")
    else:
        Case.objects.filter(pk=case.pk, state=CaseState.OPEN).update(state=CaseState.ANSWERED)


def _fresh(case: Case) -> Case:
    return Case.objects.select_related("merged_into", "incident").get(pk=case.pk)


def _require_reason(reason: str, case: Case) -> None:
    if len(reason.strip()) < 5:
        raise InputError("No reason was given.", code="look.reason", where=case.ref, fix="Say why; it is kept.")


def _refused(case: Case, code: str, why: str) -> RefusedError:
    return RefusedError("These cases cannot be joined or parted.", code=code, where=case.ref, why=why)
