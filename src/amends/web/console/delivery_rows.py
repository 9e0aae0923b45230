"""What the page on delivery shows of a campaign, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from amends.apps.delivery.models import Order
from amends.apps.delivery.states import CampaignState, MessageState, OrderKind
from amends.apps.proofs.sending import SendingView

_KINDS = {
    "notice": "The notice",
    "escalation": "By another way, to whom it did not reach",
    "correction": "A correction",
}
_ORDERS = {
    OrderKind.PAUSE: "paused",
    OrderKind.STOP: "stopped",
    OrderKind.RESUME: "resumed",
    OrderKind.SLOW: "slowed down",
    OrderKind.OPEN_WAVE: "opened a wave",
}
_THROUGH = {MessageState.ACCEPTED, MessageState.DELIVERED}
_OPEN = {MessageState.PLANNED, MessageState.SENDING}


@dataclass(frozen=True, kw_only=True)
class OrderLine:
    """One order in words."""

    at: datetime
    said: str
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class CampaignPanel:
    """A campaign with its headline; ``view`` holds the tables."""

    view: SendingView
    title: str
    stands: str
    is_alarming: bool
    total: int
    through: int
    still_open: int
    stuck: int
    per_minute: int | None
    orders: tuple[OrderLine, ...]
    limits: tuple[tuple[str, str], ...]


def campaign_panel(view: SendingView) -> CampaignPanel:
    """The panel of one campaign; ``per_minute`` is the mean of the last five minutes in which it sent."""
    counts = {state: sum(row.counts[at] for row in view.channels) for at, state in enumerate(view.states)}
    total = sum(counts.values())
    through = sum(count for state, count in counts.items() if state in _THROUGH)
    still_open = sum(count for state, count in counts.items() if state in _OPEN)
    stands, is_alarming = _stands(view, still_open)
    recent = [row.messages for row in view.minutes[:5]]
    return CampaignPanel(
        view=view,
        title=_KINDS.get(view.kind, view.kind),
        stands=stands,
        is_alarming=is_alarming,
        total=total,
        through=through,
        still_open=still_open,
        stuck=total - through - still_open,
        per_minute=round(sum(recent) / len(recent)) if recent else None,
        orders=tuple(_line(order) for order in view.orders),
        limits=tuple((limit.counts, f"{limit.share:.1%}") for limit in view.limits),
    )


def _stands(view: SendingView, still_open: int) -> tuple[str, bool]:
    """How the campaign stands in a few words, and whether somebody should look."""
    if view.standing.halted_by is not None:
        return f"{_ORDERS[view.standing.halted_by]}: {view.standing.reason}", True
    if view.campaign.state != CampaignState.FROZEN:
        return "being planned", False
    if not still_open:
        return "everything that may leave has left", False
    if any(row.stands == "waiting" for row in view.waves) and all(row.stands != "open" for row in view.waves):
        return "waits for its next wave", False
    if view.waiting_until is not None:
        return "waits for a quiet hour to end", False
    return "sending, or ready to", False


def _line(order: Order) -> OrderLine:
    kind = OrderKind(order.kind)
    value = ""
    if kind is OrderKind.SLOW:
        value = " to no limit of ours" if order.value is None else f" to {order.value:g} messages a second"
    elif kind is OrderKind.OPEN_WAVE and order.value is not None:
        value = f": number {order.value:g}"
    return OrderLine(at=order.at, said=f"{_ORDERS[kind]}{value}", by=order.by, reason=order.reason)
