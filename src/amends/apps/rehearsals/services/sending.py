"""Sends a planned campaign of a response: wave after wave, by the ways of its route."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
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


def send_campaign(
    rehearsal: Rehearsal,
    campaign: Campaign,
    *,
    route: Route,
    now: Callable[[], datetime],
    as_of: datetime | None = None,
    outbox: Path | None = None,
    misdirected: Callable[[Campaign], int] = lambda campaign: 0,
    on_settled: Callable[[int], None] = lambda count: None,
) -> RunResult:
    """Sends what may leave now; of a campaign with waves, each as it is opened.  The same call resumes.

    ``as_of`` is the instant that the notices were released by, if not the response's own.  ``misdirected`` counts
    the messages that left for another address than the source gives.  Raises what ``run_campaign`` raises.
    """
    incident = rehearsal.incident

    def judge(astray: int = 0) -> None:
        open_due_waves(
            campaign,
            now=now(),
            complaints=complaints(campaign.id),
            misdirected=astray,
            waits_for_hours=not incident.is_exercise,
        )

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
                spool=route.journals / "receipts",
                judge=judge,
            ),
            clock=now,
            workers=route.workers,
            on_settled=on_settled,
        )
        take_spooled(route.journals / "receipts", now=now())
        wave = standing(campaign.id).open_wave
        judge(misdirected(campaign))  # reads the whole ledger, so only between waves
        stands = standing(campaign.id)
        if stands.is_halted or stands.open_wave == wave:
            return result


def take_spooled(folder: Path, *, now: datetime) -> None:
    """Takes the receipts that workers heard while they sent, and those that came before their message settled."""
    for path, receipts in spooled(folder):
        take_receipts(receipts, now=now)
        path.unlink()
    apply_waiting(now)


def _pace(route: Route, *, is_exercise: bool) -> Pace:
    """Real receivers are treated with care; the loopback of an exercise is not."""
    if is_exercise:
        return OrderedPace(workers=route.workers)
    return CarefulPace(seed=route.workers, workers=route.workers)
