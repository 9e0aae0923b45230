"""Opens to the public what a run came to: the status page, and the doors of the self-check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from amends.apps.bulletins.selectors import newest_bulletin
from amends.apps.bulletins.services import follow_facts, publish_bulletin
from amends.apps.delivery.models import Campaign
from amends.apps.evidence.models import Assessment
from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.services.route import Route
from amends.apps.selfcheck.services import publish_doors

_BY = "amends: messages leave"


def go_public(
    rehearsal: Rehearsal, assessment: Assessment, campaigns: Sequence[Campaign], *, route: Route, at: datetime
) -> None:
    """Before the first message leaves, and again for messages that were planned later.

    Whoever gets a message must find the page and open their door.  A page that somebody published before stays as it
    is where the facts say the same.
    """
    incident = rehearsal.incident
    if newest_bulletin(incident) is None:
        publish_bulletin(incident=incident, by=_BY, now=at)
    else:
        follow_facts(incident=incident, now=at)
    publish_doors(
        incident=incident,
        assessment=assessment,
        campaigns=campaigns,
        base=Path(rehearsal.case_path).parent,
        key=route.secret(f"{incident.ref}.key"),
        pepper=route.secret("portal.pepper"),
        desk_secret=route.secret("desk.key"),
        now=at,
    )
