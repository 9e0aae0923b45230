"""Sends a planned campaign of a response: wave after wave, by the ways of its route."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from amends.apps.delivery.models import Campaign
from amends.apps.delivery.orders import standing
from amends.apps.delivery.pace import CarefulPace, OrderedPace
from amends.apps.delivery.ports import Pace, Ways
from amends.apps.delivery.services import RunResult, run_campaign
from amends.apps.delivery.spool import spooled
from amends.apps.delivery.waves import open_due_waves
from amends.apps.receipts.selectors import complaints
from amends.apps.receipts.services import apply_waiting, take_receipts
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.apps.rehearsals.services.route import Route
from amends.apps.rehearsals.services.situating import quiet_now

RETRY_AFTER = timedelta(minutes=15)  # between the tries of one process that goes on sending


def send_campaign(
    rehearsal: Rehearsal,
    campaign: Campaign,
    *,
    route: Route,
    now: Callable[[], datetime],
    as_of: datetime | None = None,
    outbox: Path | None = None,
    misdirected: Callable[[Campaign], int] = lambda campaign: 0,
    retry_after: timedelta = timedelta(0),
    on_settled: Callable[[int], None] = lambda count: None,
) -> RunResult:
    """Sends what may leave now; of a campaign with waves, each as it is opened.  The same call resumes.

    ``as_of`` is the instant that the notices were released by, if not the response's own.  ``misdirected`` counts
    the messages that left for another address than the source gives.  What a busy server refused, or never answered,
    is tried again if that is ``retry_after`` ago.  Raises what ``run_campaign`` raises.
    """
    incident = rehearsal.incident

    def judge(*, may_open: bool = False) -> None:
        open_due_waves(
            campaign,
            now=now(),
            complaints=lambda since: complaints(campaign.id, since=since),
            misdirected=lambda: misdirected(campaign),
            may_open=may_open,
            waits_for_hours=not incident.is_exercise,
        )

    spool = route.journals / "receipts"
    while True:
        result = run_campaign(
            campaign=campaign,
            key=route.secret(f"{incident.ref}.key"),
            renderer=ReleasedNotices(incident, as_of=as_of or rehearsal.as_of),
            ways=Ways(
                outbox=outbox or Path(rehearsal.folder) / "outbox",
                journals=route.journals,
                smtp=route.smtp,
                providers=route.providers,
                pace=_pace(route, is_exercise=incident.is_exercise),
                as_files=incident.is_exercise or route.as_files,
                spool=spool,
                judge=judge,
                after_recovery=lambda: take_spooled(spool, now=now()),
                quiet_until=quiet_now(is_exercise=incident.is_exercise, urgent_reason=route.urgent_reason),
            ),
            clock=now,
            workers=route.workers,
            retry_after=retry_after,
            on_settled=on_settled,
        )
        take_spooled(spool, now=now())
        wave, retry_after = standing(campaign.id).open_wave, RETRY_AFTER
        judge(may_open=True)
        stands = standing(campaign.id)
        if stands.is_halted or stands.open_wave == wave:
            return result


def take_spooled(folder: Path, *, now: datetime) -> None:
    """Takes the receipts that workers heard while they sent, and those that came before their message settled."""
    for path, receipts in spooled(folder):
        take_receipts(receipts, now=now)
        path.unlink(missing_ok=True)  # another process may have taken the same
    apply_waiting(now)


def _pace(route: Route, *, is_exercise: bool) -> Pace:
    """Real receivers are treated with care; the loopback of an exercise is not."""
    if is_exercise:
        return OrderedPace(workers=route.workers)
    return CarefulPace(seed=route.workers, workers=route.workers)
