"""The lights of the launch gate that refuse a launch by themselves: those of a release, and of its preflight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from amends.apps.incidents.models import Incident
from amends.apps.notices.launching import newest_preflight
from amends.apps.notices.models import Release
from amends.apps.notices.services import red_lights
from amends.core.errors import RefusedError
from amends.launch import LightState, Preflight

LEAD, LAW = "the incident lead", "counsel or the data protection officer"


@dataclass(frozen=True, kw_only=True)
class GateLight:
    """One light.  ``blocks``: the machine refuses while it is red.  ``decides`` is who may mend or weigh it."""

    name: str
    state: LightState
    why: str
    fix: str = ""
    url: str = ""
    decides: str = ""
    blocks: bool = False


# A release's refusals, in the order in which it asks: the light's name, what it says when green, who mends it.
_RELEASE = (
    ("The bundle is the one that was proposed", ("release.changed",), "Every hash agrees.", LEAD),
    ("The linter", ("release.lint",), "No notice is blocked.", "communications"),
    ("The facts", ("release.stale_fact",), "Every notice states current facts only.", LEAD),
    ("Preflight of the last day", ("release.preflight",), "Clear, and of the last day.", LEAD),
    ("Two people, one of them for the law", ("release.four_eyes", "release.no_counsel"), "Approved.", LAW),
)
_NOT_IN_EXERCISES = {"release.preflight", "release.four_eyes"}


def release_lights(release: Release, *, now: datetime) -> list[GateLight]:
    """What the release itself asks; an exercise is asked for less, and says so."""
    refusals = {light.code: light for light in red_lights(release=release, now=now)}
    return [_of_release(release, refusals, row) for row in _RELEASE]


def preflight_lights(incident: Incident) -> list[GateLight]:
    """The lights of the newest preflight, the worst first; one red light for each check that nobody made."""
    found = newest_preflight(incident=incident)
    blocks = not incident.is_exercise
    if found is None:
        return [
            GateLight(
                name="Preflight",
                state=LightState.RED if blocks else LightState.AMBER,
                why="None was kept with this incident.",
                fix=f"amends preflight PLAN --incident {incident.ref}",
                decides=LEAD,
                blocks=blocks,
            )
        ]
    return sorted(_of_preflight(found, blocks=blocks), key=lambda light: list(LightState)[::-1].index(light.state))


def _of_release(
    release: Release, refusals: Mapping[str, RefusedError], row: tuple[str, tuple[str, ...], str, str]
) -> GateLight:
    name, codes, good, decides = row
    refusal = next((refusals[code] for code in codes if code in refusals), None)
    if release.is_exercise and _NOT_IN_EXERCISES.intersection(codes):
        good = "An exercise needs none."
    if refusal is None:
        return GateLight(name=name, state=LightState.GREEN, why=good, blocks=True)
    return GateLight(
        name=name,
        state=LightState.RED,
        why=f"{refusal.what} {refusal.why}".strip(),
        fix=refusal.fix,
        url=_where(release, refusal.code),
        decides=decides,
        blocks=True,
    )


def _where(release: Release, code: str) -> str:
    """Where the cause of a refusal can be looked at."""
    ref = release.incident.ref
    if code == "release.lint":
        return f"{reverse('console:notices', args=[ref])}?verdict=block"
    if code == "release.stale_fact":
        return reverse("console:incident", args=[ref])
    return reverse("console:release", args=[ref, release.bundle_sha256])


def _of_preflight(found: Preflight, *, blocks: bool) -> Iterator[GateLight]:
    for name in found.missing:
        state = LightState.RED if blocks else LightState.AMBER
        yield GateLight(name=_words(name), state=state, why="Nobody has looked.", decides=LEAD, blocks=blocks)
    for light in found.lights:
        yield GateLight(
            name=f"{_words(light.check)}: {light.subject}",
            state=light.state,
            why=light.why,
            fix=light.fix,
            decides="" if light.state is LightState.GREEN else LEAD,
            blocks=blocks,
        )


def _words(check: str) -> str:
    return check.replace("_", " ").capitalize()
