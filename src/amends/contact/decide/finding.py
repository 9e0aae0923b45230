"""What one rule found about a request, or about one channel of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Effect(StrEnum):
    """What a finding does.

    ``deny`` ends the matter, ``bar`` closes a channel, ``avoid`` closes it as long as another serves, ``wait`` puts
    it off, ``note`` speaks for the contact or says how.
    """

    DENY = "deny"
    BAR = "bar"
    AVOID = "avoid"
    WAIT = "wait"
    NOTE = "note"


class Finding(NamedTuple):
    """``rule`` is its id in the rulebook, ``case`` which of its phrases says it; ``until`` for ``wait`` alone."""

    rule: str
    case: str
    effect: Effect
    until: datetime | None = None
    days: int = 0

    @property
    def phrase(self) -> str:
        return f"decision-{self.rule}-{self.case}"


def deny(rule: str, case: str, days: int = 0) -> Finding:
    """The contact may not be made."""
    return Finding(rule, case, Effect.DENY, days=days)


def bar(rule: str, case: str) -> Finding:
    """The channel may not be used."""
    return Finding(rule, case, Effect.BAR)


def avoid(rule: str, case: str) -> Finding:
    """The channel is not used as long as another serves."""
    return Finding(rule, case, Effect.AVOID)


def wait(rule: str, case: str, until: datetime) -> Finding:
    """The channel opens at ``until`` (aware)."""
    return Finding(rule, case, Effect.WAIT, until)


def note(rule: str, case: str) -> Finding:
    """What speaks for the contact."""
    return Finding(rule, case, Effect.NOTE)
