"""How claims of loss went: one line for each person who claims, by where they live."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.db.models import Max

from amends.apps.claims.models import Claim, ClaimDecision, ClaimEvent
from amends.apps.incidents.models import Incident
from amends.recovery.honest_cells import TOTAL, Table
from amends.recovery.honest_times import Wait, Waiting, waits_told
from amends.recovery.honest_views import grouped, views_told
from amends.remedies.claims import UNDECIDED, ClaimState

_PAID = frozenset((ClaimState.PAID, ClaimState.REFUNDED))


class Claimed(StrEnum):
    """How far a person's claims have come: of several the one that is least far, in this order."""

    OPEN = "open"
    APPEALED = "appealed"
    DECIDED = "decided"
    PAID = "paid"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """One person who claims: ``decided_at`` of the last decision, ``None`` while one is missing."""

    segment: str
    state: Claimed
    since: datetime
    decided_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class ClaimsTold:
    """The table by segment, and from the first claim to the decision, of each row that hides nothing and of all."""

    tables: dict[str, Table]
    decision: dict[str, dict[str, Waiting]]


def claims_told(rows: list[Claimant], *, at: datetime, least: int) -> ClaimsTold:
    """What may be told of them; a person with several claims counts once."""
    views = {"segment": lambda one: one.segment}
    tables = views_told(
        rows, views=views, part_of=lambda one: one.state.value, parts=[part.value for part in Claimed], least=least
    )
    decision = {}
    for view, table in tables.items():
        groups = grouped(rows, views[view], least=least)
        shown = {row.name: groups[row.name] for row in table.rows if not row.is_hidden} | {TOTAL: rows}
        decision[view] = {name: _waits(some, at, least, table) for name, some in shown.items()}
    return ClaimsTold(tables=tables, decision=decision)


def claim_rows(incident: Incident, *, at: datetime) -> list[Claimant]:
    """One row for each person who claimed by then; a claim of nobody who is proven stands for itself."""
    claims = Claim.objects.filter(incident=incident, joined_to__isnull=True, received_at__lte=at).order_by("id")
    decisions = ClaimDecision.objects.filter(claim__incident=incident, at__lte=at)
    decided = dict(decisions.values_list("claim_id").annotate(Max("at")))
    appeals = ClaimEvent.objects.filter(claim__incident=incident, after=ClaimState.APPEALED, at__lte=at)
    appealed = frozenset(appeals.values_list("claim_id", flat=True))
    people: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        people[claim.person_hash or f"claim {claim.pk}"].append(claim)
    return [_claimant(mine, decided, appealed) for mine in people.values()]


def _claimant(mine: list[Claim], decided: dict[int, datetime], appealed: frozenset[int]) -> Claimant:
    order = list(Claimed)
    state = min((_state(claim, appealed) for claim in mine), key=order.index)
    counted = [claim for claim in mine if claim.state != ClaimState.WITHDRAWN] or mine
    ends = [decided.get(claim.pk) for claim in counted]
    return Claimant(
        segment=next((claim.residence for claim in mine if claim.residence), ""),
        state=state,
        since=min(claim.received_at for claim in counted),
        decided_at=None if None in ends else max(end for end in ends if end is not None),
    )


def _state(claim: Claim, appealed: frozenset[int]) -> Claimed:
    state = ClaimState(claim.state)
    if state in UNDECIDED:
        return Claimed.OPEN
    if claim.pk in appealed:
        return Claimed.APPEALED
    if state is ClaimState.WITHDRAWN:
        return Claimed.WITHDRAWN
    return Claimed.PAID if state in _PAID else Claimed.DECIDED


def _waits(rows: list[Claimant], at: datetime, least: int, table: Table) -> Waiting:
    """From the first claim to the last decision; who withdrew waits for nothing and is left out."""
    waiting = [Wait(since=one.since, until=one.decided_at) for one in rows if one.state is not Claimed.WITHDRAWN]
    told = waits_told(waiting, at=at, least=least)
    return replace(told, people=None, over=None) if table.total.is_hidden or len(waiting) != len(rows) else told
