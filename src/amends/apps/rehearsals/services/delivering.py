"""Delivers what is planned, apart from the run that planned it: for workers on other processes or machines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from amends.apps.delivery.models import Campaign
from amends.apps.delivery.ports import Ways
from amends.apps.delivery.services import run_campaign
from amends.apps.delivery.states import CampaignState, SegmentState
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.apps.rehearsals.services.running import Route


def deliver_planned(*, route: Route, now: Callable[[], datetime]) -> dict[str, int]:
    """Sends every segment that is planned or was left by a dead worker; gives messages sent by incident.

    The balance, the ledger and the report are written by ``amends rehearse --resume``.
    """
    sent: dict[str, int] = {}
    for rehearsal in Rehearsal.objects.select_related("incident").filter(finished_at__isnull=True):
        campaign = Campaign.objects.filter(incident_ref=rehearsal.incident.ref, state=CampaignState.FROZEN).first()
        if campaign is None or not campaign.segments.exclude(state=SegmentState.DONE).exists():
            continue
        settled = 0

        def on_settled(count: int) -> None:
            nonlocal settled
            settled += count

        run_campaign(
            campaign=campaign,
            key=route.secret(f"{rehearsal.incident.ref}.key"),
            renderer=ReleasedNotices(rehearsal.incident, as_of=rehearsal.as_of),
            ways=Ways(outbox=Path(rehearsal.folder) / "outbox", journals=route.journals, smtp=route.smtp),
            clock=now,
            workers=route.workers,
            on_settled=on_settled,
        )
        sent[rehearsal.incident.ref] = settled
    return sent
