"""The waves of a response: a canary, then as many at a time as the contact centre can answer, before the deadline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from amends.apps.delivery.waves import PlannedWave
from amends.apps.rehearsals.services.route import Route
from amends.contact.canary import canary_rest, canary_size
from amends.core.files import write_json
from amends.flood.centre import waves_of_centre
from amends.flood.waves import Waves

_A_DAY = timedelta(days=1)  # where no law fixes an instant


def waves_for(
    audience: int, *, route: Route, start: datetime, deadlines: Iterable[datetime], out: Path, is_exercise: bool
) -> list[PlannedWave]:
    """The canary and what follows; no waves where everybody goes at once.

    What follows a canary waits until most of its bounces would have come, in an exercise not at all.  With a
    contact centre ``waves.json`` says when how many leave and how many agents are short: the earliest of the
    ``deadlines`` wins over the staff and over waiting, and one that has passed lets everybody go now.
    """
    first = canary_size(audience) if route.canary is None else min(route.canary, audience)
    rest = audience - first
    deadline = max(min(deadlines, default=start + _A_DAY), start)
    begin = start if is_exercise or not first else min(start + canary_rest(), deadline)
    if route.centre is not None and audience:
        planned = waves_of_centre(route.centre, notices=rest, start=begin, deadline=deadline)
        if not (out / "waves.json").exists():  # what was planned first is what is sent
            _write(out / "waves.json", planned, canary=first, deadline=deadline)
        following = [PlannedWave(wave.at, wave.notices) for wave in planned.waves]
    else:
        following = [PlannedWave(begin, rest)] if rest else []
    if not first:
        return following if len(following) > 1 else []
    return [PlannedWave(start, first), *following] if following else []


def _write(path: Path, planned: Waves, *, canary: int, deadline: datetime) -> None:
    write_json(
        path,
        {
            "canary": canary,
            "deadline": deadline,
            "waves": [{"at": wave.at, "notices": wave.notices} for wave in planned.waves],
            "gap": [{"from": gap.start, "to": gap.end, "agents_short": gap.agents_short} for gap in planned.gap],
            "because": planned.because,
        },
    )
