"""Delivers what is planned, apart from the run that planned it: for workers on other processes or machines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from amends.apps.delivery.selectors import campaigns_of
from amends.apps.delivery.states import CampaignKind, SegmentState
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.services.route import Route
from amends.apps.rehearsals.services.sending import send_campaign


def deliver_planned(*, route: Route, now: Callable[[], datetime]) -> dict[str, int]:
    """Sends every segment that is planned or was left by a dead worker; gives messages settled by incident.

    Corrections are sent by the command that drafted them.  The balance, the ledger and the report are written by
    ``amends rehearse --resume``, or ``amends respond``.
    """
    sent: dict[str, int] = {}
    for rehearsal in Rehearsal.objects.select_related("incident").filter(finished_at__isnull=True):
        ref, settled = rehearsal.incident.ref, 0

        def on_settled(count: int) -> None:
            nonlocal settled
            settled += count

        waiting = [
            campaign
            for campaign in campaigns_of(ref, CampaignKind.NOTICE, CampaignKind.ESCALATION)
            if campaign.segments.exclude(state=SegmentState.DONE).exists()
        ]
        for campaign in waiting:
            as_of = rehearsal.as_of if campaign.config.get("kind") == CampaignKind.NOTICE else campaign.started_at
            send_campaign(rehearsal, campaign, route=route, now=now, as_of=as_of, on_settled=on_settled)
        if waiting:
            sent[ref] = settled
    return sent
