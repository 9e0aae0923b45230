"""The suppression list for a dialler: a file of digests, and a feed that goes on from a cursor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from amends.apps.contacts.freeze import freezes, frozen_digests
from amends.apps.contacts.models import SuppressionChange
from amends.apps.contacts.suppression import standing_entries
from amends.core.errors import InputError

HEADER = "digest,named,channel,reason,until"
FREEZE = "incident_freeze"
"""The reason of a digest that is frozen for marketing and sales alone; what helps may still be said."""
_MOST = 5_000


def suppression_feed(*, cursor: str = "", most: int = 1_000, at: datetime) -> dict[str, Any]:
    """The changes after ``cursor`` (empty: from the first), oldest first, and the cursor with which to go on.

    ``{"changes": [{"digest", "named", "channel", "reason", "on", "until", "at"}], "cursor", "more", "freezes":
    [{"incident", "until", "affected"}]}``.  An entry whose ``until`` has passed is over without a further change.
    A freeze tells for whom the whole file must be fetched anew.  Raises ``InputError`` (``contacts.cursor``).
    """
    after = _number(cursor)
    rows = list(SuppressionChange.objects.filter(id__gt=after, at__lte=at).order_by("id")[: min(most, _MOST) + 1])
    page = rows[: min(most, _MOST)]
    return {
        "changes": [_change(row) for row in page],
        "cursor": str(page[-1].pk) if page else str(after),
        "more": len(rows) > len(page),
        "freezes": [
            {"incident": freeze.incident, "until": freeze.until.isoformat(), "affected": freeze.affected}
            for freeze in freezes(at=at)
        ],
    }


def suppression_lines(*, at: datetime, key: bytes, with_freeze: bool = True) -> Iterator[str]:
    """The lines of the CSV file, header first; the affected of incidents are read from the registers as they stand."""
    yield HEADER
    for entry in standing_entries(at=at):
        until = entry.until.isoformat() if entry.until else ""
        yield f"{entry.digest},{entry.named},{entry.channel},{entry.reason},{until}"
    if with_freeze:
        for digest, _, ends in frozen_digests(at=at, key=key):
            yield f"{digest},ref,,{FREEZE},{ends.isoformat()}"


def _change(row: SuppressionChange) -> dict[str, Any]:
    return {
        "digest": row.digest,
        "named": row.named,
        "channel": row.channel,
        "reason": row.reason,
        "on": row.is_on,
        "until": row.until.isoformat() if row.until else None,
        "at": row.at.isoformat(),
    }


def _number(cursor: str) -> int:
    if not cursor:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise InputError(
            "The cursor is none of ours.", code="contacts.cursor", where="cursor",
            fix="Give back the one of the last answer, or none to begin anew.",
        )  # fmt: skip
    return int(cursor)
