"""Moves a claim from state to state, once, and keeps each step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amends.apps.care.models import Inquiry
from amends.apps.care.numbers import seal_answer
from amends.apps.claims.models import Claim, ClaimEvent
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError, RefusedError
from amends.core.sealing import seal_for
from amends.remedies.claims import ClaimState, require_step

SHORTEST_WHY = 5


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """Words to the person: ``said`` opens with the number of the receipt, ``kept`` for the desk."""

    said: bytes
    kept: bytes


def move_claim(claim: Claim, after: ClaimState, *, kind: str, at: datetime, by: str = "", why: str = "") -> ClaimEvent:
    """One step of the table; of two at once one is refused.

    Raises ``RefusedError`` (``claims.not_allowed``, ``claims.moved``).
    """
    before = ClaimState(claim.state)
    require_step(before, after, ref=claim.ref)
    if not Claim.objects.filter(pk=claim.pk, state=before).update(state=after, state_at=at):
        raise RefusedError(
            "Somebody else has moved this claim.", code="claims.moved", where=claim.ref, fix="Open it again."
        )
    claim.state, claim.state_at = after, at
    return note_event(claim, kind, before=before, after=after, at=at, by=by, why=why)


def note_event(
    claim: Claim,
    kind: str,
    *,
    at: datetime,
    by: str = "",
    why: str = "",
    before: str = "",
    after: str = "",
    sealed: Sealed | None = None,
) -> ClaimEvent:
    """Keeps a step, and puts it on record without words or names."""
    event = ClaimEvent.objects.create(
        claim=claim,
        kind=kind,
        before=before,
        after=after,
        at=at,
        by=by[:150],
        why=why[:300],
        said=sealed.said if sealed else b"",
        kept=sealed.kept if sealed else b"",
    )
    record_deed(
        incident_ref=claim.incident.ref,
        kind=f"claim.{kind}",
        subject=f"{claim.ref}:{event.pk}",
        at=at,
        claim=claim.ref,
        state=str(claim.state),
    )
    return event


def sealed_words(inquiry: Inquiry, claim: Claim, words: str, *, public_key: bytes) -> Sealed:
    """What the person is told, for the number of their receipt and for the desk."""
    return Sealed(
        said=seal_answer(bytes(inquiry.answer_key), words, ref=inquiry.ref),
        kept=seal_for(public_key, words.encode(), context=f"claim told {claim.ref}"),
    )


def require_why(why: str) -> str:
    """Words of staff; raises ``InputError`` (``claims.why``)."""
    given = " ".join(why.split())
    if len(given) < SHORTEST_WHY:
        raise InputError("No reason was given.", code="claims.why", where="why", fix="Say in a few words why.")
    return given[:300]
