"""The proof that adds up, made anew from the register, the ledger and the source rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from amends.apps.delivery.models import Campaign, Message
from amends.apps.delivery.reconcile import reconcile_campaign
from amends.apps.delivery.selectors import campaigns_of
from amends.apps.delivery.states import CampaignKind
from amends.apps.evidence.services import require_same_sources
from amends.apps.incidents.selectors import incident_by_ref
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.services.deriving import SecondDerivation
from amends.apps.rehearsals.services.situating import situations_of
from amends.core.channels import Channel
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


def balance_of(rehearsal: Rehearsal, *, campaigns: Sequence[Campaign], second: SecondDerivation) -> dict[str, Any]:
    """``reconciliation.json``: counts of persons, reasons, and messages by channel, language and state."""
    people = {row.person_ref: row for row in read_audience(Path(rehearsal.folder))}
    languages = {ref: row.language for ref, row in people.items()}
    situations = situations_of(rehearsal)

    def unserved_laws(ref: str, channels: Collection[str]) -> frozenset[str]:
        return situations.unserved(people[ref], [Channel(channel) for channel in channels])

    balance = reconcile_campaign(
        *campaigns,
        affected=languages,
        address_digest_for=second.address_digest,
        unserved_laws=unserved_laws,
    )
    return {
        "incident": rehearsal.incident.ref,
        "exercise": rehearsal.incident.is_exercise,
        **asdict(balance),
        "adds_up": balance.adds_up,
        "messages": _messages(campaigns, languages),
    }


def _balance(rehearsal: Rehearsal) -> dict[str, Any] | None:
    campaigns = campaigns_of(rehearsal.incident.ref, CampaignKind.NOTICE, CampaignKind.ESCALATION, CampaignKind.ASKING)
    if not campaigns:
        return None
    assessment = rehearsal.incident.assessments.order_by("id").last()
    assert assessment is not None  # a campaign is planned from a register
    require_same_sources(assessment, base=Path(rehearsal.case_path).parent)
    second = SecondDerivation(base=Path(rehearsal.case_path).parent, out=Path(rehearsal.folder))
    return balance_of(rehearsal, campaigns=campaigns, second=second)


def _messages(campaigns: Sequence[Campaign], languages: Mapping[str, str]) -> list[dict[str, Any]]:
    counts: Counter[tuple[str, str, str]] = Counter()
    rows = Message.objects.filter(campaign__in=campaigns).values_list("person_ref", "channel", "state")
    for ref, channel, state in rows.iterator(5000):
        counts[channel, languages.get(ref, ""), state] += 1
    return [
        {"channel": channel, "language": language, "state": state, "messages": count}
        for (channel, language, state), count in sorted(counts.items())
    ]
