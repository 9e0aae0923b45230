"""Working days of the corpus's calendars, and the end of a period of days, months or hours.

Public holidays come from the ``holidays`` library; weekends, additions and what the statute does not
know (``drop``) from ``corpus/calendars``.  Day 0 is not counted and the last day is.
"""

from __future__ import annotations

import calendar as month_table
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays
import msgspec
from whenever import Instant, ZonedDateTime

from amends.law.model.words import Unit

_WEEKDAYS = {name.lower(): number for number, name in enumerate(month_table.day_name)}


class Library(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the ``holidays`` library keeps the calendar."""

    country: str
    subdivision: str | None = None
    categories: tuple[str, ...] = ("public",)


class FixedDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day that the library lacks: every year (``month`` with ``day``, or with ``nth`` and ``weekday``), or once."""

    name: str
    month: int | None = None
    day: int | None = None
    nth: int | None = None
    weekday: str | None = None
    on: date | None = None
    first_year: int = date.min.year

    def falls_on(self, day: date) -> bool:
        if self.on is not None:
            return day == self.on
        if day.month != self.month or day.year < self.first_year:
            return False
        if self.weekday is None:
            return day.day == self.day
        return day.weekday() == _WEEKDAYS[self.weekday] and (day.day - 1) // len(_WEEKDAYS) + 1 == self.nth


class Dropped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A holiday that the library knows and the statute does not.

    ``name`` occurs in the library's English name; with ``weekday``, only where the day falls on that one.
    """

    name: str
    weekday: str | None = None

    def is_meant(self, name: str, day: date) -> bool:
        return self.name in name and (self.weekday is None or _WEEKDAYS[self.weekday] == day.weekday())


class CalendarFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of ``corpus/calendars``."""

    title: str
    weekend: tuple[str, ...]
    library: Library | None = None
    add: tuple[FixedDay, ...] = ()
    drop: tuple[Dropped, ...] = ()
    source: str = ""
    note: str = ""


class WorkCalendar:
    """Answers whether a day is a working day.

    >>> file = CalendarFile(title="Vermont", weekend=("saturday", "sunday"), library=Library("US", "VT"))
    >>> WorkCalendar(file).is_working(date(2026, 3, 3))     # Town Meeting Day
    False
    """

    def __init__(self, file: CalendarFile) -> None:
        self.title = file.title
        self._weekend = frozenset(_WEEKDAYS[name] for name in file.weekend)
        self._added, self._dropped = file.add, file.drop
        self._library = file.library
        self._years: dict[int, frozenset[date]] = {}

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is neither of the weekend nor a holiday."""
        if day.weekday() in self._weekend or any(fixed.falls_on(day) for fixed in self._added):
            return False
        return day not in self._holidays(day.year)

    def on_or_after(self, day: date) -> date:
        """The first working day that is ``day`` or later."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def add(self, day: date, n: int) -> date:
        """The n-th working day after ``day``."""
        for _ in range(n):
            day = self.on_or_after(day + timedelta(days=1))
        return day

    def _holidays(self, year: int) -> frozenset[date]:
        if self._library is None:
            return frozenset()
        if year not in self._years:
            self._years[year] = self._kept(_library_days(self._library, year))
        return self._years[year]

    def _kept(self, named: Mapping[date, tuple[str, ...]]) -> frozenset[date]:
        """The days of which at least one name stands: Christmas may be observed on a Christmas Eve that is dropped."""
        return frozenset(day for day, names in named.items() if not all(self._is_dropped(name, day) for name in names))

    def _is_dropped(self, name: str, day: date) -> bool:
        return any(item.is_meant(name, day) for item in self._dropped)


@cache
def _library_days(library: Library, year: int) -> dict[date, tuple[str, ...]]:
    days = holidays.country_holidays(
        library.country, subdiv=library.subdivision, years=year, categories=library.categories
    )
    return {day: tuple(days.get_list(day)) for day in days}


def add_hours(start: datetime, hours: int, *, zone: str | None = None) -> datetime:
    """The instant exactly ``hours`` later, whatever the clocks do in between.

    Written in local time of ``zone`` (IANA) if ``start`` was, else with the offset of ``start``.

    >>> add_hours(datetime.fromisoformat("2026-03-27T09:25:00+01:00"), 72, zone="Europe/Warsaw").isoformat()
    '2026-03-30T10:25:00+02:00'
    """
    moved = Instant(start).add(hours=hours)
    if zone is not None and is_local(start, zone):
        return moved.to_tz(zone).to_fixed_offset().to_stdlib()
    return moved.to_stdlib().astimezone(start.tzinfo)


def is_local(instant: datetime, zone: str) -> bool:
    """Whether the offset of the instant is the one that clocks in ``zone`` showed then."""
    return Instant(instant).to_tz(zone).to_stdlib().utcoffset() == instant.utcoffset()


def at_time(day: date, clock: time, *, like: datetime, zone: str | None = None) -> datetime:
    """The instant of a wall-clock time on a day, in ``zone`` or with the offset of ``like``."""
    if zone is not None and is_local(like, zone):
        local = ZonedDateTime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second, tz=zone)
        return local.to_fixed_offset().to_stdlib()
    return datetime.combine(day, clock, tzinfo=like.tzinfo)


def add_months(day: date, n: int) -> date:
    """The same day ``n`` months later, or the last day of that month if there is no such day.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    index = day.month - 1 + n
    year, month = day.year + index // _MONTHS, index % _MONTHS + 1
    return date(year, month, min(day.day, month_table.monthrange(year, month)[1]))


_MONTHS = len(month_table.month_name) - 1


def add_days(day: date, n: int, unit: Unit, calendar: WorkCalendar | None) -> date:
    """The last day of a period of ``n`` calendar days, business days or months that starts after ``day``."""
    if unit is Unit.CALENDAR_DAYS:
        return day + timedelta(days=n)
    if unit is Unit.MONTHS:
        return add_months(day, n)
    if calendar is None:
        raise ValueError("business days need a calendar")
    return calendar.add(day, n)
