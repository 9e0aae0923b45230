"""Decides claims: with reasons of the list, by two persons above a limit, an appeal by somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from amends.apps.accounts.models import Role, User
from amends.apps.care.answering import answer_inquiry
from amends.apps.care.models import Kind, WayIn
from amends.apps.care.services import Receipt, Said, take_inquiry
from amends.apps.claims.access import require_decider
from amends.apps.claims.clocks import claim_clock, open_letters
from amends.apps.claims.granting import carry_out_wishes
from amends.apps.claims.keeping import move_claim, note_event, require_why
from amends.apps.claims.models import Claim, ClaimDecision, ClaimLetter, ClaimProposal
from amends.apps.claims.proving import locked_claim, look_for_signs, unweighed
from amends.apps.claims.sums import granted_with
from amends.apps.claims.turns import take_turn
from amends.apps.claims.words import decision_words
from amends.core.errors import RefusedError
from amends.core.ids import new_ref
from amends.core.sealing import public_half, seal_for
from amends.remedies.claims import UNDECIDED, ClaimState, Outcome, Stage
from amends.remedies.claims_money import plain_money, read_money
from amends.remedies.claims_rules import (
    is_much_in_all,
    needs_two,
    require_other_person,
    require_outcome,
    require_reasons,
)

_STATES = {
    Outcome.ACCEPTED: ClaimState.ACCEPTED,
    Outcome.ACCEPTED_IN_PART: ClaimState.ACCEPTED_IN_PART,
    Outcome.REFUSED: ClaimState.REFUSED,
}


@dataclass(frozen=True, kw_only=True)
class Decided:
    """``decision`` is ``None`` while a second person has to confirm the proposal."""

    proposal: ClaimProposal
    decision: ClaimDecision | None


def decide_claim(
    *,
    claim: Claim,
    outcome: Outcome,
    amount: str | Decimal,
    reasons: Sequence[str],
    by: User,
    secret: bytes,
    now: datetime,
    note: str = "",
    look_url: str = "",
) -> Decided:
    """Decides, or proposes where two persons have to; about the appeal if there is one.

    ``amount`` is what the person gets in all, 0 for a refusal; ``note`` is for the desk and is sealed; ``secret`` is
    the desk's.  Raises ``InputError`` (``claims.reason``, ``claims.outcome``, ``claims.amount``) and ``RefusedError``
    (``claims.not_yours``, ``claims.not_allowed``, ``claims.same_person``, ``claims.unproven``, ``claims.signs``,
    ``claims.deemed_accepted``, ``claims.worse``).
    """
    require_decider(by, claim)
    require_reasons(outcome, reasons)
    granted = _granted(amount, claim.currency)
    carry_out_wishes(claim=claim, now=now)  # what the person did a moment ago comes first
    if not Claim.objects.filter(pk=claim.pk, is_looked_into=True).exists():
        look_for_signs(claim=claim, now=now)  # kept also where the decision is refused for them: somebody weighs them
    with transaction.atomic():
        return _decide(
            locked_claim(claim), outcome, granted, reasons, by=by, secret=secret, now=now, note=note, look_url=look_url
        )


def _decide(
    claim: Claim,
    outcome: Outcome,
    granted: Decimal,
    reasons: Sequence[str],
    *,
    by: User,
    secret: bytes,
    now: datetime,
    note: str,
    look_url: str,
) -> Decided:
    if claim.person_hash:  # two claims of one person that are decided at once see each other
        take_turn("person", claim.person_hash)
    stage = stage_of(claim)
    require_outcome(outcome, claimed=claim.amount, granted=granted)
    _require_ready(claim, stage, outcome, granted, by=by, note=note, now=now)
    proposal = ClaimProposal.objects.create(
        ref=new_ref("PRO", length=10),
        claim=claim,
        stage=stage,
        outcome=outcome,
        amount=granted,
        currency=claim.currency,
        reasons=list(reasons),
        needs_two=needs_two(claimed=claim.amount, granted=granted, currency=claim.currency)
        or (granted > 0 and is_much_in_all(granted_with(claim, granted))),
        note=seal_for(public_half(secret), note.encode(), context=f"claim note {claim.ref}") if note else b"",
        by=by.get_username(),
        at=now,
    )
    if proposal.needs_two:
        note_event(claim, "proposed", at=now, by=by.get_username(), why=",".join(reasons))
        return Decided(proposal=proposal, decision=None)
    return Decided(proposal=proposal, decision=_decided(proposal, "", secret=secret, now=now, look_url=look_url))


def confirm_decision(
    *, proposal: ClaimProposal, by: User, secret: bytes, now: datetime, look_url: str = ""
) -> ClaimDecision:
    """The second person says yes to the newest proposal; then it is the decision, and the person is told.

    Raises ``RefusedError`` (``claims.not_yours``, ``claims.same_person``, ``claims.old_proposal``,
    ``claims.decided``, ``claims.signs``, ``claims.deemed_accepted``).
    """
    require_decider(by, proposal.claim)
    carry_out_wishes(claim=proposal.claim, now=now)
    if not Claim.objects.filter(pk=proposal.claim_id, is_looked_into=True).exists():
        look_for_signs(claim=proposal.claim, now=now)
    with transaction.atomic():
        return _confirmed(proposal, by=by, secret=secret, now=now, look_url=look_url)


def _confirmed(proposal: ClaimProposal, *, by: User, secret: bytes, now: datetime, look_url: str) -> ClaimDecision:
    claim = locked_claim(proposal.claim)
    stage = stage_of(claim)
    newest = claim.proposals.filter(stage=stage).order_by("-id").first()
    if newest is None or newest.pk != proposal.pk:
        raise RefusedError(
            "Another proposal stands in its place.", code="claims.old_proposal", where=claim.ref, fix="Open it again."
        )
    earlier = [proposal.by] if stage is Stage.FIRST else [proposal.by, *_hands_in_first(claim)]
    require_other_person(ref=claim.ref, deciding=by.get_username(), earlier=earlier)
    _require_weighed(claim)
    _require_in_time(claim, proposal, now=now)
    proposal.claim = claim
    return _decided(proposal, by.get_username(), secret=secret, now=now, look_url=look_url)


@transaction.atomic
def appeal_claim(
    *,
    claim: Claim,
    text: str,
    way_in: WayIn,
    received_at: datetime,
    now: datetime,
    public_key: bytes,
    pepper: bytes,
    reach: str = "",
    language: str = "",
    once: str = "",
    by: str = "",
) -> Receipt:
    """Takes the person's disagreement in as a complaint with its own clock.  It is never too late to be heard.

    Raises ``RefusedError`` (``claims.not_allowed``) and what ``take_inquiry`` raises.
    """
    claim = locked_claim(claim)
    receipt = take_inquiry(
        said=Said(kind=Kind.COMPLAINT, text=text, language=language or claim.language, reach=reach),
        way_in=way_in,
        incident=claim.incident,
        received_at=received_at,
        now=now,
        public_key=public_key,
        pepper=pepper,
        once=once,
        by=by,
        residence=claim.residence or None,
    )
    if receipt.is_new:
        move_claim(claim, ClaimState.APPEALED, kind="appealed", at=now, by=by)
        ClaimLetter.objects.create(claim=claim, inquiry=receipt.inquiry, at=now)
    return receipt


def stage_of(claim: Claim) -> Stage:
    """Which decision is due.  Raises ``RefusedError`` (``claims.decided``)."""
    state = ClaimState(claim.state)
    if state in UNDECIDED:
        return Stage.FIRST
    if state is ClaimState.APPEALED:
        return Stage.APPEAL
    raise RefusedError("Nothing is to be decided about this claim.", code="claims.decided", where=claim.ref)


def _granted(amount: str | Decimal, currency: str) -> Decimal:
    """The sum as it was typed; nothing, or noughts alone, is a refusal's."""
    return read_money(amount, currency)[0] if str(amount).strip(" 0.,") else Decimal(0)


def _require_ready(
    claim: Claim, stage: Stage, outcome: Outcome, granted: Decimal, *, by: User, note: str, now: datetime
) -> None:
    if stage is Stage.APPEAL:
        require_other_person(ref=claim.ref, deciding=by.get_username(), earlier=_hands_in_first(claim))
        first = claim.decisions.get(stage=Stage.FIRST)
        if granted < first.amount:
            raise RefusedError(
                "An appeal makes nothing worse.",
                code="claims.worse",
                where=claim.ref,
                why=f"The first decision gave {plain_money(first.amount, first.currency)} {first.currency}.",
            )
    if granted > 0 and not claim.person_hash:
        raise RefusedError(
            "Nobody has proven who claims.",
            code="claims.unproven",
            where=claim.ref,
            fix="Ask for the code of our letter, or find the person in the register.",
        )
    _require_weighed(claim)
    if outcome is not Outcome.ACCEPTED and claim_clock(claim, at=now).is_deemed_accepted:
        _require_counsel(claim, by, note)


def _require_weighed(claim: Claim) -> None:
    if signs := unweighed(claim):
        raise RefusedError(
            "Signs wait for somebody to weigh them.",
            code="claims.signs",
            where=claim.ref,
            why=" ".join(row.says for row in signs),
            fix="Say of each what you make of it; a sign by itself refuses nothing.",
        )


def _require_in_time(claim: Claim, proposal: ClaimProposal, *, now: datetime) -> None:
    """A refusal that was proposed in time is none any more once the law has taken our silence for a yes."""
    clock = claim_clock(claim, at=now)
    was_in_time = clock.due_at is not None and proposal.at <= clock.due_at
    if proposal.outcome != Outcome.ACCEPTED and clock.is_deemed_accepted and was_in_time:
        raise RefusedError(
            "The law takes our silence for a yes.",
            code="claims.deemed_accepted",
            where=claim.ref,
            why="The day by which the answer had to be sent has passed since this was proposed.",
            fix="Propose to accept it; only counsel may propose otherwise, and says why.",
        )


def _require_counsel(claim: Claim, by: User, note: str) -> None:
    if by.role != Role.COUNSEL:
        raise RefusedError(
            "The law takes our silence for a yes.",
            code="claims.deemed_accepted",
            where=claim.ref,
            why="The day by which the answer had to be sent has passed.",
            fix="Accept it; only counsel may decide otherwise, and says why.",
        )
    require_why(note)


def _hands_in_first(claim: Claim) -> list[str]:
    """All who proposed, decided or confirmed at first."""
    proposals = claim.proposals.filter(stage=Stage.FIRST).values_list("by", "decision__confirmed_by")
    return sorted({name for pair in proposals for name in pair if name})


def _decided(
    proposal: ClaimProposal, confirmed_by: str, *, secret: bytes, now: datetime, look_url: str
) -> ClaimDecision:
    claim, stage, clock = proposal.claim, Stage(proposal.stage), claim_clock(proposal.claim, at=now)
    try:
        with transaction.atomic():
            decision = ClaimDecision.objects.create(
                claim=claim, stage=stage, proposal=proposal, outcome=proposal.outcome, amount=proposal.amount,
                currency=proposal.currency, by=proposal.by, confirmed_by=confirmed_by, at=now,
                is_late=clock.is_overdue,
            )  # fmt: skip
    except IntegrityError as error:
        raise RefusedError("It was decided a moment ago.", code="claims.decided", where=claim.ref) from error
    letters = open_letters(claim)
    after = ClaimState.APPEAL_DECIDED if stage is Stage.APPEAL else _STATES[Outcome(proposal.outcome)]
    move_claim(claim, after, kind="decided", at=now, by=confirmed_by or proposal.by, why=",".join(proposal.reasons))
    words = decision_words(decision, clock=clock, at=now)
    for inquiry in letters:
        told = answer_inquiry(
            inquiry=inquiry, words=words, by=confirmed_by or proposal.by, secret=secret, now=now, look_url=look_url
        )
        if told.reason:  # the contact decision speaks against the mail: whoever decided sees it with the claim
            note_event(claim, "not_mailed", at=now, by=confirmed_by or proposal.by, why=told.reason)
    return decision
