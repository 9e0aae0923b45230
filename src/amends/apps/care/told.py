"""Keeps what somebody was told, and says when a case has nobody left who waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from amends.apps.care.finding import family_of, root_of
from amends.apps.care.models import (
    ApprovedAnswer,
    Case,
    CaseEvent,
    CaseEventKind,
    CaseState,
    Direction,
    Inquiry,
    InquiryEvent,
    InquiryState,
    Message,
)
from amends.core.ids import new_ref

BY_RECEIPT = "receipt"
BY_ITSELF = "amends: approved answer"
"""Who says what no person had a hand in."""


def receipt_bound(inquiry: Inquiry) -> str:
    """The name of whoever holds the receipt's number."""
    return f"receipt:{inquiry.ref}"


def keep_told(
    *, event: InquiryEvent, answer: ApprovedAnswer | None = None, facts: Iterable[str] = ()
) -> Message | None:
    """The outgoing message behind an inquiry's answer; ``None`` where the inquiry is on no case yet.

    Nothing is copied: the words stay with the event.
    """
    inquiry = event.inquiry
    if inquiry.case is None:
        return None
    first = inquiry.messages.filter(direction=Direction.IN).order_by("id").first()
    message, _ = Message.objects.get_or_create(
        told=event,
        defaults={
            "ref": new_ref("MSG", length=12),
            "case": inquiry.case,
            "direction": Direction.OUT,
            "way_in": inquiry.way_in,
            "language": inquiry.language,
            "at": event.at,
            "taken_at": event.at,
            "by": event.by,
            "bound_to": receipt_bound(inquiry),
            "in_reply_to": first,
            "answer": answer,
            "facts": sorted(facts),
            "sent_as": BY_RECEIPT,
        },
    )
    settle(inquiry.case, now=event.at)
    return message


def waiting_in(family: Iterable[Case]) -> frozenset[str]:
    """Everybody of these cases whose last message has no answer after it, by how they are named.

    Two people on one case by mistake are two: an answer to one of them leaves the other waiting.
    """
    waiting: set[str] = set()
    said = Message.objects.filter(case__in=list(family), is_automatic=False).exclude(direction=Direction.NOTE)
    for direction, bound_to in said.order_by("id").values_list("direction", "bound_to"):
        if direction == Direction.IN:
            waiting.add(bound_to)
        else:
            waiting.discard(bound_to)
    return frozenset(waiting)


def settle(case: Case, *, now: datetime) -> None:
    """After something was said: the case is answered where nobody waits any more, else it stays open."""
    family = family_of(root_of(case))
    case_ids = [one.pk for one in family]
    Case.objects.filter(pk__in=[family[0].pk, case.pk], first_answered_at__isnull=True).update(first_answered_at=now)
    waiting = waiting_in(family)
    if not waiting:
        Case.objects.filter(pk__in=case_ids, state=CaseState.OPEN).update(state=CaseState.ANSWERED)
    elif family[1:]:
        for one in family[1:]:
            if not waiting_in((one,)):
                Case.objects.filter(pk=one.pk, state=CaseState.OPEN).update(state=CaseState.ANSWERED)


def note_closed(inquiry: Inquiry, *, by: str, reason: str, now: datetime) -> None:
    """An inquiry was closed: so is its case, where nobody else on it waits."""
    if inquiry.case is None:
        return
    family = family_of(root_of(inquiry.case))
    closed = Inquiry.objects.filter(case__in=family, state=InquiryState.CLOSED)
    if waiting_in(family) - {receipt_bound(one) for one in closed}:
        return
    if Inquiry.objects.filter(case__in=family).exclude(state=InquiryState.CLOSED).exists():
        return
    if family[0].state != CaseState.CLOSED:
        Case.objects.filter(pk__in=[one.pk for one in family]).update(state=CaseState.CLOSED)
        CaseEvent.objects.create(case=family[0], kind=CaseEventKind.CLOSED, at=now, by=by, reason=reason[:300])
