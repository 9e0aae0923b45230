"""One notice per incident, channel and day, unless there is news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from amends.contact.decide.finding import Finding, note, wait
from amends.contact.decide.rulebook import rulebook
from amends.contact.decide.view import View
from amends.core.channels import Channel

RULE = "daily-cap"


def of_channel(view: View, channel: Channel) -> Iterator[Finding]:
    """Days are the person's; a message that did not arrive does not count.  News is what the request says is news."""
    numbers, incident = rulebook().numbers, view.request.incident
    if incident is None or incident.ref is None or view.request.purpose not in numbers.capped_purposes:
        return
    if _sent_today(view, channel, incident.ref) < numbers.service_notices_per_day:
        return
    if view.request.facts_changed:
        yield note(RULE, "news")
    else:
        yield wait(RULE, "told_today", _next_day(view))


def _sent_today(view: View, channel: Channel, incident: str) -> int:
    numbers = rulebook().numbers
    return sum(
        past.channel is channel
        and past.incident == incident
        and (past.purpose is None or past.purpose in numbers.capped_purposes)
        and (past.outcome or "").lower() not in numbers.not_reached
        and past.at.astimezone(view.clock).date() == view.day
        for past in view.history
    )


def _next_day(view: View) -> datetime:
    """The next morning by the person's clock: what may come at night is not put off into one."""
    morning = time(rulebook().numbers.morning_hour)
    return datetime.combine(view.day + timedelta(days=1), morning, tzinfo=view.clock).astimezone(UTC)
