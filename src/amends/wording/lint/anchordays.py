"""The days on which an anchor of the case fell, as a notice may write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

HAPPENED = ("occurred",)
DISCOVERED = ("discovered", "detected", "aware", "notified_by_vendor")
# What a notice may also mean by "we found": the later steps of knowing.
ESTABLISHED = ("determined", "confirmed", "classified", "scope_identified", "investigation_concluded")
NOTIFIED = ("individuals_notified",)
# An instant in UTC says nothing of the house's own clock: it may be that of Los Angeles or of Tehran.
_UTC_MAY_BE = (timedelta(hours=-8), timedelta(hours=3, minutes=30))


def days_of(anchors: Mapping[str, str], names: tuple[str, ...]) -> frozenset[date]:
    """The calendar days of the named anchors (ISO text with offset), in every zone that the house may use.

    That is the anchor's own zone and those of the other anchors; for one in UTC alone, two far zones.
    Empty if none of them is known.
    """
    instants = {name: datetime.fromisoformat(text) for name, text in anchors.items()}
    zones = {at.utcoffset() or timedelta() for at in instants.values()}
    zones = zones if zones - {timedelta()} else {*_UTC_MAY_BE, timedelta()}
    return frozenset(
        at.astimezone(timezone(zone)).date()
        for name, at in instants.items()
        if name in names
        for zone in {at.utcoffset() or timedelta(), *(zones if not at.utcoffset() else ())}
    )
