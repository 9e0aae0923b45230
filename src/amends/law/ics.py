"""The deadlines as iCalendar (RFC 5545), with alarms."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from amends.law.answer import Answer, DutyAnswer, Moment, Status

# How long before a deadline the calendar reminds; the shorter ones serve clocks that run in hours.
_ALARMS_FOR_DAYS = (timedelta(days=7), timedelta(days=1))
_ALARMS_FOR_HOURS = (timedelta(hours=24), timedelta(hours=2))


def calendar_of(answer: Answer, *, title: str) -> bytes:
    """An event for each duty with a deadline; the nominal date stands, the rolled one is in the text.

    Repeatable: the same answer gives the same identifiers, so that an import replaces and does not double.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Amends//duties//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title or "Breach notification deadlines")
    for duty in answer.duties:
        if duty.due.nominal is not None and duty.status is not Status.NOT_REQUIRED:
            calendar.add_component(_event(duty, duty.due.nominal, answer.as_of, title))
    return bytes(calendar.to_ical())


def _event(duty: DutyAnswer, due: Moment, as_of: datetime, title: str) -> Event:
    event = Event()
    name = "|".join((title, duty.law, duty.recipient_name))
    event.add("uid", f"{uuid.uuid5(uuid.NAMESPACE_URL, name)}@amends")
    event.add("dtstamp", as_of.astimezone(UTC))
    event.add("summary", f"Due: {duty.recipient_name} ({duty.citation})")
    event.add("description", _text(duty))
    event.add("url", duty.url)
    event.add("categories", [duty.recipient, duty.status])
    if isinstance(due, datetime):
        event.add("dtstart", due.astimezone(UTC))
    else:
        event.add("dtstart", due)
        event.add("dtend", due + timedelta(days=1))
    for before in _ALARMS_FOR_HOURS if isinstance(due, datetime) else _ALARMS_FOR_DAYS:
        event.add_component(_alarm(duty, before))
    return event


def _alarm(duty: DutyAnswer, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"{duty.recipient_name} must be told ({duty.citation})")
    alarm.add("trigger", -before)
    return alarm


def _text(duty: DutyAnswer) -> str:
    lines = [f"{duty.status}, {duty.persons:,} persons.", *duty.because]
    if duty.due.rolled is not None:
        lines.append(f"Rolls to {duty.due.rolled.isoformat()}: {duty.due.rolled_by}.")
    lines += [
        f"Other reading: {other.at.isoformat()}, {other.reading} [{other.citation}]." for other in duty.due.alternatives
    ]
    return "\n".join(lines)
