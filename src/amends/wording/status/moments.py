"""A moment as the public page prints it: day, time and how far the place is from UTC."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from amends.wording.assemble.dates import clock_text, instant_text, latin
from amends.wording.book.phrases import phrases_of


def moment_text(at: datetime, zone: tzinfo, language: str) -> str:
    """A moment in full.

    >>> from datetime import UTC
    >>> moment_text(datetime(2026, 6, 2, 12, 5, tzinfo=UTC), UTC, "en")
    '2 June 2026, 12:05 (UTC)'
    """
    values = {
        "day": instant_text(at, zone, language, ""),
        "time": clock_text(at, zone, language),
        "zone": latin(_offset(at.astimezone(zone)), language),
    }
    return phrases_of(language).say("portal-moment", values)


def _offset(at: datetime) -> str:
    minutes = (at.utcoffset() or timedelta()) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\u2212"
    return "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")
