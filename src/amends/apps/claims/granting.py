"""The staff's side of what claimants do on the public side: each wish is carried out once, in its order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from amends.apps.claims.keeping import move_claim, note_event
from amends.apps.claims.models import Claim, ClaimWish, ClaimWishDone, WishKind
from amends.apps.claims.proving import keep_proof, locked_claim
from amends.apps.claims.turns import take_turn
from amends.apps.claims.wishing import account_known
from amends.core.errors import RefusedError
from amends.remedies.claims import ALLOWED, OVER, ClaimState, ProvenBy

_AT_ONCE = 100
_DONE, _TAKEN_BACK = "done", "taken_back"


def carry_out_wishes(*, now: datetime, claim: Claim | None = None) -> int:
    """Those of one claim, or the oldest of all; how many.

    What cannot be done any more stands as a step of the claim, with the code, for whoever decides.
    """
    rows = ClaimWish.objects.filter(done__isnull=True)
    rows = rows.filter(claim=claim) if claim is not None else rows
    waiting = list(rows.select_related("claim__incident").order_by("id")[:_AT_ONCE])
    return sum(_carried_out(wish, now) for wish in waiting)


@transaction.atomic
def _carried_out(wish: ClaimWish, now: datetime) -> bool:
    take_turn("claim", wish.claim.ref)
    claim = locked_claim(wish.claim)
    if ClaimWishDone.objects.filter(wish=wish).exists():  # somebody else was quicker
        return False
    became = _DONE
    try:
        with transaction.atomic():
            became = _ACTS[WishKind(wish.kind)](claim, wish, now)
    except RefusedError as error:
        became = error.code
        note_event(claim, "wish_refused", at=now, why=f"{wish.kind}: {error.code}")
    ClaimWishDone.objects.create(wish=wish, became=became, at=now)
    return True


def _evidence(claim: Claim, wish: ClaimWish, now: datetime) -> str:
    _looked_into_anew(claim)
    note_event(claim, "evidence_came", at=now, why=f"{wish.files}")
    if claim.state == ClaimState.EVIDENCE_ASKED:
        move_claim(claim, ClaimState.UNDER_REVIEW, kind="under_review", at=now)
    return _DONE


def _account(claim: Claim, wish: ClaimWish, now: datetime) -> str:
    if claim.account_digest:
        raise account_known(claim.ref)
    if ClaimState(claim.state) in OVER:
        raise RefusedError("This claim is closed.", code="claims.closed", where=claim.ref)
    Claim.objects.filter(pk=claim.pk).update(account_digest=wish.account_digest, account_box=wish.account_box)
    _looked_into_anew(claim)
    note_event(claim, "account_came", at=now)
    if claim.state == ClaimState.EVIDENCE_ASKED:
        move_claim(claim, ClaimState.UNDER_REVIEW, kind="under_review", at=now)
    return _DONE


def _appeal(claim: Claim, _: ClaimWish, now: datetime) -> str:
    move_claim(claim, ClaimState.APPEALED, kind="appealed", at=now)
    return _DONE


def _again(claim: Claim, _: ClaimWish, now: datetime) -> str:
    """Who was answered and writes of the same loss again is heard as one who appeals."""
    if ClaimState.APPEALED in ALLOWED[ClaimState(claim.state)]:
        move_claim(claim, ClaimState.APPEALED, kind="appealed", at=now)
    return _DONE


def _withdraw(claim: Claim, wish: ClaimWish, now: datetime) -> str:
    """The loss may be claimed again; of an appeal what was decided at first stands."""
    if ClaimWish.objects.filter(claim=claim, kind=WishKind.AGAIN, pk__gt=wish.pk, done__isnull=True).exists():
        return _TAKEN_BACK  # they claimed it again a moment later: their letter would lie at a claim that is over
    move_claim(claim, ClaimState.WITHDRAWN, kind="withdrawn", at=now)
    if not claim.decisions.exists():  # else the loss that was paid could be claimed, and paid, once more
        Claim.objects.filter(pk=claim.pk).update(loss_digest="")
    return _DONE


def _prove(claim: Claim, wish: ClaimWish, now: datetime) -> str:
    keep_proof(
        claim=claim, person_hash=wish.person_hash, proven_by=ProvenBy(wish.proven_by), is_in_register=True,
        elements=wish.elements, loss_digest=wish.loss_digest, by="portal", now=now,
    )  # fmt: skip
    return _DONE


def _looked_into_anew(claim: Claim) -> None:
    Claim.objects.filter(pk=claim.pk).update(is_looked_into=False)


_ACTS: Mapping[WishKind, Callable[[Claim, ClaimWish, datetime], str]] = {
    WishKind.EVIDENCE: _evidence,
    WishKind.ACCOUNT: _account,
    WishKind.APPEAL: _appeal,
    WishKind.AGAIN: _again,
    WishKind.WITHDRAW: _withdraw,
    WishKind.PROVE: _prove,
}
