"""Losses that people claim: their kinds, the states of a claim and the steps between them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from amends.core.errors import RefusedError


class LossKind(StrEnum):
    """What somebody lost; stored, and never renamed."""

    UNAUTHORISED_PAYMENT = "unauthorised_payment"
    ACCOUNT_TAKEN_OVER = "account_taken_over"
    LOAN_IN_MY_NAME = "loan_in_my_name"
    COST_OF_DOCUMENTS = "cost_of_documents"
    TIME = "time"
    DISTRESS = "distress"
    OTHER = "other"


class ClaimState(StrEnum):
    """Where a claim stands."""

    RECEIVED = "received"
    EVIDENCE_ASKED = "evidence_asked"
    UNDER_REVIEW = "under_review"
    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    REFUSED = "refused"
    PAID = "paid"
    REFUNDED = "refunded"  # the money came back to us
    APPEALED = "appealed"
    APPEAL_DECIDED = "appeal_decided"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What was decided."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    REFUSED = "refused"


class Stage(StrEnum):
    """The first decision, and the one about an appeal."""

    FIRST = "first"
    APPEAL = "appeal"


class ProvenBy(StrEnum):
    """How it was shown that the claimant is a person of the register; empty where it was not."""

    NOT = ""
    LETTER_CODE = "letter_code"  # the code of the notice
    MY_CASE = "my_case"
    ONE_TIME_CODE = "one_time_code"  # to the contact on file
    AT_DESK = "at_desk"  # staff found the person in the register


_S = ClaimState
_DECISIONS = frozenset({_S.ACCEPTED, _S.ACCEPTED_IN_PART, _S.REFUSED})
ALLOWED: Mapping[ClaimState, frozenset[ClaimState]] = {
    _S.RECEIVED: _DECISIONS | {_S.EVIDENCE_ASKED, _S.UNDER_REVIEW, _S.WITHDRAWN, _S.CLOSED},
    _S.EVIDENCE_ASKED: _DECISIONS | {_S.UNDER_REVIEW, _S.WITHDRAWN, _S.CLOSED},
    _S.UNDER_REVIEW: _DECISIONS | {_S.EVIDENCE_ASKED, _S.WITHDRAWN, _S.CLOSED},
    _S.ACCEPTED: frozenset({_S.PAID, _S.CLOSED}),
    _S.ACCEPTED_IN_PART: frozenset({_S.PAID, _S.APPEALED, _S.CLOSED}),
    _S.REFUSED: frozenset({_S.APPEALED, _S.CLOSED}),
    _S.PAID: frozenset({_S.APPEALED, _S.CLOSED, _S.REFUNDED}),
    _S.REFUNDED: frozenset({_S.PAID, _S.APPEALED, _S.CLOSED}),
    _S.APPEALED: frozenset({_S.APPEAL_DECIDED, _S.WITHDRAWN}),
    _S.APPEAL_DECIDED: frozenset({_S.PAID, _S.CLOSED}),
    _S.CLOSED: frozenset(),
    _S.WITHDRAWN: frozenset(),
}
"""Where a claim may go.  It closes before a decision only when it was joined to another claim of the same loss."""

UNDECIDED = frozenset({_S.RECEIVED, _S.EVIDENCE_ASKED, _S.UNDER_REVIEW})
"""The law's clock runs in these."""
OVER = frozenset({_S.CLOSED, _S.WITHDRAWN})
"""Nothing is added to a claim in these."""
WAITS = UNDECIDED | {_S.APPEALED}
"""Somebody waits for a decision in these."""


def require_step(before: ClaimState, after: ClaimState, *, ref: str) -> None:
    """Raises ``RefusedError`` (``claims.not_allowed``) for a step that the table does not have."""
    if after not in ALLOWED[before]:
        raise RefusedError(
            f"A claim that is {_words(before)} does not become {_words(after)}.",
            code="claims.not_allowed",
            where=ref,
            fix=f"From here it may become: {', '.join(sorted(map(_words, ALLOWED[before]))) or 'nothing else'}.",
        )


def _words(state: ClaimState) -> str:
    return state.value.replace("_", " ")
