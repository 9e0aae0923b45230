"""Everything that changes claims, in one place for pages and commands."""

from __future__ import annotations

from amends.apps.claims.accounts import confirm_account, propose_account
from amends.apps.claims.deciding import appeal_claim, confirm_decision, decide_claim
from amends.apps.claims.handling import (
    ask_evidence,
    begin_review,
    close_claim,
)
from amends.apps.claims.helping import offer_help
from amends.apps.claims.losses import File, Loss
from amends.apps.claims.opening import Claimant, Opened, claim_from_inquiry, open_claim
from amends.apps.claims.payfiles import rehearse_payments
from amends.apps.claims.paying import advise_payments, import_paid
from amends.apps.claims.proofs import open_evidence
from amends.apps.claims.proving import look_for_signs, prove_claim, weigh_sign
from amends.apps.claims.returning import return_payment
from amends.apps.claims.surveying import answer_survey, ask_survey
from amends.apps.claims.watching import do_desk_work
from amends.apps.claims.wishing import wish_appeal, wish_evidence, wish_proof, wish_withdrawal

__all__ = [
    "Claimant",
    "File",
    "Loss",
    "Opened",
    "advise_payments",
    "answer_survey",
    "appeal_claim",
    "ask_evidence",
    "ask_survey",
    "begin_review",
    "claim_from_inquiry",
    "close_claim",
    "confirm_account",
    "confirm_decision",
    "decide_claim",
    "do_desk_work",
    "import_paid",
    "look_for_signs",
    "offer_help",
    "open_claim",
    "open_evidence",
    "propose_account",
    "prove_claim",
    "rehearse_payments",
    "return_payment",
    "weigh_sign",
    "wish_appeal",
    "wish_evidence",
    "wish_proof",
    "wish_withdrawal",
]
