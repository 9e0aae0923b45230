"""When a person may be called or texted: quiet hours, Sundays and holidays by the recipient's own clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from amends.contact.quietrules import QuietRule, holidays_of, quiet_hours, rules_for, zones_of
from amends.core.channels import Channel
from amends.core.errors import InputError

# What waits until it is looked at disturbs nobody.
_SILENT = frozenset(Channel) - {Channel.VOICE, Channel.SMS, Channel.PUSH}

# Longest search for an hour that suits every clock and rule; longer holidays there are none.
_LONGEST = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Wait:
    """From when the message may go.

    ``not_before`` is the instant asked about where it may go at once, else the next opening (UTC), ``None`` where no
    hour of three weeks suits every clock of the place: a person decides.  ``rule`` cites what makes it wait.
    """

    not_before: datetime | None
    because: str
    rule: str = ""


def not_before(
    channel: Channel, at: datetime, place: str, time_zone: str | None = None, urgent_reason: str | None = None
) -> Wait:
    """When a message by ``channel`` to somebody of ``place`` (a residence) may go, at ``at`` or later.

    ``time_zone`` is the person's own, where known; else the hour must suit every clock that the place, or of an
    unlisted subdivision its country, has.  ``urgent_reason`` (not blank) overrides and is recorded.  Raises
    ``InputError`` (``contact.naive_time``, ``contact.unknown_place``).

    >>> not_before(Channel.SMS, datetime(2026, 7, 1, 3, 0, tzinfo=UTC), "US-FL").not_before
    datetime.datetime(2026, 7, 1, 13, 0, tzinfo=datetime.timezone.utc)
    """
    if at.tzinfo is None:
        raise InputError("The instant has no time zone.", code="contact.naive_time", fix="Pass an aware datetime.")
    if channel in _SILENT:
        return Wait(at, f"{channel} disturbs nobody")
    if urgent_reason and urgent_reason.strip():
        return Wait(at, f"urgent: {urgent_reason.strip()}")
    clocks, whose = _clocks(place, time_zone)
    moment, rule = at.astimezone(UTC), None
    while True:
        later, closed_by = _first_opening(channel, moment, place, clocks)
        if closed_by is None:
            break
        moment, rule = later, closed_by
        if moment - at > _LONGEST:
            return Wait(None, f"no hour suits {whose}", _cited(rule))
    if rule is None:
        return Wait(at, f"within the hours of {whose}")
    return Wait(moment, f"quiet hours by {whose}", _cited(rule))


def _first_opening(
    channel: Channel, moment: datetime, place: str, clocks: tuple[ZoneInfo, ...]
) -> tuple[datetime, QuietRule | None]:
    """The next opening of the first rule that is closed at the moment by one of the clocks."""
    for clock in clocks:
        local = moment.astimezone(clock)
        for rule in rules_for(channel, place, local.date()):
            opening = _opening(rule, local, place)
            if opening is not None:
                return _instant(opening, clock, after=moment), rule
    return moment, None


def _opening(rule: QuietRule, local: datetime, place: str) -> datetime | None:
    """The local time, without zone, when the rule next opens; ``None`` if it is open."""
    day, clock = local.date(), local.time()
    window = rule.window_on(day, is_holiday=day in holidays_of(place, day.year))
    if window is not None and clock < window.closes_at():
        return None if clock >= window.opens_at() else datetime.combine(day, window.opens_at())
    return datetime.combine(day + timedelta(days=1), time.min)  # midnight: the next turn finds that day's opening


def _instant(wall: datetime, clock: ZoneInfo, *, after: datetime) -> datetime:
    """The instant of a local time; one that a clock change skips or repeats still lies after ``after``."""
    instant = wall.replace(tzinfo=clock).astimezone(UTC)
    return instant if instant > after else after + timedelta(hours=1)


def _clocks(place: str, time_zone: str | None) -> tuple[tuple[ZoneInfo, ...], str]:
    own = _zone(time_zone) if time_zone else None
    if own is not None:
        return (own,), "the person's own clock"
    names = zones_of(place)
    if not names:
        raise InputError(
            "The hours of a place are not known.",
            code="contact.unknown_place",
            where="residence",
            why="It is in no table of time zones.",
            fix="Use an ISO 3166 code, or give the person's time zone.",
        )
    clocks = tuple(clock for clock in map(_zone, names) if clock is not None)
    return clocks, f"the clock of {place}" if len(clocks) == 1 else f"all {len(clocks)} clocks of {place}"


@cache
def _zone(name: str) -> ZoneInfo | None:
    """The clock of an IANA name, ``None`` if there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _cited(rule: QuietRule) -> str:
    return quiet_hours().sources[rule.source].at
