"""The lights of the launch gate that people must weigh: duties, contradictions, the page, the doors, the sending."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from amends.apps.bulletins.selectors import newest_bulletin, overdue_updates, subscriber_count
from amends.apps.bulletins.services import texts_now
from amends.apps.delivery.orders import standing
from amends.apps.delivery.selectors import every_campaign
from amends.apps.duties.selectors import clocks_of
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.selfcheck.models import DoorSet
from amends.launch import LightState
from amends.law.clocks import ClockRow, ClockState
from amends.web.console.launch.gate_lights import LAW, LEAD, GateLight
from amends.web.console.launch.published import says_otherwise

_SHOWN = 5


def weighed_lights(incident: Incident, *, now: datetime) -> list[GateLight]:
    """What no machine refuses and somebody must decide: duties, contradictions, the page, the doors, the sending."""
    rows = clocks_of(incident=incident, at=now)
    return [
        _sending(incident),
        _contradictions(incident),
        _overdue(incident, rows),
        *_told_first(incident, rows),
        _status_page(incident, now),
        _doors(incident),
        _subscribers(incident),
    ]


def _sending(incident: Incident) -> GateLight:
    halted = [
        (campaign, stands) for campaign in every_campaign(incident.ref) if (stands := standing(campaign.pk)).is_halted
    ]
    if not halted:
        return GateLight(name="Orders about the sending", state=LightState.GREEN, why="Nobody holds it back.")
    why = "; ".join(f"{campaign.ref}: {stands.halted_by}, {stands.reason}" for campaign, stands in halted)
    return GateLight(
        name="Orders about the sending",
        state=LightState.RED,
        why=f"Held back. {why}",
        fix="Resume it on the page of the delivery, with a reason.",
        url=reverse("console:delivery", args=[incident.ref]),
        decides=LEAD,
        blocks=True,
    )


def _contradictions(incident: Incident) -> GateLight:
    keys = sorted(fact_book(incident=incident).conflicts())
    name = "Claims that contradict each other"
    if not keys:
        return GateLight(name=name, state=LightState.GREEN, why="None.")
    return GateLight(
        name=name,
        state=LightState.AMBER,
        why=f"{', '.join(keys[:_SHOWN])}. No notice and no public page asserts any of these.",
        fix="Replace or withdraw one, or launch without saying it.",
        url=reverse("console:incident", args=[incident.ref]),
        decides=LEAD,
    )


def _overdue(incident: Incident, rows: tuple[ClockRow, ...]) -> GateLight:
    late = [row for row in rows if row.state is ClockState.OVERDUE]
    if not late:
        return GateLight(name="Overdue duties", state=LightState.GREEN, why="None.")
    names = "; ".join(row.recipient_name for row in late[:_SHOWN])
    more = f" and {len(late) - _SHOWN} more" if len(late) > _SHOWN else ""
    return GateLight(
        name="Overdue duties",
        state=LightState.AMBER,
        why=f"{len(late)}: {names}{more}. Those towards the persons end with this launch; others do not wait for it.",
        fix="Do them, and mark them with the reason for being late.",
        url=f"{reverse('console:clocks', args=[incident.ref])}?state=overdue",
        decides=LAW,
    )


def _told_first(incident: Incident, rows: tuple[ClockRow, ...]) -> Iterator[GateLight]:
    """A law may want an authority to hear before the persons do."""
    waits = sorted({item for row in rows if row.done_at is None for item in row.waits_for if "told first" in item})
    for item in waits:
        yield GateLight(
            name="Somebody must be told first",
            state=LightState.AMBER,
            why=item,
            fix="Tell them and mark it as done, or have counsel say why not.",
            url=reverse("console:clocks", args=[incident.ref]),
            decides=LAW,
        )


def _status_page(incident: Incident, now: datetime) -> GateLight:
    name, url = "Status page", reverse("console:status_page", args=[incident.ref])
    last = newest_bulletin(incident)
    why = ""
    if last is None:
        why = "Nothing is published: whoever gets a notice and looks will find nothing."
    elif last in overdue_updates(at=now):
        why = "The next update was promised for a time that has passed."
    elif says_otherwise(last, texts_now(incident)):
        why = f"Version {last.number} does not say what the facts say now."
    if not why and last is not None:
        return GateLight(
            name=name, state=LightState.GREEN, why=f"Version {last.number} says what the facts say.", url=url
        )
    return GateLight(
        name=name, state=LightState.AMBER, why=why, fix="Publish it.", url=url, decides="communications or the lead"
    )


def _doors(incident: Incident) -> GateLight:
    name = "“Am I affected” reads the register of the notices"
    doors = DoorSet.objects.filter(incident=incident, is_open=True).first()
    assessment = incident.assessments.order_by("id").last()
    if doors is None:
        return GateLight(
            name=name,
            state=LightState.AMBER,
            why="Its doors are not published: it cannot answer anybody yet.",
            fix="The run publishes them at its end.",
            decides=LEAD,
        )
    if assessment is None or doors.register_sha256 != assessment.register_sha256:
        return GateLight(
            name=name,
            state=LightState.AMBER,
            why="Its doors were made from another register than the newest.",
            fix="Run the case again: it publishes them anew.",
            decides=LEAD,
        )
    return GateLight(name=name, state=LightState.GREEN, why=f"{doors.rows:,} doors, from the same register.")


def _subscribers(incident: Incident) -> GateLight:
    count = subscriber_count(incident)
    return GateLight(
        name="Subscribers", state=LightState.GREEN, why=f"{count} addresses are told of each new version of the page."
    )
