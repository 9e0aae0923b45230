"""The desk of the press and of researchers: acknowledged, answered; the same facts for all, no threat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.care.models import Case, CaseEvent, CaseEventKind, CaseState, Direction, Kind, Message
from amends.apps.incidents.models import Incident
from amends.core.errors import RefusedError

DESK = (Kind.PRESS, Kind.RESEARCHER)


@dataclass(frozen=True, kw_only=True)
class ToldFact:
    """A version of a fact that somebody at the desk was told, and when first."""

    fact: str
    case_ref: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class DeskCase:
    """A case of the desk.  ``owed`` are facts that others were told and this one was not."""

    case: Case
    acknowledged_at: datetime | None
    answered_at: datetime | None
    owed: tuple[str, ...]


def require_press_desk(user: User) -> None:
    """Raises ``RefusedError`` (``care.press_desk``)."""
    if not may(user.role, Right.PRESS_DESK):
        raise RefusedError("This role does not speak to the press.", code="care.press_desk", where=user.get_username())


def acknowledge(*, case: Case, by: User, now: datetime) -> None:
    """Somebody has told them that the question is here and who answers it."""
    require_press_desk(by)
    CaseEvent.objects.create(case=case, kind=CaseEventKind.ACKNOWLEDGED, at=now, by=by.get_username())


def told_to_press(*, incident: Incident) -> tuple[ToldFact, ...]:
    """What was told to whom, as facts, in the order in which it was told."""
    rows = Message.objects.filter(case__incident=incident, case__kind__in=DESK, direction=Direction.OUT)
    told: dict[tuple[str, str], ToldFact] = {}
    for row in rows.select_related("case").order_by("id"):
        for fact in row.facts:
            told.setdefault((fact, row.case.ref), ToldFact(fact=fact, case_ref=row.case.ref, at=row.at))
    return tuple(told.values())


def press_cases(*, incident: Incident) -> tuple[DeskCase, ...]:
    """Each case of the desk with what it is owed: a fact that is released to one is released to all."""
    told = told_to_press(incident=incident)
    released = {item.fact for item in told}
    cases = Case.objects.filter(incident=incident, kind__in=DESK, merged_into__isnull=True)
    return tuple(_desk_case(case, released, told) for case in cases.exclude(state=CaseState.CLOSED).order_by("due_at"))


def _desk_case(case: Case, released: set[str], told: tuple[ToldFact, ...]) -> DeskCase:
    acknowledged = case.events.filter(kind=CaseEventKind.ACKNOWLEDGED).first()
    has = {item.fact for item in told if item.case_ref == case.ref}
    return DeskCase(
        case=case,
        acknowledged_at=acknowledged.at if acknowledged else None,
        answered_at=case.first_answered_at,
        owed=tuple(sorted(released - has)),
    )
