"""By when somebody waits for an answer to their claim, and what the law makes of silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from amends.apps.care.clocks import clock_of
from amends.apps.care.models import Inquiry, InquiryState
from amends.apps.claims.models import Claim, ClaimLetter
from amends.law.complaints import Body, IfMissed
from amends.remedies.claims import WAITS, ClaimState

_A_QUERY = 5_000


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
    letters = ClaimLetter.objects.filter(claim__in=claims).values("inquiry")
    rows = Inquiry.objects.filter(pk__in=letters, state=InquiryState.OPEN)
    return list(rows.select_related("incident").order_by("due_at", "id"))


def claim_clock(claim: Claim, *, at: datetime) -> ClaimClock:
    """How the clock stands at an instant."""
    return claim_clocks([claim], at=at)[claim.pk]


def claim_clocks(claims: Sequence[Claim], *, at: datetime) -> Mapping[int, ClaimClock]:
    """The clocks of many claims, by their keys; one query for thousands."""
    letters: dict[int, list[ClaimLetter]] = defaultdict(list)
    keys = {claim.pk for claim in claims}
    for letter, joined_to in _letters(sorted(keys)):
        for key in keys & {letter.claim_id, joined_to}:
            letters[key].append(letter)
    return {claim.pk: _clock(claim, letters[claim.pk], at) for claim in claims}


def _clock(claim: Claim, letters: Sequence[ClaimLetter], at: datetime) -> ClaimClock:
    is_waited_for = ClaimState(claim.state) in WAITS
    waiting = [row.inquiry for row in letters if is_waited_for and row.inquiry.state == InquiryState.OPEN]
    waiting.sort(key=lambda inquiry: (inquiry.due_at, inquiry.pk))
    clocks = [(inquiry, clock_of(inquiry)) for inquiry in waiting]
    late = [clock for inquiry, clock in clocks if at > inquiry.due_at]
    own = (row.inquiry for row in letters if row.claim_id == claim.pk)
    every = [clock for _, clock in clocks] or [clock_of(inquiry) for inquiry in own]
    return ClaimClock(
        due_at=waiting[0].due_at if waiting else None,
        law=every[0].law if every else "",
        is_overdue=bool(late),
        is_deemed_accepted=any(clock.if_missed is IfMissed.DEEMED_ACCEPTED for clock in late),
        bodies=tuple(dict.fromkeys(body for clock in every for body in clock.bodies)),
    )


def _letters(keys: Sequence[int]) -> Iterator[tuple[ClaimLetter, int | None]]:
    """Letters of claims and of those that were joined to them, with the latter's key."""
    for start in range(0, len(keys), _A_QUERY):
        some = keys[start : start + _A_QUERY]
        rows = ClaimLetter.objects.filter(Q(claim__in=some) | Q(claim__joined_to__in=some)).order_by("id")
        rows = rows.select_related("inquiry").defer("inquiry__box").annotate(joined_to=F("claim__joined_to"))
        yield from ((row, row.joined_to) for row in rows)
