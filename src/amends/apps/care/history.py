"""A case as the desk reads it, after the look is on record; notes; and what one correspondent was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amends.apps.accounts.models import User
from amends.apps.care.boxes import Body, body_of, seal_body
from amends.apps.care.finding import family_of, is_stranger
from amends.apps.care.letter import require_text
from amends.apps.care.models import Case, CaseEvent, CaseEventKind, Direction, Message
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import LEAST_REASON, record_look
from amends.core.errors import InputError
from amends.core.ids import new_ref


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """One message with its words.  ``is_stranger``: from another address than the case is with, and unproven."""

    message: Message
    body: Body
    is_stranger: bool


def open_case(*, case: Case, by: User | str, reason: str, secret: bytes, now: datetime) -> tuple[Spoken, ...]:
    """All that was said on the case and on those joined to it, oldest first; notes among it, for staff alone.

    Who looked and why is kept before anything is opened.  Raises ``InputError`` (``look.reason``) and
    ``MachineError`` (``sealed.closed``).
    """
    if len(reason.strip()) < LEAST_REASON:
        raise InputError("Nobody looks without a reason.", code="look.reason", where=case.ref, fix="Say why you look.")
    if case.incident is not None:
        record_look(
            by=by, incident=case.incident, kind=LookKind.CASE, what=f"case {case.ref}", reason=reason,
            person_hash=case.person_hash[:40], now=now,
        )  # fmt: skip
    name = by.get_username() if isinstance(by, User) else by
    CaseEvent.objects.create(case=case, kind=CaseEventKind.LOOKED_AT, at=now, by=name, reason=reason.strip()[:300])
    rows = Message.objects.filter(case__in=family_of(case)).select_related("inquiry", "told__inquiry", "case")
    return tuple(
        Spoken(
            message=row,
            body=body_of(row, secret=secret),
            is_stranger=row.direction == Direction.IN and is_stranger(row),
        )
        for row in rows.order_by("id")
    )


def add_note(*, case: Case, words: str, by: str, public_key: bytes, now: datetime) -> Message:
    """A note for the house; the database gives it nobody to go to and no way out."""
    ref = new_ref("MSG", length=12)
    return Message.objects.create(
        ref=ref,
        case=case,
        direction=Direction.NOTE,
        way_in=case.way_in,
        at=now,
        taken_at=now,
        by=by,
        box=seal_body(public_key, Body(text=require_text(words)), ref=ref),
    )


def told_on(*, case: Case, bound_to: str, secret: bytes) -> tuple[Spoken, ...]:
    """What this correspondent said and was told, and nothing of anybody else on the case; never a note."""
    if not bound_to:
        return ()
    rows = Message.objects.filter(case__in=family_of(case), bound_to=bound_to).exclude(direction=Direction.NOTE)
    return tuple(
        Spoken(message=row, body=body_of(row, secret=secret), is_stranger=False)
        for row in rows.select_related("inquiry", "told__inquiry").order_by("id")
    )
