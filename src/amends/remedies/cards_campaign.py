"""The campaign: who goes first, how many a day the card maker can make, and what takes longer than it should."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from amends.core.clock import require_aware
from amends.core.errors import InputError
from amends.remedies.cards import CardState
from amends.remedies.cards_risk import Level, Treatment, card_rules

_LEVELS = (Level.FULL, Level.NUMBER, Level.PART, Level.NONE)


class ToOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A card that waits to be ordered; ``ref`` breaks ties, so that the same cards give the same waves."""

    ref: str
    level: Level
    treatment: Treatment
    is_vulnerable: bool = False


class Wave(msgspec.Struct, frozen=True, kw_only=True):
    """What is ordered on one day."""

    number: int
    on: date
    refs: tuple[str, ...]


class Stuck(msgspec.Struct, frozen=True, kw_only=True):
    """A card that stands longer than expected; ``late_days`` over the ``expected_days`` of its state."""

    ref: str
    state: CardState
    since: datetime
    expected_days: int
    late_days: int


def card_waves(
    cards: Iterable[ToOrder], *, per_day: int, start: date, free_days: frozenset[date] = frozenset()
) -> tuple[Wave, ...]:
    """The cards by day, at most ``per_day`` each: blocked before watched, vulnerable first, then the worst exposure.

    Saturdays, Sundays and ``free_days`` make no cards.  Raises ``InputError`` (``cards.capacity``) below one a day.
    """
    if per_day < 1:
        raise InputError(
            "A card maker who makes no card a day makes none at all.", code="cards.capacity", where="per_day"
        )
    ordered = sorted(cards, key=_urgency)
    waves, day = list[Wave](), start
    for first in range(0, len(ordered), per_day):
        while day.weekday() > 4 or day in free_days:
            day += timedelta(days=1)
        refs = tuple(card.ref for card in ordered[first : first + per_day])
        waves.append(Wave(number=len(waves) + 1, on=day, refs=refs))
        day += timedelta(days=1)
    return tuple(waves)


def expected_days(state: CardState) -> int | None:
    """How long a card usually stays there; ``None`` for ends."""
    return card_rules().expected.days.get(state)


def stuck_cards(cards: Sequence[tuple[str, CardState, datetime]], *, at: datetime) -> tuple[Stuck, ...]:
    """Those of (ref, state, since) that stand longer than expected, the latest first."""
    require_aware(at, where="at")
    found = [item for card in cards if (item := _stuck(*card, at)) is not None]
    return tuple(sorted(found, key=lambda item: (-item.late_days, item.ref)))


def _stuck(ref: str, state: CardState, since: datetime, at: datetime) -> Stuck | None:
    days = expected_days(state)
    if days is None or at <= since + timedelta(days=days):
        return None
    late = (at - since).days - days
    return Stuck(ref=ref, state=state, since=since, expected_days=days, late_days=late)


def _urgency(card: ToOrder) -> tuple[bool, bool, int, str]:
    return (
        card.treatment is not Treatment.BLOCK_NOW,
        not card.is_vulnerable,
        _LEVELS.index(card.level),
        card.ref,
    )
