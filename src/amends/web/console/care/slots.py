"""The time of a promised call, as a form says it: a day and two hours, on the clock of the person's place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from amends.contact.quietrules import zones_of
from amends.core.errors import InputError

_A_YEAR = 2026  # any year after the last change of rules tells which clocks go alike


def slot_of(post: Mapping[str, str]) -> tuple[datetime, datetime]:
    """From when to when (UTC): ``day`` (2026-06-01), ``from`` and ``to`` (14:30), ``place`` (PL, US-CA).

    Raises ``InputError`` (``care.slot``, ``care.place``) in words for who filled the form in.
    """
    zone = zone_in(post.get("place", ""))
    day = _day(post.get("day", "").strip())
    begins, ends = (datetime.combine(day, _time(post.get(name, "").strip(), name), zone) for name in ("from", "to"))
    return begins.astimezone(UTC), ends.astimezone(UTC)


def zone_in(place: str) -> ZoneInfo:
    """The clock of a place, where it has one."""
    plain = place.strip().upper()
    zones = zones_of(plain) if plain else ()
    clocks = {zone: ZoneInfo(zone) for zone in zones}
    if not clocks:
        raise InputError(
            "We do not know what time it is there.", code="care.place", where="place",
            fix="Say where the person is, by the letters of the country: PL, DE, or US-CA for a state.",
        )  # fmt: skip
    if len(clocks) > 1 and not _are_alike(clocks.values()):
        raise InputError(
            f"{plain} has several clocks.", code="care.place", where="place",
            fix=f"Say which part, such as {plain}-CA for California." if plain == "US" else "Say which part of it.",
        )  # fmt: skip
    return next(iter(clocks.values()))


def _are_alike(zones: Iterable[ZoneInfo]) -> bool:
    """Whether the clocks stand alike in every month of the year."""
    months = [datetime(_A_YEAR, month, 1, tzinfo=UTC) for month in range(1, 13)]
    return len({tuple(at.astimezone(zone).utcoffset() for at in months) for zone in zones}) == 1


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise InputError(
            "The day of the call is missing.", code="care.slot", where="day", fix="Choose the day, such as 2026-06-01."
        ) from error


def _time(typed: str, name: str) -> time:
    try:
        return time.fromisoformat(typed).replace(tzinfo=None)
    except ValueError as error:
        raise InputError(
            "A time of the call is missing.", code="care.slot", where=name,
            fix="Choose from when and to when, such as 14:30 and 16:00.",
        ) from error  # fmt: skip
