"""The day that a message shows of itself, which is what its reader compares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from amends.core.channels import Channel

_DATED = frozenset({Channel.EMAIL, Channel.POST})  # they carry the day of their campaign
COLUMNS = ("channel", "at", "handed_at", "campaign__started_at", "campaign__config")
"""Of ``Message``: what ``shown_at`` reads."""


def shown_at(row: Mapping[str, Any]) -> datetime:
    """When a message says it is from; ``row`` holds ``COLUMNS``.

    Mails and letters are dated by their campaign; whatever is no exercise and bears no date of its own, by when it was
    handed over, or last changed.  In an exercise the clock of the exercise counts for all of them.
    """
    dated: datetime = row["campaign__started_at"]
    if row["channel"] in _DATED or row["campaign__config"].get("exercise"):
        return dated
    handed: datetime = row["handed_at"] or row["at"]
    return handed
