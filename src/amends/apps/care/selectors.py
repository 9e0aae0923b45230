"""Reads inquiries: for the desk by their clocks, for a person by the number of the receipt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from amends.apps.care.models import EventKind, Inquiry, InquiryState
from amends.apps.care.numbers import open_answer, read_number, receipt_digest
from amends.core.errors import InputError

_TOLD = (EventKind.ANSWERED, EventKind.EXTENDED)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How many wait, how many of them too long, of the kinds that somebody handles."""

    unanswered: int
    overdue: int


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a person was told, when and in which step."""

    kind: str
    at: datetime
    words: str


def inquiries_of(*, kinds: Collection[str], state: str = InquiryState.OPEN) -> QuerySet[Inquiry]:
    """Inquiries of these kinds, those whose clock ends first before others; overdue ones are the first of all."""
    return (
        Inquiry.objects.filter(kind__in=kinds, state=state)
        .select_related("incident")
        .order_by("due_at", "id")
        .defer("box", "answer_key")
    )


def standing(*, kinds: Collection[str], at: datetime) -> Standing:
    """The two counts that stand large above the list."""
    counts = Inquiry.objects.filter(kind__in=kinds, state=InquiryState.OPEN).aggregate(
        unanswered=Count("id"), overdue=Count("id", filter=Q(due_at__lt=at))
    )
    return Standing(**counts)


def inquiry_by_ref(ref: str, *, kinds: Collection[str]) -> Inquiry:
    """One inquiry of these kinds; raises ``InputError`` (``care.unknown``) also for one of another kind."""
    found = Inquiry.objects.filter(ref=ref, kind__in=kinds).select_related("incident").first()
    if found is None:
        raise InputError(
            f"There is no inquiry {ref[:20]}.", code="care.unknown", where="ref", fix="List them: `amends care list`."
        )
    return found


def inquiry_with_number(typed: str, *, pepper: bytes) -> Inquiry | None:
    """The inquiry whose receipt has this number, however it was typed."""
    number = read_number(typed)
    if number is None:
        return None
    return Inquiry.objects.filter(receipt_digest=receipt_digest(number, pepper=pepper)).first()


def told_to(inquiry: Inquiry, *, number: str, pepper: bytes) -> tuple[Told, ...]:
    """What the person was told, oldest first; opened with the number that they hold."""
    rows = inquiry.events.filter(kind__in=_TOLD)
    return tuple(
        Told(kind=row.kind, at=row.at, words=open_answer(number, bytes(row.said), ref=inquiry.ref, pepper=pepper))
        for row in rows
    )
