"""Keeps what a preflight found; a release that goes to real people needs a fresh one without a red light."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.notices.models import LaunchCheck
from amends.core.errors import RefusedError
from amends.launch import Light, LightState, Preflight

_FRESH = timedelta(hours=24)  # as long as a dialled line counts (amends.launch.centre)
_CLOCKS_APART = timedelta(minutes=5)  # two machines' clocks may differ so far; later than that nobody has looked yet


@transaction.atomic
def keep_preflight(*, incident: Incident, preflight: Preflight) -> LaunchCheck:
    """Keeps a preflight with the incident and puts on record how many lights were red."""
    check = LaunchCheck.objects.create(
        incident=incident, at=preflight.at, lights=msgspec.to_builtins(preflight.lights), is_clear=preflight.is_clear
    )
    record_deed(
        incident_ref=incident.ref,
        kind="launch.checked",
        subject=f"preflight {check.pk}",
        at=preflight.at,
        clear=preflight.is_clear,
        red=[light.check for light in preflight.lights if light.state is LightState.RED],
    )
    return check


def newest_preflight(*, incident: Incident) -> Preflight | None:
    """What the last look found."""
    check = LaunchCheck.objects.filter(incident=incident).order_by("id").last()
    if check is None:
        return None
    return Preflight(at=check.at, lights=msgspec.convert(check.lights, tuple[Light, ...]))


def refuse_unready(*, incident: Incident, now: datetime) -> None:
    """Raises ``RefusedError`` (``release.preflight``) without a preflight of the last day that is clear."""
    found = newest_preflight(incident=incident)
    if found is None or not -_CLOCKS_APART <= now - found.at <= _FRESH:
        raise RefusedError(
            "There was no preflight in the last day.",
            code="release.preflight",
            where=incident.ref,
            why=f"The newest is dated {found.at.isoformat()}, yet to come." if found and found.at > now else "",
            fix="Run `amends preflight PLAN --incident` and mend what is red.",
        )
    if found.missing:
        raise RefusedError(
            "The preflight did not look at everything.",
            code="release.preflight",
            where=incident.ref,
            why="No light for: " + ", ".join(found.missing) + ".",
            fix="Run `amends preflight PLAN --incident` with a whole plan.",
        )
    reds = [light for light in found.lights if light.state is LightState.RED]
    if reds:
        raise RefusedError(
            f"{len(reds)} lights of the preflight are red.",
            code="release.preflight",
            where=incident.ref,
            why=" ".join(f"{light.check} ({light.subject}): {light.why}" for light in reds[:5]),
            fix=reds[0].fix,
        )
