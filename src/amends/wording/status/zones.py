"""The clock of a country: an offset that holds in June does not hold in November."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global


def zone_of(stated: datetime, place: str) -> tzinfo:
    """The zone of ``place`` (ISO 3166, ``PL`` or ``US-NY``) that has the offset of ``stated``, else that offset alone.

    Where several zones of a country have that offset but part ways later, which of them is meant is not known.

    >>> said = datetime.fromisoformat("2026-06-01T16:20:00+02:00")
    >>> str(datetime(2026, 11, 23, 12, tzinfo=UTC).astimezone(zone_of(said, "PL")))
    '2026-11-23 13:00:00+01:00'
    """
    offset = stated.utcoffset()
    like = [zone for zone in _zones(place.partition("-")[0]) if stated.astimezone(zone).utcoffset() == offset]
    year = [tuple(datetime(stated.year, month, 1, tzinfo=UTC).astimezone(zone).utcoffset() for month in range(1, 13))
            for zone in like]  # fmt: skip
    if like and len(set(year)) == 1:
        return like[0]
    return stated.tzinfo or UTC


@cache
def _zones(country: str) -> tuple[ZoneInfo, ...]:
    names = get_global("territory_zones").get(country, ())
    found = []
    for name in names:
        try:
            found.append(ZoneInfo(name))
        except (ZoneInfoNotFoundError, OSError):  # the machine's list of zones is older
            continue
    return tuple(found)
