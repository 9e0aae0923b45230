"""Pause, slow down, stop at once, resume: what stands about the sending of a campaign."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from amends.apps.delivery.models import Campaign, Order
from amends.apps.delivery.states import OrderKind
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError

_HALTS = {OrderKind.PAUSE, OrderKind.STOP}
_MOST_REASON = 300


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds at the moment.

    ``halted_by`` is the order that keeps everything back, ``rate`` the most messages a second over all
    workers (``None``: no limit of ours), ``open_wave`` the last wave that may leave.
    """

    halted_by: OrderKind | None = None
    reason: str = ""
    rate: float | None = None
    open_wave: int = 0

    @property
    def is_halted(self) -> bool:
        return self.halted_by is not None


def standing(campaign_id: int) -> Standing:
    """What the orders of a campaign come to, the last of each kind counting."""
    halted_by, why, rate, open_wave = None, "", None, 0
    orders = Order.objects.filter(campaign_id=campaign_id).order_by("id").values_list("kind", "value", "reason")
    for kind, value, reason in orders:
        if kind in _HALTS:
            halted_by, why = OrderKind(kind), reason
        elif kind == OrderKind.RESUME:
            halted_by, why = None, ""
        elif kind == OrderKind.SLOW:
            rate = value
        else:
            open_wave = max(open_wave, int(value or 0))
    return Standing(halted_by, why, rate, open_wave)


def give_order(
    *, campaign: Campaign, kind: OrderKind, by: str, reason: str, now: datetime, value: float | None = None
) -> Order:
    """Keeps an order and puts it on record; living workers obey within half a second.

    Raises ``InputError`` (``delivery.no_reason``, ``delivery.bad_rate``).
    """
    if not by.strip() or not reason.strip():
        raise InputError(
            "An order about the sending needs a name and a reason.",
            code="delivery.no_reason",
            where=campaign.ref,
            why="Whoever reads the record must see who held back a notice, and why.",
            fix="Give --by and --reason.",
        )
    if kind is OrderKind.SLOW and value is not None and value <= 0:
        raise InputError(
            "The rate must be greater than zero.",
            code="delivery.bad_rate",
            where=campaign.ref,
            fix="Use pause to send nothing at all.",
        )
    order = Order.objects.create(
        campaign=campaign, kind=kind, value=value, by=by.strip(), reason=reason.strip()[:_MOST_REASON], at=now
    )
    record_deed(
        incident_ref=campaign.incident_ref,
        kind="delivery.ordered",
        subject=f"{campaign.ref}/{order.pk}",
        at=now,
        order=str(kind),
        value=value,
        reason_sha256=hashlib.sha256(order.reason.encode()).hexdigest(),  # a reason may name a person
    )
    return order
