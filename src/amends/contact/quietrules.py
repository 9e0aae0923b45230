"""The rules of quiet hours and the clocks of places, as ``corpus/contact/quiet-hours`` has them."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from importlib.resources import files
from typing import Annotated

import holidays
import msgspec

from amends.contact.data import read_data
from amends.core.channels import Channel
from amends.core.places import country_of

ClockTime = Annotated[str, msgspec.Meta(pattern=r"^\d\d:\d\d$")]
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
EVERYWHERE = "*"


class QuietSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a rule was read, or who chose it and why; ``confidence`` as in the duties, or ``choice``."""

    at: str
    url: str
    checked_on: date
    confidence: str
    owner: str = ""
    reason: str = ""


class Window(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From ``open`` to before ``close``, local time, on these days (0 is Monday)."""

    open: ClockTime
    close: ClockTime
    days: tuple[int, ...] = EVERY_DAY

    def opens_at(self) -> time:
        return time.fromisoformat(self.open)

    def closes_at(self) -> time:
        return time.fromisoformat(self.close)


class QuietRule(Window, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a person of ``place`` may be called or texted.

    ``also`` are windows of other days.  ``holidays`` says whether public holidays are like other days.
    ``replaces_default`` puts aside the rules for everywhere (where another day than Sunday is the day of rest).
    """

    place: str
    channels: tuple[Channel, ...]
    holidays: bool = True
    also: tuple[Window, ...] = ()
    replaces_default: bool = False
    in_force_from: date
    until: date | None = None
    source: str

    def window_on(self, day: date, *, is_holiday: bool) -> Window | None:
        """The window of the day, ``None`` if the whole day is quiet."""
        if is_holiday and not self.holidays:
            return None
        return next((window for window in (self, *self.also) if day.weekday() in window.days), None)


class QuietHours(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    sources: dict[str, QuietSource]
    rules: tuple[QuietRule, ...]
    zones: dict[str, tuple[str, ...]]


@cache
def quiet_hours() -> QuietHours:
    """The shipped rules."""
    read: QuietHours = read_data("quiet-hours", QuietHours)
    return read


@cache
def rules_for(channel: Channel, place: str, day: date) -> tuple[QuietRule, ...]:
    """Every rule that binds a message by the channel to somebody of the place on the day; all of them hold."""
    here = {place, country_of(place)}
    standing = [
        rule
        for rule in quiet_hours().rules
        if channel in rule.channels and rule.in_force_from <= day and (rule.until is None or day < rule.until)
    ]
    local = [rule for rule in standing if rule.place in here]
    if any(rule.replaces_default for rule in local):
        return tuple(local)
    return tuple(local + [rule for rule in standing if rule.place == EVERYWHERE])


@cache
def zones_of(place: str) -> tuple[str, ...]:
    """Every clock that the place has (IANA names); of a subdivision that is not listed, those of its country.

    Empty for a place that no table knows.
    """
    listed = quiet_hours().zones.get(place)
    return listed if listed is not None else _zones_of_countries().get(country_of(place), ())


@cache
def _zones_of_countries() -> dict[str, tuple[str, ...]]:
    """The tz database's own table (``zone.tab``): country code, position, zone."""
    table: dict[str, list[str]] = {}
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            table.setdefault(country, []).append(zone)
    return {country: tuple(zones) for country, zones in table.items()}


@cache
def holidays_of(place: str, year: int) -> frozenset[date]:
    """The public holidays of the place in the year; of a country that the library lacks, none."""
    country, _, part = place.partition("-")
    for subdivision in dict.fromkeys((part or None, None)):
        try:
            return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))
        except NotImplementedError:
            continue
    return frozenset()
