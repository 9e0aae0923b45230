"""What is on file that a plan would state: how many notices, by when, by which channels, in which languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

from amends.apps.delivery.models import Message
from amends.apps.duties.selectors import clocks_of
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.notices.models import NoticeVersion
from amends.apps.remedies.models import Entitlement
from amends.flood.defaults import forecasting

_PEOPLE = "individuals"


@dataclass(frozen=True, kw_only=True)
class OnFile:
    """``None`` and empty where nothing is known; ``law`` sets the ``deadline``; ``channels``, ``languages`` count."""

    notices: int | None = None
    deadline: datetime | None = None
    law: str = ""
    channels: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)


def on_file(incident: Incident, *, now: datetime) -> OnFile:
    """The newest assessment, the first deadline to people that is yet to come, notices as planned, the register."""
    newest = Assessment.objects.filter(incident=incident).order_by("id").last()
    affected = newest.summary.get("persons", {}).get("affected") if newest else None
    due = [row for row in clocks_of(incident=incident, at=now) if row.recipient == _PEOPLE and row.done_at is None]
    ahead = [(row.last, row.citation) for row in due if row.last is not None and row.last > now]
    first = min(ahead, default=None)
    return OnFile(
        notices=affected if isinstance(affected, int) and affected > 0 else None,
        deadline=first[0] if first else None,
        law=first[1] if first else "",
        channels=_channels(incident),
        languages=_counts(Entitlement.objects.filter(incident=incident), "language"),
    )


def _channels(incident: Incident) -> dict[str, int]:
    """People by channel as the sending was planned, else one each for the channels that have a notice."""
    planned = _counts(Message.objects.filter(campaign__incident_ref=incident.ref), "channel")
    if not planned:
        names = NoticeVersion.objects.filter(incident=incident).values_list("channel", flat=True)
        planned = dict.fromkeys(sorted(set(names)), 1)
    return {name: count for name, count in planned.items() if name in forecasting().lags.minutes}


def _counts(rows: object, column: str) -> dict[str, int]:
    counted = rows.order_by(column).values_list(column).annotate(Count("id"))  # type: ignore[attr-defined]
    return {str(name): int(count) for name, count in counted if name}
