"""Orders new cards: treated first, then in waves that the card maker can make, each batch one file or one host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.remedies.models import Card, CardEvent, OrderBatch
from amends.apps.remedies.moving import move_cards
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.cards.files import FORMATS, Batch, write_orders
from amends.providers.cards.http import CardHost
from amends.providers.cards.model import CardOrder
from amends.remedies.cards import CardState
from amends.remedies.cards_campaign import ToOrder, Wave, card_waves
from amends.remedies.cards_risk import Level, Treatment

_WAITING = (CardState.MONITORED, CardState.BLOCKED, CardState.LOST_IN_MAIL, CardState.RETURNED)
_AT_ONCE = 500
HTTP = "http"


@dataclass(frozen=True, kw_only=True)
class Treated:
    """How many old cards were blocked and how many are watched."""

    blocked: int
    watched: int


def treat_cards(*, incident: Incident, by: str, now: datetime) -> Treated:
    """Blocks or watches every card that was assessed; those that need nothing are watched and not replaced."""
    done = {
        after: sum(
            move_cards(cards=part, after=after, by=by, source="treatment", now=now)
            for part in _parts(_assessed(incident, is_blocked=is_blocked))
        )
        for after, is_blocked in ((CardState.BLOCKED, True), (CardState.MONITORED, False))
    }
    return Treated(blocked=done[CardState.BLOCKED], watched=done[CardState.MONITORED])


def order_waves(
    *, incident: Incident, per_day: int, start: date, free_days: frozenset[date] = frozenset()
) -> tuple[Wave, ...]:
    """When which cards would be ordered if the maker made ``per_day`` a day.  Raises ``InputError``."""
    return card_waves(_to_order(incident), per_day=per_day, start=start, free_days=free_days)


def begin_batch(*, incident: Incident, most: int, form: str, by: str, now: datetime) -> OrderBatch | None:
    """Takes the ``most`` urgent cards into a batch and orders them; ``None`` where none waits.

    Raises ``InputError`` (``cards.format``, ``cards.capacity``) and ``RefusedError`` (``cards.moved``).
    """
    if form not in (*FORMATS, HTTP):
        raise InputError("There is no such form of a batch.", code="cards.format", where=form[:20])
    with transaction.atomic():
        waves = card_waves(_to_order(incident), per_day=most, start=now.date())
        if not waves:
            return None
        refs = waves[0].refs
        batch = OrderBatch.objects.create(
            ref=new_ref("BAT", length=10), incident=incident, form=form, orders=len(refs), by=by[:150], at=now
        )
        for start in range(0, len(refs), _AT_ONCE):
            _order(incident, refs[start : start + _AT_ONCE], batch, by, now)
    return batch


def export_orders(
    *, incident: Incident, folder: Path, most: int, form: str, by: str, now: datetime
) -> tuple[tuple[OrderBatch, Batch], ...]:
    """Writes the next batch as a file; one that a killed run began is finished first, and no other is begun then.

    The file of a batch is the same however often it is written.  Raises as ``begin_batch``.
    """
    unfinished = list(OrderBatch.objects.filter(incident=incident, sha256="", form__in=FORMATS).order_by("id"))
    if not unfinished:
        batch = begin_batch(incident=incident, most=most, form=form, by=by, now=now)
        unfinished = [batch] if batch else []
    return tuple((batch, _written(batch, folder, now)) for batch in unfinished)


async def send_batch(orders: Sequence[CardOrder], host: CardHost) -> dict[str, Outcome]:
    """Hands the orders to a host; whoever calls keeps the outcomes with ``keep_outcomes``."""
    try:
        return await host.order(orders)
    finally:
        await host.close()


def keep_outcomes(*, batch: OrderBatch, outcomes: dict[str, Outcome], host: str, now: datetime) -> dict[str, int]:
    """Keeps which orders the host refused, as history of the card; counts by outcome.

    What is in doubt or was not sent is ordered again with the same id: it stays one card.
    """
    cards = {card.order_id: card for card in batch.cards.all()}
    refused = [number for number, outcome in outcomes.items() if outcome.kind is OutcomeKind.REFUSED]
    CardEvent.objects.bulk_create(
        CardEvent(
            card=cards[number],
            before=cards[number].state,
            after=cards[number].state,
            at=now,
            kept_at=now,
            by=host[:150],
            source="host",
            why_not=f"refused {outcomes[number].code}"[:40],
        )
        for number in refused
    )
    kinds = [str(outcome.kind) for outcome in outcomes.values()]
    if all(outcome.kind in (OutcomeKind.ACCEPTED, OutcomeKind.REFUSED) for outcome in outcomes.values()):
        _finished(batch, sha256="http", orders=len(outcomes), now=now)
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def orders_of(batch: OrderBatch) -> tuple[CardOrder, ...]:
    """What the batch orders."""
    return tuple(_card_order(card) for card in batch.cards.order_by("order_id"))


def _assessed(incident: Incident, *, is_blocked: bool) -> list[Card]:
    rows = Card.objects.filter(incident=incident, state=CardState.ASSESSED).order_by("id")
    blocks = {"treatment": Treatment.BLOCK_NOW}
    return list(rows.filter(**blocks) if is_blocked else rows.exclude(**blocks))


def _parts(cards: list[Card]) -> list[list[Card]]:
    return [cards[start : start + _AT_ONCE] for start in range(0, len(cards), _AT_ONCE)]


def _to_order(incident: Incident) -> list[ToOrder]:
    rows = Card.objects.filter(incident=incident, state__in=_WAITING, is_reissued=True)
    return [
        ToOrder(ref=ref, level=Level(level), treatment=Treatment(treatment), is_vulnerable=is_vulnerable)
        for ref, level, treatment, is_vulnerable in rows.values_list("ref", "level", "treatment", "is_vulnerable")
    ]


def _order(incident: Incident, refs: Sequence[str], batch: OrderBatch, by: str, now: datetime) -> None:
    cards = list(Card.objects.select_for_update().filter(incident=incident, ref__in=refs))
    if any(card.state not in _WAITING for card in cards):  # another run took them between our question and our lock
        raise RefusedError("Some cards are no longer where they were.", code="cards.moved", where=batch.ref)
    move_cards(cards=cards, after=CardState.ORDERED, by=by, source=batch.ref, now=now)
    for card in cards:
        card.orders += 1
        card.order_id, card.batch = f"ORD-{card.ref.removeprefix('CRD-')}-{card.orders}", batch
    Card.objects.bulk_update(cards, ["orders", "order_id", "batch"])


def _written(batch: OrderBatch, folder: Path, now: datetime) -> Batch:
    written = write_orders(folder, orders_of(batch), form=batch.form)
    _finished(batch, sha256=written.sha256, orders=written.orders, now=now)
    return written


def _finished(batch: OrderBatch, *, sha256: str, orders: int, now: datetime) -> None:
    if OrderBatch.objects.filter(pk=batch.pk, sha256="").update(sha256=sha256):
        record_deed(
            incident_ref=batch.incident.ref,
            kind="cards.ordered",
            subject=batch.ref,
            at=now,
            orders=orders,
            file_sha256=sha256,
        )


def _card_order(card: Card) -> CardOrder:
    before = f"ORD-{card.ref.removeprefix('CRD-')}-{card.orders - 1}" if card.orders > 1 else ""
    return CardOrder(
        order_id=card.order_id,
        token=card.token,
        bin=card.bin,
        last4=card.last4,
        expiry=card.expiry,
        replaces=before,
    )
