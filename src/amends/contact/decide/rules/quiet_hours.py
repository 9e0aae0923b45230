"""What rings or buzzes waits for an hour that is decent where the person is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from amends.contact.decide.finding import Finding, bar, note, wait
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.view import View
from amends.contact.quiet import not_before
from amends.core.channels import Channel

RULE = "quiet-hours"


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """Urgency, with its reason and the one who answers for it, overrides; advertising is never urgent."""
    if channel not in rulebook().numbers.disturbing:
        return
    if view.is_urgent:
        yield note(RULE, "urgent")
        return
    person = view.request.person
    if not person.residence and not person.time_zone:
        yield bar(RULE, "unknown_place")
        return
    opening = next_opening(view, channel, view.at)
    if opening is None:
        yield bar(RULE, "never")
    elif opening > view.at:
        yield wait(RULE, "closed", opening)
    else:
        yield note(RULE, "open")


def next_opening(view: View, channel: Channel, at: datetime) -> datetime | None:
    """The first instant from ``at`` on at which the channel disturbs nobody; ``None`` if there is none."""
    person = view.request.person
    return not_before(channel, at, person.residence or "", person.time_zone).not_before
