"""By when an incoming message is to be answered: the clocks of our own service, and the law's where it is earlier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import msgspec

from amends.core.errors import InputError
from amends.triage.lexicon import read_list

_DEFAULT = "default"
_WEEKDAYS = 5


class Clock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``minutes`` or ``working_days``; in the first ``incident_hours`` of an incident ``early_minutes``."""

    in_force_from: date
    owner: str
    reason: str
    source: str = ""
    minutes: int | None = None
    working_days: int | None = None
    incident_hours: int | None = None
    early_minutes: int | None = None


class Service(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``wordbook/triage/service.yaml``: clocks by way in and by kind of message."""

    ways: dict[str, Clock]
    kinds: dict[str, Clock]


@dataclass(frozen=True, slots=True)
class Due:
    """By when (aware), why in words, and which rule says so (``service:<name>`` or ``law``)."""

    at: datetime
    because: str
    source: str


def due_by(
    *,
    way_in: str,
    kind: str,
    received_at: datetime,
    incident_opened_at: datetime | None = None,
    law_due_at: datetime | None = None,
    zone: str = "UTC",
) -> Due:
    """The earliest of: the clock of the way in (unknown ways have the default one), that of the kind, and the law's.

    ``kind`` is an ``Intent`` or ``Sensitive`` value, or anything else, which has no clock of its own.  Working days
    are Monday to Friday in ``zone`` and end at 24:00 there; public holidays are not left out: we rather answer early.
    Raises ``InputError`` (``triage.naive_time``) for an instant without an offset, ``triage.zone`` for an unknown zone.
    """
    for at in (received_at, incident_opened_at, law_due_at):
        _must_be_aware(at)
    service = _service()
    named = {way_in if way_in in service.ways else _DEFAULT: service.ways.get(way_in, service.ways[_DEFAULT])}
    if kind in service.kinds:
        named[kind] = service.kinds[kind]
    dues = [_due(name, clock, received_at, incident_opened_at, zone) for name, clock in named.items()]
    if law_due_at is not None:
        dues.append(Due(law_due_at, "The law sets this day.", "law"))
    return min(dues, key=lambda due: due.at)


def _due(name: str, clock: Clock, received_at: datetime, opened_at: datetime | None, zone: str) -> Due:
    source = f"service:{name}"
    if clock.working_days is not None:
        return Due(_working_days(received_at, clock.working_days, zone), clock.reason, source)
    minutes = clock.minutes or 0
    if clock.early_minutes is not None and _is_early(clock, received_at, opened_at):
        minutes = clock.early_minutes
        source += ":early"
    return Due(received_at + timedelta(minutes=minutes), clock.reason, source)


def _is_early(clock: Clock, received_at: datetime, opened_at: datetime | None) -> bool:
    """Whether it came in the first hours of the incident; what came before it opened is no later matter."""
    if opened_at is None or clock.incident_hours is None:
        return False
    return received_at < opened_at + timedelta(hours=clock.incident_hours)


def _working_days(received_at: datetime, days: int, zone: str) -> datetime:
    """The end of the last of so many working days after the day of receipt, in the zone."""
    try:
        local = received_at.astimezone(ZoneInfo(zone))
    except (KeyError, ValueError, OSError) as error:
        raise InputError(
            f"{zone!r} is no time zone.", code="triage.zone", fix="Give an IANA name such as Europe/Warsaw."
        ) from error
    day = local.date()
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < _WEEKDAYS
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=local.tzinfo).astimezone(received_at.tzinfo)


def _must_be_aware(at: datetime | None) -> None:
    if at is not None and at.utcoffset() is None:
        raise InputError(
            "An instant has no offset.", code="triage.naive_time", fix="Give every instant with its offset from UTC."
        )


@cache
def _service() -> Service:
    return read_list("service", Service)
