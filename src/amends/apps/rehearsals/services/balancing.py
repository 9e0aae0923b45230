"""The proof that adds up, made anew from the register, the ledger and the source rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from amends.apps.delivery.models import Campaign
from amends.apps.delivery.reconcile import reconcile_campaign
from amends.apps.evidence.services import require_same_sources
from amends.apps.incidents.selectors import incident_by_ref
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.services.deriving import SecondDerivation
from amends.core.errors import InputError
from amends.exposure import read_audience


def reconcile_incidents(*, incident_ref: str | None = None) -> list[dict[str, Any]]:
    """The balance of one incident, or of all that came as far as delivery, newest first.

    Raises ``InputError`` (``incident.unknown``, ``reconcile.not_planned``, ``evidence.sources_changed``).
    """
    rehearsals = Rehearsal.objects.select_related("incident").order_by("-id")
    if incident_ref is not None:
        rehearsals = rehearsals.filter(incident=incident_by_ref(incident_ref))
    found = [balance for rehearsal in rehearsals if (balance := _balance(rehearsal)) is not None]
    if incident_ref is not None and not found:
        raise InputError(
            "The incident has not come as far as delivery.",
            code="reconcile.not_planned",
            where=incident_ref,
            fix="Finish the run with --resume.",
        )
    return found


def balance_of(rehearsal: Rehearsal, *, campaign: Campaign, second: SecondDerivation) -> dict[str, Any]:
    """``reconciliation.json``: counts of persons, reasons, and messages by channel, language and state."""
    languages = {row.person_ref: row.language for row in read_audience(Path(rehearsal.folder))}
    balance = reconcile_campaign(campaign, affected=languages, address_digest_for=second.address_digest)
    return {
        "incident": rehearsal.incident.ref,
        "exercise": rehearsal.incident.is_exercise,
        **asdict(balance),
        "adds_up": balance.adds_up,
        "messages": _messages(campaign, languages),
    }


def _balance(rehearsal: Rehearsal) -> dict[str, Any] | None:
    campaign = Campaign.objects.filter(incident_ref=rehearsal.incident.ref).first()
    if campaign is None:
        return None
    assessment = rehearsal.incident.assessments.order_by("id").last()
    assert assessment is not None  # a campaign is planned from a register
    require_same_sources(assessment, base=Path(rehearsal.case_path).parent)
    second = SecondDerivation(base=Path(rehearsal.case_path).parent, out=Path(rehearsal.folder))
    return balance_of(rehearsal, campaign=campaign, second=second)


def _messages(campaign: Campaign, languages: Mapping[str, str]) -> list[dict[str, Any]]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for ref, channel, state in campaign.messages.values_list("person_ref", "channel", "state").iterator(5000):
        counts[channel, languages.get(ref, ""), state] += 1
    return [
        {"channel": channel, "language": language, "state": state, "messages": count}
        for (channel, language, state), count in sorted(counts.items())
    ]
