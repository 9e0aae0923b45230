"""The number that stands on the first screen: how many nobody has answered, by way in and by language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q

from amends.apps.care.models import Callback, CallbackState, Case, CaseState, Direction, Inquiry, InquiryState, Message
from amends.apps.care.posting import not_yet_posted

SOON = timedelta(minutes=30)


@dataclass(frozen=True, kw_only=True)
class Line:
    """Of one way in and one language."""

    way_in: str
    language: str
    unanswered: int
    overdue: int
    due_soon: int


@dataclass(frozen=True, kw_only=True)
class CareStanding:
    """All of it; ``unfiled`` are forms that came in within the last moments, which count as unanswered too.

    ``closed_unanswered`` is what was closed without a word to anybody: spam, or a fault of ours.  ``unposted`` are
    answers that are written and do not stand in public yet.  ``automatic`` is what programs sent: it has no clock.
    """

    unanswered: int
    overdue: int
    due_soon: int
    sensitive: int
    unowned: int
    unfiled: int
    callbacks: int
    closed_unanswered: int
    unposted: int
    automatic: int
    lines: tuple[Line, ...]


def care_standing(*, kinds: Collection[str], at: datetime, incident_id: int = 0) -> CareStanding:
    """Counts of the queue at a moment; of all incidents unless one is named."""
    mine = Q(incident_id=incident_id) if incident_id else Q()
    cases = Case.objects.filter(mine, kind__in=kinds, merged_into__isnull=True)
    waiting = cases.filter(state=CaseState.OPEN)
    overdue, soon = Q(due_at__lt=at), Q(due_at__gte=at, due_at__lt=at + SOON)
    rows = waiting.values_list("way_in", "language").order_by("way_in", "language")
    counted = rows.annotate(every=Count("id"), late=Count("id", filter=overdue), soon=Count("id", filter=soon))
    lines = tuple(
        Line(way_in=way, language=language, unanswered=every, overdue=late, due_soon=next_)
        for way, language, every, late, next_ in counted
    )
    flags = waiting.aggregate(
        sensitive=Count("id", filter=Q(is_sensitive=True)), unowned=Count("id", filter=Q(owner=""))
    )
    unfiled = Inquiry.objects.filter(mine, kind__in=kinds, case__isnull=True, state=InquiryState.OPEN)
    late_forms = unfiled.filter(due_at__lt=at).count()
    count = unfiled.count()
    calls = Callback.objects.filter(state=CallbackState.OPEN, case__kind__in=kinds)
    said = Message.objects.filter(case=OuterRef("pk"), direction=Direction.IN, is_automatic=False)
    silent = cases.filter(Exists(said), state=CaseState.CLOSED, first_answered_at__isnull=True)
    return CareStanding(
        unanswered=sum(line.unanswered for line in lines) + count,
        overdue=sum(line.overdue for line in lines) + late_forms,
        due_soon=sum(line.due_soon for line in lines),
        unfiled=count,
        callbacks=calls.filter(case__incident_id=incident_id).count() if incident_id else calls.count(),
        closed_unanswered=silent.count(),
        unposted=not_yet_posted(kinds=kinds, incident_id=incident_id).count(),
        automatic=Message.objects.filter(case__in=cases, is_automatic=True).count(),
        lines=lines,
        **flags,
    )
