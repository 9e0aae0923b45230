"""Money that was paid and came back: a step of its own, with the reason, and whether it is owed still."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from amends.apps.accounts.models import User
from amends.apps.claims.access import require_decider
from amends.apps.claims.accountmodels import PaymentReturn
from amends.apps.claims.keeping import move_claim, note_event, require_why
from amends.apps.claims.models import Claim, Payment, PaymentState
from amends.apps.claims.proving import locked_claim
from amends.core.errors import InputError, RefusedError
from amends.remedies.claims import ALLOWED, ClaimState

RETURNS: Mapping[str, bool] = {
    "account_closed": True,
    "sent_back": True,
    "given_back": False,
    "paid_in_error": False,
}
"""Why money came back, and whether it is owed still: the bank could not book it, or sent it back; the person gave it
back, or it was never owed."""

_MOST_BANK_REF = 60


@transaction.atomic
def return_payment(*, payment: Payment, reason: str, bank_ref: str, why: str, by: User, now: datetime) -> PaymentReturn:
    """Keeps that a payment came back; ``bank_ref`` is the bank's name of the money that came in.

    A payment that is owed still can be advised again, to another account if that was changed.  Raises ``InputError``
    (``claims.return``, ``claims.why``) and ``RefusedError`` (``claims.not_yours``, ``claims.not_paid``,
    ``claims.moved``).
    """
    claim = locked_claim(Claim(pk=payment.claim_id))
    require_decider(by, claim)
    name = bank_ref.strip()
    if reason not in RETURNS or not 0 < len(name) <= _MOST_BANK_REF:
        raise InputError(
            "This return is not whole.",
            code="claims.return",
            where=payment.ref,
            fix=f"Give the bank's reference, and one of: {', '.join(RETURNS)}.",
        )
    words, is_owed = require_why(why), RETURNS[reason]
    after = PaymentState.RETURNED if is_owed else PaymentState.REFUNDED
    if not Payment.objects.filter(pk=payment.pk, state=PaymentState.PAID).update(state=after):
        raise RefusedError(
            "Only a payment that was made can come back.", code="claims.not_paid", where=payment.ref,
            fix="A payment that the bank could not make is taken in as failed.",
        )  # fmt: skip
    try:
        with transaction.atomic():
            kept = PaymentReturn.objects.create(
                payment=payment, reason=reason, is_owed=is_owed, bank_ref=name, why=words, by=by.get_username(), at=now
            )
    except IntegrityError as error:
        raise RefusedError(
            "The bank's reference was used for another return.", code="claims.moved", where=payment.ref
        ) from error
    if ClaimState.REFUNDED in ALLOWED[ClaimState(claim.state)]:
        move_claim(claim, ClaimState.REFUNDED, kind="payment_returned", at=now, by=by.get_username(), why=reason)
    else:  # an appeal is open: the claim stays there
        note_event(claim, "payment_returned", at=now, by=by.get_username(), why=reason)
    return kept
