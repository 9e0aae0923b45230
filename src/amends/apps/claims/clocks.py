"""By when somebody waits for an answer to their claim, and what the law makes of silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amends.apps.care.clocks import clock_of
from amends.apps.care.models import Inquiry, InquiryState
from amends.apps.claims.models import Claim, ClaimLetter
from amends.law.complaints import Body, IfMissed
from amends.remedies.claims import WAITS, ClaimState


@dataclass(frozen=True, kw_only=True)
class ClaimClock:
    """``due_at`` is that of the oldest letter without an answer, ``None`` where nobody waits.

    ``is_deemed_accepted``: the day has passed, and the law takes silence for a yes (Poland: art. 8 of the act of
    5 August 2015).  ``law`` names the rule, ``bodies`` are those to which the person can turn.
    """

    due_at: datetime | None
    law: str
    is_overdue: bool
    is_deemed_accepted: bool
    bodies: tuple[Body, ...]


def open_letters(claim: Claim) -> list[Inquiry]:
    """What the person and their joined claims sent and nobody answered, the oldest limit first."""
    claims = [claim.pk, *claim.joined.values_list("pk", flat=True)]
    rows = Inquiry.objects.filter(pk__in=_letters(claims), state=InquiryState.OPEN)
    return list(rows.select_related("incident").order_by("due_at", "id"))


def claim_clock(claim: Claim, *, at: datetime) -> ClaimClock:
    """How the clock stands at an instant."""
    waiting = open_letters(claim) if ClaimState(claim.state) in WAITS else []
    clocks = [(inquiry, clock_of(inquiry)) for inquiry in waiting]
    late = [clock for inquiry, clock in clocks if at > inquiry.due_at]
    every = [clock for _, clock in clocks] or [clock_of(row) for row in _all_letters(claim)]
    return ClaimClock(
        due_at=waiting[0].due_at if waiting else None,
        law=every[0].law if every else "",
        is_overdue=bool(late),
        is_deemed_accepted=any(clock.if_missed is IfMissed.DEEMED_ACCEPTED for clock in late),
        bodies=tuple(dict.fromkeys(body for clock in every for body in clock.bodies)),
    )


def _all_letters(claim: Claim) -> list[Inquiry]:
    return list(Inquiry.objects.filter(pk__in=_letters([claim.pk])).order_by("id"))


def _letters(claims: list[int]) -> list[int]:
    return list(ClaimLetter.objects.filter(claim__in=claims).values_list("inquiry", flat=True))
