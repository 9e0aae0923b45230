"""What the staff's side does by itself: looks for signs, and says when silence became a yes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from amends.apps.care.models import InquiryState
from amends.apps.claims.clocks import claim_clock
from amends.apps.claims.keeping import note_event
from amends.apps.claims.models import Claim
from amends.apps.claims.proving import look_for_signs
from amends.remedies.claims import WAITS

_AT_ONCE = 100
_SILENCE = ("deemed_accepted", "overdue")


def do_desk_work(*, now: datetime) -> int:
    """Signs of claims that came or changed, and silence that went past its day; how much was done."""
    return _looked(now) + _alarmed(now)


def _looked(now: datetime) -> int:
    rows = Claim.objects.filter(is_looked_into=False, state__in=WAITS).select_related("incident").order_by("id")
    claims = list(rows[:_AT_ONCE])
    for claim in claims:
        look_for_signs(claim=claim, now=now)
    return len(claims)


def _alarmed(now: datetime) -> int:
    """Once for each claim and each clock that ran out."""
    late = Claim.objects.filter(
        state__in=WAITS, letters__inquiry__state=InquiryState.OPEN, letters__inquiry__due_at__lt=now
    )
    heard = Claim.objects.filter(events__kind__in=_SILENCE, state__in=WAITS).values("pk")
    made = 0
    for claim in late.exclude(pk__in=heard).distinct().select_related("incident").order_by("id")[:_AT_ONCE]:
        clock = claim_clock(claim, at=now)
        if clock.is_overdue:
            with transaction.atomic():
                kind = "deemed_accepted" if clock.is_deemed_accepted else "overdue"
                note_event(claim, kind, at=now, why=clock.law)
            made += 1
    return made
