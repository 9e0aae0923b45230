"""How many questions and complaints wait, and which has a number; never a word of what people wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import TruncDate

from amends.apps.care.models import Callback, CallbackState, Case, CaseState, Inquiry, InquiryState
from amends.apps.care.selectors import inquiry_with_number
from amends.apps.incidents.models import Incident
from amends.web.console.overview.links import address


@dataclass(frozen=True, kw_only=True)
class FirstScreen:
    """Who waits, in the whole house."""

    unanswered: int
    overdue: int
    sensitive: int
    callbacks: int


def waiting_inquiries(incident: Incident | None) -> int:
    """Whoever waits for an answer about the incident, or about none, by whatever way they came."""
    forms = Inquiry.objects.filter(incident=incident, state=InquiryState.OPEN, case__isnull=True).count()
    return forms + _open_cases(incident).count()


def overdue_inquiries(incident: Incident, *, at: datetime) -> int:
    """Those without an answer whose time has passed."""
    forms = Inquiry.objects.filter(incident=incident, state=InquiryState.OPEN, case__isnull=True, due_at__lt=at)
    return forms.count() + _open_cases(incident).filter(due_at__lt=at).count()


def first_screen(incidents: Iterable[Incident], *, at: datetime) -> FirstScreen:
    """The counts that stand large above all else, of these incidents and of what names none."""
    about = Q(incident__in=list(incidents)) | Q(incident__isnull=True)
    cases = Case.objects.filter(about, state=CaseState.OPEN, merged_into__isnull=True)
    forms = Inquiry.objects.filter(about, state=InquiryState.OPEN, case__isnull=True)
    calls = Callback.objects.filter(state=CallbackState.OPEN, case__in=Case.objects.filter(about))
    return FirstScreen(
        unanswered=cases.count() + forms.count(),
        overdue=cases.filter(due_at__lt=at).count() + forms.filter(due_at__lt=at).count(),
        sensitive=cases.filter(is_sensitive=True).count(),
        callbacks=calls.count(),
    )


def _open_cases(incident: Incident | None) -> QuerySet[Case]:
    return Case.objects.filter(incident=incident, state=CaseState.OPEN, merged_into__isnull=True)


def inquiries_by_day(incident: Incident) -> list[tuple[datetime, dict[str, int]]]:
    """How many of each kind came in on each day (UTC), with the first of the day; oldest first."""
    rows = (
        Inquiry.objects.filter(incident=incident)
        .annotate(day=TruncDate("received_at"))
        .values("day", "kind")
        .annotate(count=Count("id"), first=Min("received_at"))
        .order_by("day", "kind")
    )
    days: dict[object, tuple[datetime, dict[str, int]]] = {}
    for row in rows:
        first, counts = days.get(row["day"], (row["first"], {}))
        days[row["day"]] = (min(first, row["first"]), {**counts, row["kind"]: row["count"]})
    return list(days.values())


def inquiry_of_desk(ref: str) -> list[tuple[str, str]]:
    """(ref, address) of the one inquiry that the desk calls so; empty if there is none."""
    return _told(Inquiry.objects.filter(ref=ref.upper()).first())


def inquiry_of_receipt(number: str) -> list[tuple[str, str]]:
    """The same by the number on the person's receipt: a secret, so that it never stands in an address."""
    return _told(inquiry_with_number(number, pepper=settings.SECRET_OF("portal.pepper")))


def _told(inquiry: Inquiry | None) -> list[tuple[str, str]]:
    return [] if inquiry is None else [(inquiry.ref, address("inquiry", inquiry.ref) or address("inquiries"))]
