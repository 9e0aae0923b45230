"""What is owed, and to whom it can be paid now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from amends.apps.claims.handling import told_of
from amends.apps.claims.models import UNPAID, Claim, ClaimDecision, Payment, PaymentBatch
from amends.apps.claims.proving import look_for_signs, unweighed_of
from amends.apps.incidents.models import Incident
from amends.core.ids import new_ref
from amends.remedies.claims import ClaimState
from amends.remedies.claims_money import PaymentLine

_OWING = (
    ClaimState.ACCEPTED,
    ClaimState.ACCEPTED_IN_PART,
    ClaimState.APPEALED,
    ClaimState.APPEAL_DECIDED,
    ClaimState.PAID,
    ClaimState.REFUNDED,
    ClaimState.WITHDRAWN,  # an appeal was: what was given at first is owed still
)
_A_QUERY = 5_000


@dataclass(frozen=True, kw_only=True)
class Advised:
    """``without_account`` are claims that wait for an IBAN or a name, ``with_signs`` those of which a sign waits to be
    weighed (the account was changed, say); nothing was made for them."""

    batch: PaymentBatch | None
    path: Path | None
    payments: int
    without_account: tuple[str, ...]
    with_signs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Owed:
    """A decision, and what it pays beyond an earlier one on the same claim."""

    decision: ClaimDecision
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Ready:
    """What can be paid, and what waits for an account or for somebody who weighs a sign."""

    lines: tuple[tuple[ClaimDecision, PaymentLine], ...]
    without_account: tuple[str, ...]
    with_signs: tuple[str, ...]

    def advised(self, batch: PaymentBatch | None, path: Path | None) -> Advised:
        """What came of it."""
        return Advised(
            batch=batch, path=path, payments=len(self.lines) if path else 0, without_account=self.without_account,
            with_signs=self.with_signs,
        )  # fmt: skip


def owed_of(decision: ClaimDecision) -> Decimal:
    """What one decision pays: of an appeal's only what it gives beyond the first."""
    before = ClaimDecision.objects.filter(claim=decision.claim_id, id__lt=decision.pk).order_by("-id").first()
    return decision.amount - (before.amount if before else Decimal(0))


def unpaid_decisions(incident: Incident | None) -> list[Owed]:
    """Decisions of which no payment is under way or done, of one incident or of all; the oldest first."""
    rows = ClaimDecision.objects.filter(claim__state__in=_OWING)
    rows = rows.filter(claim__incident=incident) if incident else rows
    live = set(Payment.objects.exclude(state__in=UNPAID).values_list("decision", flat=True))
    before: dict[int, Decimal] = {}
    found = []
    for row in rows.select_related("claim__incident").order_by("id"):
        owed = row.amount - before.get(row.claim_id, Decimal(0))
        before[row.claim_id] = row.amount
        if owed > 0 and row.pk not in live:
            found.append(Owed(decision=row, amount=owed))
    return found


def ready_to_pay(incident: Incident, *, secret: bytes, now: datetime) -> Ready:
    """Within a transaction: its claims are held until it ends, so that none is changed or paid meanwhile.

    ``secret`` is the desk's.
    """
    _hold({one.decision.claim_id for one in unpaid_decisions(incident)})
    owed = unpaid_decisions(incident)  # as they stand now that nobody else can move them
    for claim in {one.decision.claim_id: one.decision.claim for one in owed}.values():
        if not claim.is_looked_into:  # an account came after the decision
            look_for_signs(claim=claim, now=now)
    doubtful = unweighed_of([one.decision.claim for one in owed])
    lines, missing = [], []
    for one in owed:
        if one.decision.claim_id in doubtful:
            continue
        told = told_of(one.decision.claim, secret=secret)
        if told.account and told.name:
            lines.append((one.decision, _line(one, told.name, told.account)))
        else:
            missing.append(one.decision.claim.ref)
    signs = tuple(one.decision.claim.ref for one in owed if one.decision.claim_id in doubtful)
    return Ready(lines=tuple(lines), without_account=tuple(missing), with_signs=signs)


def _hold(keys: set[int]) -> None:
    ordered = sorted(keys)
    for start in range(0, len(ordered), _A_QUERY):
        some = ordered[start : start + _A_QUERY]
        list(Claim.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk"))


def _line(one: Owed, name: str, account: str) -> PaymentLine:
    claim = one.decision.claim
    return PaymentLine(
        payment=new_ref("PAY", length=12), claim=claim.ref, name=name, iban=account, amount=one.amount,
        currency=one.decision.currency, reference=claim.ref,
    )  # fmt: skip
