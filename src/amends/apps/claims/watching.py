"""What the staff's side does by itself: looks for signs, and says when silence became a yes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from amends.apps.care.models import InquiryState
from amends.apps.claims.clocks import claim_clock
from amends.apps.claims.granting import carry_out_wishes
from amends.apps.claims.keeping import note_event
from amends.apps.claims.models import Claim, ClaimEvent, ClaimLetter
from amends.apps.claims.proving import look_for_signs
from amends.remedies.claims import WAITS

_AT_ONCE = 100
_SILENCE = ("deemed_accepted", "overdue")


def do_desk_work(*, now: datetime) -> int:
    """What claimants did, signs of claims that came or changed, silence that went past its day; how much was done."""
    return carry_out_wishes(now=now) + _looked(now) + _alarmed(now)


def _looked(now: datetime) -> int:
    rows = Claim.desk.filter(is_looked_into=False, state__in=WAITS).select_related("incident").order_by("id")
    claims = list(rows[:_AT_ONCE])
    for claim in claims:
        look_for_signs(claim=claim, now=now)
    return len(claims)


def _alarmed(now: datetime) -> int:
    """Once for each claim and each clock that ran out."""
    late = ClaimLetter.objects.filter(claim__state__in=WAITS, inquiry__state=InquiryState.OPEN, inquiry__due_at__lt=now)
    heard = ClaimEvent.objects.filter(claim=OuterRef("claim"), kind__in=_SILENCE, at__gte=OuterRef("inquiry__due_at"))
    unheard = Claim.objects.filter(pk__in=late.filter(~Exists(heard)).values("claim"))
    made = 0
    for claim in unheard.select_related("incident").order_by("id")[:_AT_ONCE]:
        clock = claim_clock(claim, at=now)
        if clock.is_overdue:
            with transaction.atomic():
                kind = "deemed_accepted" if clock.is_deemed_accepted else "overdue"
                note_event(claim, kind, at=now, why=clock.law)
            made += 1
    return made
