"""Changes the account that a claim is paid to: one proposes, another confirms, both stand on record.

Who took over a mailbox asks for just this; so nobody does it alone, and the signs are looked for again.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.db import IntegrityError, transaction

from amends.apps.accounts.models import User
from amends.apps.claims.access import require_decider
from amends.apps.claims.accountmodels import AccountChange, AccountProposal
from amends.apps.claims.keeping import note_event, require_why
from amends.apps.claims.losses import Told, digest_of
from amends.apps.claims.models import Claim, PaymentState
from amends.apps.claims.proving import locked_claim, look_for_signs
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref
from amends.core.sealing import seal_for
from amends.remedies.claims import OVER
from amends.remedies.claims_money import read_account
from amends.remedies.claims_rules import require_other_person


@transaction.atomic
def propose_account(
    *, claim: Claim, account: str, why: str, by: User, public_key: bytes, pepper: bytes, now: datetime
) -> AccountProposal:
    """Proposes an IBAN in the place of the one on file; ``why`` says how it is known that the person asks for it.

    Raises ``InputError`` (``claims.account``, ``claims.why``, ``claims.same_account``) and ``RefusedError``
    (``claims.not_yours``, ``claims.closed``, ``claims.payment_under_way``).
    """
    claim = locked_claim(claim)
    require_decider(by, claim)
    _require_open(claim)
    given, words = read_account(account), require_why(why)
    digest = digest_of(pepper, "account", given)
    if digest == claim.account_digest:
        raise InputError("This account is on file already.", code="claims.same_account", where=claim.ref)
    proposal = AccountProposal.objects.create(
        ref=new_ref("ACC", length=10),
        claim=claim,
        account_digest=digest,
        box=seal_for(public_key, msgspec.json.encode(Told(account=given)), context=f"{claim.ref} account"),
        why=words,
        by=by.get_username(),
        at=now,
    )
    note_event(claim, "account_proposed", at=now, by=by.get_username(), why=proposal.ref)
    return proposal


@transaction.atomic
def confirm_account(*, proposal: AccountProposal, by: User, now: datetime) -> AccountChange:
    """Another person's yes to the newest proposal; from now on the claim is paid there.

    Raises ``RefusedError`` (``claims.not_yours``, ``claims.same_person``, ``claims.old_proposal``,
    ``claims.closed``, ``claims.payment_under_way``).
    """
    claim = locked_claim(proposal.claim)
    require_decider(by, claim)
    _require_open(claim)
    newest = claim.account_proposals.order_by("-id").first()
    if newest is None or newest.pk != proposal.pk:
        raise _old(claim)
    require_other_person(ref=claim.ref, deciding=by.get_username(), earlier=[proposal.by])
    try:
        with transaction.atomic():
            change = AccountChange.objects.create(
                proposal=proposal, before=claim.account_digest, by=proposal.by, confirmed_by=by.get_username(), at=now
            )
    except IntegrityError as error:
        raise _old(claim) from error
    Claim.objects.filter(pk=claim.pk).update(account_digest=proposal.account_digest, account_box=proposal.box)
    claim.account_digest = proposal.account_digest
    note_event(claim, "account_changed", at=now, by=by.get_username(), why=proposal.ref)
    look_for_signs(claim=claim, now=now)
    return change


def _require_open(claim: Claim) -> None:
    if claim.state in OVER:
        raise RefusedError("This claim is closed.", code="claims.closed", where=claim.ref)
    if claim.payments.filter(state=PaymentState.ADVISED).exists():
        raise RefusedError(
            "A payment is under way to the account on file.",
            code="claims.payment_under_way",
            where=claim.ref,
            fix="Wait for the bank's answer, or have the payment stopped there.",
        )


def _old(claim: Claim) -> RefusedError:
    return RefusedError(
        "Another proposal stands in its place, or it was confirmed.", code="claims.old_proposal", where=claim.ref,
        fix="Open it again.",
    )  # fmt: skip
