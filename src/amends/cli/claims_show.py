"""``amends claims show``: one claim without the person's data."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.remedies.claims_money import plain_money

if TYPE_CHECKING:
    from amends.apps.claims.models import ClaimDecision
    from amends.apps.claims.sums import PersonSum

_CLAIM = Annotated[str, typer.Argument(metavar="CLAIM", help="Reference such as CLM-7Q2K9XMBDA.")]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def show(claim: _CLAIM, as_json: _JSON = False) -> None:
    """One claim without the person's data: its clock, signs, decisions, payments and steps."""

    def command() -> int:
        boot()
        from amends.apps.claims.clocks import claim_clock  # noqa: PLC0415
        from amends.apps.claims.proving import unweighed  # noqa: PLC0415
        from amends.apps.claims.selectors import claim_by_ref, decisions_of, waiting_proposal  # noqa: PLC0415
        from amends.apps.claims.sums import person_sums  # noqa: PLC0415

        found, now = claim_by_ref(claim), datetime.now(UTC)
        waiting = waiting_proposal(found)
        told = {
            "ref": found.ref,
            "incident": found.incident.ref,
            "kind": found.kind,
            "amount": None if found.amount is None else plain_money(found.amount, found.currency),
            "currency": found.currency,
            "happened_on": found.happened_on,
            "state": found.state,
            "proven_by": found.proven_by,
            "clock": claim_clock(found, at=now),
            "signs": [{"sign": row.sign, "says": row.says, "why": row.reason} for row in unweighed(found)],
            "waits_for_second": waiting.ref if waiting else "",
            "decisions": [_decision(row) for row in decisions_of(found)],
            "payments": [
                {**row, "amount": plain_money(row["amount"], row["currency"])}
                for row in found.payments.values("ref", "amount", "currency", "state", "paid_on")
            ],
            "person_in_all": [_sum(row) for row in person_sums(found)],
            "steps": list(found.events.values("kind", "before", "after", "at", "by", "why")),
        }  # fmt: skip
        if as_json:
            print_json(told)
        else:
            for key, value in told.items():
                plain = json.dumps(msgspec.to_builtins(value, enc_hook=str), ensure_ascii=False)
                text_console.print(f"{key}: {plain}", markup=False, highlight=False)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def _decision(row: ClaimDecision) -> dict[str, Any]:
    return {
        "stage": row.stage,
        "outcome": row.outcome,
        "amount": plain_money(row.amount, row.currency),
        "by": row.by,
        "confirmed_by": row.confirmed_by,
        "at": row.at,
        "reasons": row.proposal.reasons,
        "is_late": row.is_late,
    }


def _sum(row: PersonSum) -> dict[str, Any]:
    return {
        "currency": row.currency,
        "claims": row.claims,
        "claimed": plain_money(row.claimed, row.currency),
        "granted": plain_money(row.granted, row.currency),
    }
