"""Keeps what the card host reports: in any order, twice, late, and of orders that were replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, transaction

from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.remedies.models import Card, CardEvent
from amends.apps.remedies.moving import path_moved
from amends.core.errors import RefusedError
from amends.core.ids import new_ref
from amends.providers.cards.files import read_results
from amends.providers.cards.model import CardResult
from amends.remedies.cards import CardState, applied

_AT_ONCE = 500
_TRIES = 5


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Results by what became of them.

    ``moved`` changed a card, ``kept`` are history only (late, of a replaced order, of a card that turned up),
    ``known`` came before, ``unknown`` name no order of this incident, ``conflicting`` name another token than ours or
    say something else than the same result said before: a person looks at those.
    """

    moved: int
    kept: int
    known: int
    unknown: int
    conflicting: int

    @property
    def is_clean(self) -> bool:
        """Whether nothing needs a person."""
        return not self.unknown and not self.conflicting


def import_results(*, incident: Incident, path: Path, by: str, now: datetime) -> Taken:
    """Takes a file of results: it is read through first, so that a bad line leaves nothing half-written.

    Raises ``InputError`` (``cards.results``, ``cards.number``, ``cards.field``).
    """
    for _ in read_results(path):
        pass
    return take_results(incident=incident, results=read_results(path), source="file", by=by, now=now)


def take_results(*, incident: Incident, results: Iterable[CardResult], source: str, by: str, now: datetime) -> Taken:
    """Takes results one by one; each counts once, however often it comes."""
    counts = Counter[str]()
    for batch in _batched(results):
        refs = {_card_ref(result.order_id) for result in batch}
        cards = {card.ref: card for card in Card.objects.filter(incident=incident, ref__in=refs)}
        for result in batch:
            counts[_took(cards.get(_card_ref(result.order_id)), result, source, by, now)] += 1
    taken = Taken(**{name: counts[name] for name in Taken.__dataclass_fields__})
    record_deed(
        incident_ref=incident.ref,
        kind="cards.results_taken",
        subject=new_ref("RES", length=10),
        at=now,
        **dict(sorted(counts.items())),
    )
    return taken


def _took(card: Card | None, result: CardResult, source: str, by: str, now: datetime) -> str:
    if card is None or not _is_order_of(card, result.order_id):
        return "unknown"
    if result.token != card.token:
        return "conflicting"
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _applied(card, result, source, by, now)
        except (IntegrityError, RefusedError):  # another process took the same result, or moved the card, meanwhile
            card.refresh_from_db()
    raise RefusedError("A card is moved by several processes at once.", code="cards.moved", where=card.ref)


def _applied(card: Card, result: CardResult, source: str, by: str, now: datetime) -> str:
    before = CardEvent.objects.filter(result_id=result.result_id).values_list("card_id", "after").first()
    if before is not None:
        return "known" if before == (card.pk, result.state) else "conflicting"
    found = applied(CardState(card.state), result.state, is_current_order=result.order_id == card.order_id)
    if found.path:
        path_moved(card=card, path=found.path, by=by, source=source, at=result.at, now=now, result_id=result.result_id)
        return "moved"
    CardEvent.objects.create(
        card=card,
        before=card.state,
        after=result.state,
        at=result.at,
        kept_at=now,
        by=by[:150],
        source=source[:100],
        result_id=result.result_id,
        why_not=found.why_not,
    )
    return "kept"


def _card_ref(order_id: str) -> str:
    return "CRD-" + order_id.removeprefix("ORD-").rpartition("-")[0]


def _is_order_of(card: Card, order_id: str) -> bool:
    number = order_id.rpartition("-")[2]
    return number.isascii() and number.isdigit() and len(number) < 6 and 1 <= int(number) <= card.orders


def _batched(results: Iterable[CardResult]) -> Iterator[list[CardResult]]:
    rows = iter(results)
    while batch := list(islice(rows, _AT_ONCE)):
        yield batch
