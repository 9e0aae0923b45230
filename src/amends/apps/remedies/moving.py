"""Moves cards from state to state: only where the table allows it, and only from where they really stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from amends.apps.remedies.models import Card, CardEvent
from amends.core.errors import InputError, RefusedError
from amends.remedies.cards import CardState, require_step


def card_by_ref(ref: str) -> Card:
    """The card; raises ``InputError`` (``cards.unknown``)."""
    found = Card.objects.filter(ref=ref).select_related("incident").first()
    if found is None:
        raise InputError("There is no such card.", code="cards.unknown", where=ref[:20])
    return found


@transaction.atomic
def move_card(*, card: Card, after: CardState, by: str, source: str, now: datetime, at: datetime | None = None) -> None:
    """Takes one step; ``at`` is when it happened, if not now.

    Raises ``RefusedError``: ``cards.not_allowed``, and ``cards.moved`` where another process was first.
    """
    path_moved(card=card, path=(after,), by=by, source=source, at=at or now, now=now)


def path_moved(
    *,
    card: Card,
    path: Sequence[CardState],
    by: str,
    source: str,
    at: datetime,
    now: datetime,
    result_id: str = "",
    **also: Any,
) -> None:
    """Walks a path of allowed steps in one update, with an event each; all but the last are implied."""
    before = CardState(card.state)
    steps = list(zip((before, *path[:-1]), path, strict=True))
    for one, other in steps:
        require_step(one, other)
    moved = Card.objects.filter(pk=card.pk, state=before).update(state=path[-1], state_at=at, **also)
    if not moved:
        raise RefusedError(
            "The card is no longer where it was.",
            code="cards.moved",
            where=card.ref,
            why="Somebody else moved it meanwhile.",
            fix="Look at it again, then decide.",
        )
    last = len(steps) - 1
    CardEvent.objects.bulk_create(
        CardEvent(
            card=card,
            before=one,
            after=other,
            at=at,
            kept_at=now,
            by=by[:150],
            source=source[:100],
            result_id=result_id if place == last else "",
            is_implied=place < last,
        )
        for place, (one, other) in enumerate(steps)
    )
    card.state, card.state_at = path[-1], at


@transaction.atomic
def move_cards(*, cards: Collection[Card], after: CardState, by: str, source: str, now: datetime) -> int:
    """Takes the same step with many cards at once, some hundred of them; returns how many were moved.

    Raises as ``move_card``; then none was moved.
    """
    ids = [card.pk for card in cards]
    rows = list(Card.objects.select_for_update().filter(pk__in=ids))
    for row in rows:
        require_step(CardState(row.state), after)
    befores = {row.state for row in rows}
    moved = Card.objects.filter(pk__in=ids, state__in=befores).update(state=after, state_at=now)
    if moved != len(ids):
        raise RefusedError("Some cards are no longer where they were.", code="cards.moved", where=source[:100])
    CardEvent.objects.bulk_create(
        CardEvent(card=row, before=row.state, after=after, at=now, kept_at=now, by=by[:150], source=source[:100])
        for row in rows
    )
    return moved
