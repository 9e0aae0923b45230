"""How far the remedies are; cards ordered and their results handed in, by tokens."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from msgspec import Meta

from amends.apps.integrations.scopes import Scope
from amends.apps.remedies.ordering import HTTP, begin_batch, keep_outcomes, orders_of
from amends.apps.remedies.results import take_results
from amends.apps.remedies.selectors import Progress, progress_of
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.cards.model import CardResult
from amends.remedies.cards import CardState
from amends.web.api.model import Aware, Body, Call, Line, Operation, Shown

_MOST = 500


class PoolShown(Shown, frozen=True, kw_only=True):
    """A pool of monitoring codes."""

    ref: str
    provider: str
    months: int
    size: int
    left: int
    is_low: bool


class TakeUpShown(Shown, frozen=True, kw_only=True):
    """One segment; null where so few people are meant."""

    segment: str
    owed: int | None
    given: int | None
    redeemed: int | None


class StepShown(Shown, frozen=True, kw_only=True):
    """One national step in one segment; null where so few people are meant."""

    step: str
    segment: str
    people: int | None
    done: int | None


class RemediesShown(Shown, frozen=True, kw_only=True):
    """Where cards, codes and steps stand."""

    cards: dict[str, int]
    stuck: int
    pools: list[PoolShown]
    waiting_for_code: int
    take_up: list[TakeUpShown]
    steps: list[StepShown]


class OrderAsked(Body, frozen=True, kw_only=True):
    """How many of the most urgent cards to order."""

    most: Annotated[int, Meta(ge=1, le=_MOST)] = 100


class OrderShown(Shown, frozen=True, kw_only=True):
    """One card to be made: the host's token, never a number."""

    order_id: str
    token: str
    bin: str
    last4: str
    expiry: str
    replaces: str


class BatchShown(Shown, frozen=True, kw_only=True):
    """Ordered now; ``batch`` is null where no card waited."""

    batch: str | None
    orders: list[OrderShown]


class ResultGiven(Body, frozen=True, kw_only=True):
    """What the card host says of one order; the same ``result_id`` counts once."""

    result_id: Line
    order_id: Line
    token: Line
    state: CardState
    at: Aware


class ResultsGiven(Body, frozen=True, kw_only=True):
    """In any order, also twice."""

    results: Annotated[list[ResultGiven], Meta(min_length=1, max_length=_MOST)]


class ResultsTaken(Shown, frozen=True, kw_only=True):
    """What became of them; a person looks at ``unknown`` and ``conflicting``."""

    moved: int
    kept: int
    known: int
    unknown: int
    conflicting: int


def _progress(call: Call) -> RemediesShown:
    found: Progress = progress_of(incident=call.incident, at=call.now)
    return RemediesShown(
        cards={str(state): count for state, count in found.cards.by_state.items()},
        stuck=len(found.cards.stuck),
        pools=[
            PoolShown(
                ref=pool.ref, provider=pool.provider, months=pool.months, size=pool.size, left=pool.left,
                is_low=pool.is_low,
            )
            for pool in found.pools
        ],
        waiting_for_code=found.unmet_wishes,
        take_up=[
            TakeUpShown(segment=cell.segment, owed=cell.owed, given=cell.given, redeemed=cell.redeemed)
            for cell in found.monitoring
        ],
        steps=[
            StepShown(step=row.step, segment=row.segment, people=row.people, done=row.done) for row in found.steps
        ],
    )  # fmt: skip


def _order(call: Call) -> BatchShown:
    """The answer itself hands the orders over; it is kept under its key, so that a lost one is asked for again."""
    batch = begin_batch(incident=call.incident, most=call.body.most, form=HTTP, by=call.by, now=call.now)
    if batch is None:
        return BatchShown(batch=None, orders=[])
    orders = orders_of(batch)
    handed = {order.order_id: Outcome(kind=OutcomeKind.ACCEPTED) for order in orders}
    keep_outcomes(batch=batch, outcomes=handed, host=call.by, now=call.now)
    return BatchShown(batch=batch.ref, orders=[OrderShown(**asdict(order)) for order in orders])


def _results(call: Call) -> ResultsTaken:
    rows = [
        CardResult(result_id=row.result_id, order_id=row.order_id, token=row.token, state=row.state, at=row.at)
        for row in call.body.results
    ]
    taken = take_results(incident=call.incident, results=rows, source=call.by, by=call.by, now=call.now)
    return ResultsTaken(**asdict(taken))


OPERATIONS = (
    Operation(
        name="readRemedies", method="GET", path="/incidents/{ref}/remedies", scope=Scope.READ_REMEDIES,
        says="Where cards, monitoring codes and national steps stand; counts of few people are hidden.",
        answer=RemediesShown, handle=_progress, cost=5,
    ),
    Operation(
        name="orderCards", method="POST", path="/incidents/{ref}/cards/orders", scope=Scope.MOVE_CARDS,
        says="Orders the most urgent cards, for a card host that asks: tokens only. Send an Idempotency-Key: the same "
        "key gives the same orders again.",
        body=OrderAsked, answer=BatchShown, handle=_order, status=201, is_write=True, cost=5, example={"most": 100},
    ),
    Operation(
        name="takeCardResults", method="POST", path="/incidents/{ref}/cards/results", scope=Scope.MOVE_CARDS,
        says="Takes the card host's results in, in any order and twice.",
        body=ResultsGiven, answer=ResultsTaken, handle=_results, is_write=True, cost=5,
        example={
            "results": [
                {"result_id": "res-1", "order_id": "ORD-7Q2K9XMBDA-1", "token": "tok_1", "state": "mailed",
                 "at": "2026-06-10T10:00:00+02:00"}
            ]
        },
    ),
)  # fmt: skip
