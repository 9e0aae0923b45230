"""The public side of a claim: what a claimant does is kept at once, and nothing is moved.

Each of these adds rows and changes none: the portal's role in the database may do no more.  ``granting`` carries them
out on the staff's side, within a second or so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from amends.apps.care.models import Kind, WayIn
from amends.apps.care.services import Receipt, Said, take_inquiry
from amends.apps.claims.losses import File, Told, digest_of, loss_digest
from amends.apps.claims.models import Claim, ClaimLetter, ClaimWish, WishKind
from amends.apps.claims.proofs import keep_evidence
from amends.apps.claims.turns import take_turn
from amends.core.errors import RefusedError
from amends.core.sealing import seal_for
from amends.remedies.claims import OVER, UNDECIDED, ClaimState, ProvenBy, require_step
from amends.remedies.claims_money import read_account


def waiting_wishes(claim: Claim) -> frozenset[str]:
    """Kinds of what the claimant did and nobody has carried out yet."""
    return frozenset(claim.wishes.filter(done__isnull=True).values_list("kind", flat=True))


@transaction.atomic
def wish_evidence(
    *, claim: Claim, files: Sequence[File], now: datetime, public_key: bytes, pepper: bytes, account: str = ""
) -> None:
    """Files, or the account that was missing; one that is on file is changed on the phone only.

    Raises ``InputError`` (``claims.evidence_*``, ``claims.account``), ``RefusedError`` (``claims.closed``,
    ``claims.account_known``); then nothing is kept.
    """
    claim = _in_turn(claim)
    if ClaimState(claim.state) in OVER:
        raise RefusedError("This claim is closed.", code="claims.closed", where=claim.ref)
    if account.strip():
        _wish_account(claim, account, now=now, public_key=public_key, pepper=pepper)
    if files:
        kept = keep_evidence(claim=claim, files=files, now=now, public_key=public_key, pepper=pepper)
        ClaimWish.objects.create(claim=claim, kind=WishKind.EVIDENCE, at=now, files=len(kept))


@transaction.atomic
def wish_appeal(
    *, claim: Claim, text: str, now: datetime, public_key: bytes, pepper: bytes, language: str, once: str = ""
) -> Receipt:
    """The person disagrees: a complaint with a number and a clock of its own, which runs from now.

    Raises ``RefusedError`` (``claims.not_allowed``) and what ``take_inquiry`` raises.
    """
    claim = _in_turn(claim)
    receipt = take_inquiry(
        said=Said(kind=Kind.COMPLAINT, text=text, language=language), way_in=WayIn.WEB, incident=claim.incident,
        received_at=now, now=now, public_key=public_key, pepper=pepper, once=once, residence=claim.residence or None,
    )  # fmt: skip
    if receipt.is_new:
        _require_step(claim, ClaimState.APPEALED, WishKind.APPEAL)
        ClaimLetter.objects.create(claim=claim, inquiry=receipt.inquiry, at=now)
        ClaimWish.objects.create(claim=claim, kind=WishKind.APPEAL, at=now, letter=receipt.inquiry)
    return receipt


@transaction.atomic
def wish_withdrawal(*, claim: Claim, now: datetime) -> None:
    """The person takes it back.  Raises ``RefusedError`` (``claims.not_allowed``)."""
    claim = _in_turn(claim)
    _require_step(claim, ClaimState.WITHDRAWN, WishKind.WITHDRAW)
    ClaimWish.objects.create(claim=claim, kind=WishKind.WITHDRAW, at=now)


@transaction.atomic
def wish_proof(
    *, claim: Claim, person_hash: str, proven_by: ProvenBy, elements: Sequence[str], pepper: bytes, now: datetime
) -> None:
    """Who claims, as the register says it behind the code of a letter.

    Raises ``RefusedError`` (``claims.proven``) for another person than was proven before, or after the decision.
    """
    claim = _in_turn(claim)
    if claim.person_hash == person_hash:
        return
    if claim.person_hash or ClaimState(claim.state) not in UNDECIDED:
        raise RefusedError("Who claims cannot be said anew.", code="claims.proven", where=claim.ref)
    digest = loss_digest(
        pepper, incident_ref=claim.incident.ref, person_hash=person_hash, kind=claim.kind,
        happened_on=claim.happened_on, amount=claim.amount, currency=claim.currency,
    )  # fmt: skip
    ClaimWish.objects.create(
        claim=claim, kind=WishKind.PROVE, at=now, person_hash=person_hash, proven_by=proven_by,
        elements=sorted(elements), loss_digest=digest,
    )  # fmt: skip


def _wish_account(claim: Claim, account: str, *, now: datetime, public_key: bytes, pepper: bytes) -> None:
    has_one = not Claim.objects.filter(pk=claim.pk, account_digest="").exists()
    if has_one or WishKind.ACCOUNT in waiting_wishes(claim):
        raise account_known(claim.ref)
    given = read_account(account)
    ClaimWish.objects.create(
        claim=claim,
        kind=WishKind.ACCOUNT,
        at=now,
        account_digest=digest_of(pepper, "account", given),
        account_box=seal_for(public_key, msgspec.json.encode(Told(account=given)), context=f"{claim.ref} account"),
    )


def account_known(ref: str) -> RefusedError:
    """An account is on file."""
    return RefusedError(
        "We have an account to pay to already.",
        code="claims.account_known",
        where=ref,
        why="Who found out a number could otherwise have the money sent elsewhere.",
        fix="Call us; we will ask who you are.",
    )


def _in_turn(claim: Claim) -> Claim:
    """As it stands now; nobody else adds to it or withdraws it until the transaction ends."""
    take_turn("claim", claim.ref)
    return Claim.objects.select_related("incident").get(pk=claim.pk)


def _require_step(claim: Claim, after: ClaimState, kind: WishKind) -> None:
    require_step(ClaimState(claim.state), after, ref=claim.ref)
    if kind in waiting_wishes(claim):
        raise RefusedError("You have done this already.", code="claims.not_allowed", where=claim.ref)
