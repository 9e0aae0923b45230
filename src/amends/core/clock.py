"""Time is passed in: aware instants, parsed strictly, written with an offset."""

from __future__ import annotations

from datetime import datetime

from amends.core.errors import InputError


def parse_instant(text: str, *, where: str) -> datetime:
    """An aware instant from ISO 8601 text with an offset.

    Raises ``InputError`` (``time.not_an_instant`` or ``time.no_offset``).

    >>> parse_instant("2026-06-01T16:20:00+02:00", where="x").isoformat()
    '2026-06-01T16:20:00+02:00'
    """
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is not an instant.",
            code="time.not_an_instant",
            where=where,
            why=str(error),
            fix="Write it as 2026-06-01T16:20:00+02:00.",
        ) from error
    return require_aware(instant, where=where)


def require_aware(instant: datetime, *, where: str) -> datetime:
    """The instant itself, if it has an offset; else ``InputError`` (``time.no_offset``)."""
    if instant.tzinfo is None:
        raise InputError(
            f"{instant.isoformat()} has no offset from UTC.",
            code="time.no_offset",
            where=where,
            why="A deadline counted from it could be wrong by a day.",
            fix="Add the offset of the place, for instance +02:00.",
        )
    return instant
