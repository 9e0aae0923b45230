"""What the page of a claim shows: nothing of the person's words before somebody has said why they read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from amends.apps.accounts.models import User
from amends.apps.care.letter import Letter
from amends.apps.claims.clocks import claim_clock
from amends.apps.claims.losses import Told
from amends.apps.claims.models import Claim, ClaimEvent, ClaimLetter
from amends.apps.claims.proving import unweighed
from amends.apps.claims.selectors import decisions_of, waiting_proposal
from amends.apps.claims.sums import PersonSum, person_sums
from amends.apps.claims.words import ASKED
from amends.core.sealing import open_sealed
from amends.remedies.claims import ALLOWED, UNDECIDED, WAITS, ClaimState
from amends.remedies.claims_money import plain_money
from amends.remedies.claims_rules import claim_rules, limit_of
from amends.wording.book.phrases import phrases_of


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What may be read once the look is kept; ``secret`` is the desk's."""

    claim: Claim
    told: Told
    secret: bytes

    def letters(self) -> list[dict[str, Any]]:
        """What the person wrote, oldest first."""
        rows = ClaimLetter.objects.filter(claim=self.claim).select_related("inquiry").order_by("id")
        return [{"at": row.at, "ref": row.inquiry.ref, **self._words(row)} for row in rows]

    def told_words(self, event: ClaimEvent) -> str:
        """What the person was told at a step; empty where it said nothing."""
        if not event.kept:
            return ""
        return open_sealed(self.secret, bytes(event.kept), context=f"claim told {self.claim.ref}").decode()

    def note(self, proposal: Any) -> str:
        """Words of who proposed, for the desk."""
        if not proposal.note:
            return ""
        return open_sealed(self.secret, bytes(proposal.note), context=f"claim note {self.claim.ref}").decode()

    def _words(self, row: ClaimLetter) -> dict[str, str]:
        plain = open_sealed(self.secret, bytes(row.inquiry.box), context=f"care {row.inquiry.ref}")
        letter = msgspec.json.decode(plain, type=Letter)
        return {"text": letter.text, "reach": letter.reach}


def claim_context(claim: Claim, user: User, *, at: datetime, opened: Opened | None) -> dict[str, Any]:
    """Everything for the template; nothing is written."""
    state, clock = ClaimState(claim.state), claim_clock(claim, at=at)
    proposal = waiting_proposal(claim)
    waiting = {row.sign for row in unweighed(claim)}
    return {
        "claim": claim,
        "kind": _plain(claim.kind),
        "state": _plain(claim.state),
        "clock": clock,
        "age_days": (at - claim.received_at).days,
        "limit": limit_of(claim.currency),
        "amount": "" if claim.amount is None else plain_money(claim.amount, claim.currency),
        "sums": [_sum(row) for row in person_sums(claim)],
        "elements": [_plain(code) for code in claim.elements],
        "evidence": claim.evidence.order_by("id"),
        "signals": [_signal(row, waiting) for row in claim.signals.order_by("id")],
        "decisions": [_decision(row, opened) for row in decisions_of(claim)],
        "proposal": _proposal(proposal, opened) if proposal else None,
        "may_confirm": proposal is not None and proposal.by != user.get_username(),
        "payments": claim.payments.select_related("batch").order_by("id"),
        "events": [_event(row, opened) for row in claim.events.all()],
        "opened": opened,
        "letters": opened.letters() if opened else [],
        "is_undecided": state in UNDECIDED,
        "may_decide": state in WAITS,
        "may_review": ClaimState.UNDER_REVIEW in ALLOWED[state],
        "may_ask": ClaimState.EVIDENCE_ASKED in ALLOWED[state],
        "may_appeal": ClaimState.APPEALED in ALLOWED[state],
        "may_close": ClaimState.CLOSED in ALLOWED[state] and state not in UNDECIDED,
        "asks": [(code, _phrase("claim-ask", code)) for code in ASKED],
        "reasons": _reasons(),
    }


def _sum(row: PersonSum) -> dict[str, Any]:
    claimed, granted = (plain_money(amount, row.currency) for amount in (row.claimed, row.granted))
    return {"currency": row.currency, "claims": row.claims, "claimed": claimed, "granted": granted}


def _reasons() -> list[tuple[str, list[tuple[str, str]]]]:
    rule = claim_rules().reasons
    groups = (("Accepts", rule.accepting), ("Reduces", rule.reducing), ("Refuses", rule.refusing))
    carrying = {code for _, codes in groups for code in codes}
    beside = tuple(code for code in rule.codes if code not in carrying)
    rows = [(label, [code for code in codes if code in rule.codes]) for label, codes in (*groups, ("Says", beside))]
    seen: set[str] = set()
    found = []
    for label, codes in rows:  # a reason that both reduces and refuses stands once, so that it is sent once
        found.append((label, [(code, _phrase("claim-reason", code)) for code in codes if code not in seen]))
        seen.update(codes)
    return [(label, codes) for label, codes in found if codes]


def _signal(row: Any, waiting: set[str]) -> dict[str, Any]:
    return {
        "sign": row.sign,
        "name": _plain(row.sign),
        "says": row.says,
        "reason": row.reason,
        "at": row.at,
        "weighed_by": row.weighed_by,
        "waits": not row.weighed_by and row.sign in waiting,
    }


def _decision(row: Any, opened: Opened | None) -> dict[str, Any]:
    return {
        "row": row,
        "outcome": _plain(row.outcome),
        "reasons": [_phrase("claim-reason", code) for code in row.proposal.reasons],
        "note": opened.note(row.proposal) if opened else "",
    }


def _proposal(row: Any, opened: Opened | None) -> dict[str, Any]:
    return {
        "row": row,
        "outcome": _plain(row.outcome),
        "reasons": [_phrase("claim-reason", code) for code in row.reasons],
        "note": opened.note(row) if opened else "",
    }


def _event(row: ClaimEvent, opened: Opened | None) -> dict[str, Any]:
    return {
        "at": row.at,
        "kind": _plain(row.kind),
        "by": row.by,
        "why": row.why,
        "before": _plain(row.before),
        "after": _plain(row.after),
        "said": opened.told_words(row) if opened else "",
    }


def _phrase(prefix: str, code: str) -> str:
    name, book = f"{prefix}-{code.replace('_', '-')}", phrases_of("en")
    return book.say(name, {}) if book.has(name) else _plain(code)


def _plain(code: str) -> str:
    return code.replace("_", " ")
