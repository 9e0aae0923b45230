"""The launch gate of an incident: every light with its reason, who has approved, who may, and the command itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.rights import Right
from amends.apps.incidents.models import Incident
from amends.apps.notices.approvals import ApprovalLine, approvals_of
from amends.apps.notices.launching import newest_preflight
from amends.apps.notices.models import Release
from amends.apps.notices.services import approve_release
from amends.apps.rehearsals.models import Rehearsal
from amends.core.errors import AmendsError
from amends.launch import LightState
from amends.web.console.access import access_incident, require_right
from amends.web.console.frame import console_page
from amends.web.console.launch.fields import typed
from amends.web.console.launch.gate_lights import GateLight, preflight_lights, release_lights
from amends.web.console.launch.weighing import weighed_lights
from amends.web.console.pages import staff_page


@dataclass(frozen=True, kw_only=True)
class ReleasePanel:
    """A release at the gate: its lights, who has approved it, and who still may."""

    release: Release
    lights: tuple[GateLight, ...]
    approvals: tuple[ApprovalLine, ...]
    may_approve: bool
    others: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def launch(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The gate; POST approves exactly the hash that the page showed."""
    incident = access_incident(user=user, ref=ref)
    fault: AmendsError | None = None
    if request.method == "POST":
        require_right(user, Right.APPROVE)
        digest = typed(request.POST.dict()).get("bundle_sha256", "")
        release = incident.releases.filter(bundle_sha256=digest).first()
        if release is None:
            raise Http404
        try:
            approve_release(release=release, by=user, bundle_sha256=digest, now=timezone.now())
            return redirect("console:launch", ref=ref)
        except AmendsError as error:
            fault = error
    context = {**_gate(incident, user, timezone.now()), "fault": fault}
    return console_page(
        request, user, "console/launch.html", context, tab="launch", incident=incident, status=409 if fault else 200
    )


def may_still_approve(release: Release, user: User) -> bool:
    """Whether this person's approval is waited for."""
    waits = release.released_at is None
    return waits and user.may_approve and not release.approvals.filter(by=user).exists()


def _gate(incident: Incident, user: User, now: datetime) -> dict[str, Any]:
    waiting = list(incident.releases.filter(released_at__isnull=True).order_by("-id"))
    panels = [_panel(release, user, now) for release in waiting]
    looked, weighed = preflight_lights(incident), weighed_lights(incident, now=now)
    every = [light for panel in panels for light in panel.lights] + looked + weighed
    found = newest_preflight(incident=incident)
    return {
        "panels": panels,
        "out": list(incident.releases.filter(released_at__isnull=False).order_by("-released_at")),
        "preflight": looked,
        "preflight_at": found.at if found else None,
        "weighed": weighed,
        "blocking": _count(every, LightState.RED, blocks=True),
        "to_weigh": sum(light.state is LightState.AMBER or _is_soft_red(light) for light in every),
        "green": sum(light.state is LightState.GREEN for light in every),
        "command": command_of(incident),
        "now": now,
    }


def command_of(incident: Incident) -> str:
    """What is typed on the machine to launch or to go on; empty where no run was ever started."""
    run = Rehearsal.objects.filter(incident=incident).first()
    if run is None:
        return ""
    case, out = shlex.quote(run.case_path), shlex.quote(run.folder)
    if incident.is_exercise:
        return f"amends rehearse {case} --out {out} --resume"
    return f"amends respond {case} --out {out} --smtp smtp://HOST:PORT"


def _panel(release: Release, user: User, now: datetime) -> ReleasePanel:
    return ReleasePanel(
        release=release,
        lights=tuple(release_lights(release, now=now)),
        approvals=tuple(approvals_of(release)),
        may_approve=may_still_approve(release, user),
        others=tuple(_may_approve_too(release)),
    )


def _may_approve_too(release: Release) -> Iterable[tuple[str, str]]:
    """Name and role of whoever may approve and has not."""
    have = set(release.approvals.values_list("by_id", flat=True))
    staff = User.objects.filter(is_active=True, role__in=list(Role)).order_by("role", "username")
    return ((one.get_username(), Role(one.role).label) for one in staff if one.may_approve and one.pk not in have)


def _count(lights: Sequence[GateLight], state: LightState, *, blocks: bool) -> int:
    return sum(light.state is state and light.blocks is blocks for light in lights)


def _is_soft_red(light: GateLight) -> bool:
    return light.state is LightState.RED and not light.blocks
