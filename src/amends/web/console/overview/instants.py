"""Instants as staff type them."""

from __future__ import annotations

from datetime import datetime

from amends.core.clock import parse_instant


def instant_of(text: str, *, where: str) -> datetime | None:
    """``2026-06-01 10:00 +02:00`` or ISO 8601 with an offset; ``None`` for an empty field.

    Raises ``InputError`` (``time.not_an_instant``, ``time.no_offset``).

    >>> instant_of("2026-06-01 10:00 +02:00", where="x").isoformat()
    '2026-06-01T10:00:00+02:00'
    """
    joined = "T".join(text.split(maxsplit=1)).replace(" ", "")
    return parse_instant(joined, where=where) if joined else None
