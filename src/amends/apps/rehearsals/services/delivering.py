"""Delivers what is planned, apart from the run that planned it: for workers on other processes or machines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from amends.apps.delivery.models import Campaign
from amends.apps.delivery.reconcile import misdirected_messages
from amends.apps.delivery.selectors import campaigns_of
from amends.apps.delivery.states import CampaignKind, SegmentState
from amends.apps.notices.services import require_standing
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.services.deriving import SecondDerivation
from amends.apps.rehearsals.services.escalating import is_halted
from amends.apps.rehearsals.services.route import Route
from amends.apps.rehearsals.services.sending import RETRY_AFTER, send_campaign
from amends.core.errors import AmendsError

_KINDS = (CampaignKind.NOTICE, CampaignKind.ESCALATION, CampaignKind.ASKING)


def deliver_planned(*, route: Route, now: Callable[[], datetime]) -> dict[str, int]:
    """Sends every segment that is planned or was left by a dead worker; gives messages settled by incident.

    Corrections are sent by the command that drafted them.  The balance, the ledger and the report are written by
    ``amends rehearse --resume``, or ``amends respond``.  What stands against one incident keeps no other back: the
    first such ``AmendsError`` is raised at the end.
    """
    sent: dict[str, int] = {}
    failures: list[AmendsError] = []
    for rehearsal in Rehearsal.objects.select_related("incident").filter(finished_at__isnull=True):
        try:
            settled = _deliver(rehearsal, route=route, now=now)
        except AmendsError as error:
            failures.append(error)
            continue
        if settled is not None:
            sent[rehearsal.incident.ref] = settled
    if failures:
        raise failures[0]
    return sent


def _deliver(rehearsal: Rehearsal, *, route: Route, now: Callable[[], datetime]) -> int | None:
    """Messages settled for one incident; ``None`` where nothing waits, or somebody holds it back."""
    incident = rehearsal.incident
    waiting = [campaign for campaign in campaigns_of(incident.ref, *_KINDS) if _waits(campaign)]
    if not waiting or is_halted(incident):
        return None
    for release in incident.releases.filter(released_at__isnull=False).order_by("-id")[:1]:
        require_standing(release=release)
    second = SecondDerivation(base=Path(rehearsal.case_path).parent, out=Path(rehearsal.folder))
    settled = 0

    def on_settled(count: int) -> None:
        nonlocal settled
        settled += count

    for campaign in waiting:
        as_of = rehearsal.as_of if campaign.config.get("kind") == CampaignKind.NOTICE else campaign.started_at
        send_campaign(
            rehearsal,
            campaign,
            route=route,
            now=now,
            as_of=as_of,
            misdirected=lambda one: misdirected_messages((one,), second.address_digest),
            retry_after=RETRY_AFTER,
            on_settled=on_settled,
        )
    return settled


def _waits(campaign: Campaign) -> bool:
    return campaign.segments.exclude(state=SegmentState.DONE).exists()
