"""Keeps what the card host reports: in any order, twice, late, and of orders that were replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, transaction

from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.remedies.models import Card, CardEvent
from amends.apps.remedies.moving import path_moved
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref
from amends.providers.cards.files import read_results
from amends.providers.cards.model import CardResult
from amends.remedies.cards import CardState, applied

_AT_ONCE = 500
_TRIES = 5
_CLOCKS_APART = timedelta(minutes=10)  # the host's clock and ours are not the same one
_MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Results by what became of them.

    ``moved`` changed a card, ``kept`` are history only (late, of a replaced order, of a card that turned up),
    ``known`` came before, ``unknown`` name no order of this incident, ``conflicting`` name another token than ours, say
    something else than the same result said before, or a time that cannot be: a person looks at those.
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

    Raises ``InputError`` (``cards.results``, ``cards.number``, ``cards.field``; ``cards.impossible`` where a row lies
    in the future or before its order).
    """
    _require_possible(incident, path, now)
    return take_results(incident=incident, results=read_results(path), source="file", by=by, now=now)


def take_results(*, incident: Incident, results: Iterable[CardResult], source: str, by: str, now: datetime) -> Taken:
    """Takes results one by one; each counts once, however often it comes."""
    counts = Counter[str]()
    for batch in _batched(results):
        cards, ordered = _cards(incident, batch)
        for result in batch:
            if _impossible(result, ordered, now):
                counts["conflicting"] += 1
            else:
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


def _cards(incident: Incident, batch: Iterable[CardResult]) -> tuple[dict[str, Card], dict[str, datetime]]:
    """The cards of a batch by their reference, and by the order's id when each order was made."""
    refs = {_card_ref(result.order_id) for result in batch}
    cards = {card.ref: card for card in Card.objects.filter(incident=incident, ref__in=refs)}
    rows = CardEvent.objects.filter(card__in=cards.values(), after=CardState.ORDERED, result_id="", why_not="")
    counts, ordered = Counter[str](), dict[str, datetime]()
    for ref, at in rows.order_by("id").values_list("card__ref", "at"):
        counts[ref] += 1
        ordered[f"ORD-{ref.removeprefix('CRD-')}-{counts[ref]}"] = at
    return cards, ordered


def _impossible(result: CardResult, ordered: dict[str, datetime], now: datetime) -> str:
    """Why it cannot have happened when it says; empty where it can."""
    made = ordered.get(result.order_id)
    if result.at > now + _CLOCKS_APART:
        return f"{result.at.isoformat()} is yet to come"
    if made is not None and result.at < made - _CLOCKS_APART:
        return f"{result.at.isoformat()} is before its order of {made.isoformat(timespec='minutes')}"
    return ""


def _require_possible(incident: Incident, path: Path, now: datetime) -> None:
    faults, row = list[tuple[int, str]](), 0
    for batch in _batched(read_results(path)):
        _, ordered = _cards(incident, batch)
        for result in batch:
            row += 1
            if why := _impossible(result, ordered, now):
                faults.append((row, f"row {row} ({result.result_id}): {why}"))
    if faults:
        more = len(faults) - _MOST_NAMED
        raise InputError(
            "Some results tell of a time that cannot be.",
            code="cards.impossible",
            where=f"{path.name}, row {faults[0][0]}",
            why="; ".join(says for _, says in faults[:_MOST_NAMED]) + (f"; and {more} more" if more > 0 else "") + ".",
            fix="Have the host correct these rows (the first below the header is row 1); nothing was taken in.",
        )


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
