"""What one person claims and gets in all, for whoever decides one of their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from amends.apps.claims.models import Claim, ClaimDecision
from amends.remedies.claims import ClaimState

_ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class PersonSum:
    """In one currency: how many claims (withdrawn and joined ones do not count), what they name, what was given."""

    currency: str
    claims: int
    claimed: Decimal
    granted: Decimal


def person_sums(claim: Claim) -> tuple[PersonSum, ...]:
    """Of whoever makes the claim, in its incident; nothing for an unproven claim."""
    if not claim.person_hash:
        return ()
    rows = Claim.objects.filter(incident=claim.incident, person_hash=claim.person_hash, joined_to__isnull=True)
    rows = rows.exclude(Q(state=ClaimState.WITHDRAWN) & ~Exists(ClaimDecision.objects.filter(claim=OuterRef("pk"))))
    granted = _granted(rows)
    named: dict[str, list[Decimal]] = defaultdict(list)
    for currency, amount in rows.values_list("currency", "amount").order_by("pk"):
        named[currency].append(amount or _ZERO)
    return tuple(
        PersonSum(
            currency=currency, claims=len(amounts), claimed=sum(amounts, _ZERO), granted=granted.get(currency, _ZERO)
        )
        for currency, amounts in sorted(named.items())
    )  # fmt: skip


def granted_with(claim: Claim, amount: Decimal) -> Mapping[str, Decimal]:
    """What the person would get in all, by currency, if this claim gave the amount."""
    others = Claim.objects.filter(incident=claim.incident, person_hash=claim.person_hash).exclude(pk=claim.pk)
    sums = _granted(others) if claim.person_hash else {}
    return {**sums, claim.currency: sums.get(claim.currency, _ZERO) + amount}


def _granted(rows: QuerySet[Claim]) -> dict[str, Decimal]:
    """The newest decision of each claim says what it gives in all."""
    newest = {row.claim_id: row for row in ClaimDecision.objects.filter(claim__in=rows.values("pk")).order_by("id")}
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in newest.values():
        sums[row.currency] += row.amount
    return sums
