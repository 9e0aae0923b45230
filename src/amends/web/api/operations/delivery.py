"""How the sending goes, orders about it, and whether everybody was told."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amends.apps.delivery.models import Campaign
from amends.apps.delivery.ordering import Wanted, carry_out, last_order
from amends.apps.delivery.orders import standing
from amends.apps.delivery.selectors import every_campaign, messages_by_channel, standing_of_segments
from amends.apps.delivery.states import OrderKind
from amends.apps.delivery.waves import next_wave_at, waves_of
from amends.apps.integrations.scopes import Scope
from amends.apps.rehearsals.services.balancing import reconcile_incidents
from amends.core.errors import InputError, RefusedError
from amends.web.api.model import Body, Call, MaybeLine, Operation, Shown


class Ordered(StrEnum):
    """What a program may order; opening a wave and deciding what is in doubt takes a person."""

    PAUSE = "pause"
    STOP = "stop"
    RESUME = "resume"
    SLOW = "slow"


class ChannelCount(Shown, frozen=True, kw_only=True):
    """How many messages of a channel are in a state."""

    channel: str
    state: str
    messages: int


class CampaignShown(Shown, frozen=True, kw_only=True):
    """One audience: `halted_by` is the order that keeps everything back, `rate` the most messages a second."""

    campaign: str
    kind: str
    persons: int
    standing: str
    halted_by: str | None
    reason: str
    rate: float | None
    open_wave: int
    waves: int
    next_wave_at: datetime | None
    messages: list[ChannelCount]


class DeliveryShown(Shown, frozen=True, kw_only=True):
    """``last_order`` numbers the newest order: who lets more out sends it back as ``seen``."""

    campaigns: list[CampaignShown]
    last_order: int


class OrderGiven(Body, frozen=True, kw_only=True):
    """For every campaign of the incident, or for one.  ``rate``: messages a second, for ``slow``; null lifts it."""

    kind: Ordered
    reason: Annotated[str, Meta(min_length=3, max_length=300, pattern=r"^[^\u0000]*[^\u0000\s][^\u0000]*$")]
    rate: Annotated[float, Meta(gt=0, lt=1_000_000)] | None = None
    campaign: MaybeLine = ""
    seen: Annotated[int, Meta(ge=0, le=2**53 - 1)] = 0


class Balance(Shown, frozen=True, kw_only=True):
    """Persons: affected = notified + excepted + owed; reasons are counted, nobody is named."""

    incident: str
    exercise: bool
    adds_up: bool
    affected: int
    notified: int
    excepted: int
    owed: int
    unknown: int
    duplicates: int
    possible_duplicates: int
    misdirected: int
    held: int
    refused: int
    unserved: int
    excepted_because: dict[str, int]
    owed_because: dict[str, int]
    unserved_because: dict[str, int]


def _status(call: Call) -> DeliveryShown:
    campaigns = every_campaign(call.incident.ref)
    return DeliveryShown(campaigns=[_campaign(item) for item in campaigns], last_order=last_order(campaigns))


def _order(call: Call) -> DeliveryShown:
    order: OrderGiven = call.body
    campaigns = every_campaign(call.incident.ref)
    chosen = tuple(item for item in campaigns if order.campaign in ("", item.ref))
    if not campaigns:
        raise RefusedError("Nothing of this incident is planned yet.", code="delivery.not_planned")
    if not chosen:
        raise InputError("There is no such campaign.", code="delivery.bad_order", where="campaign")
    wanted = Wanted(
        kind=OrderKind(order.kind.value),
        campaigns=chosen,
        reason=order.reason,
        rate=order.rate if order.kind is Ordered.SLOW else None,
        seen=order.seen,
    )
    carry_out(wanted, by=call.by, now=call.now)
    return _status(call)


def _campaign(campaign: Campaign) -> CampaignShown:
    stands = standing(campaign.pk)
    return CampaignShown(
        campaign=campaign.ref,
        kind=campaign.config.get("kind", "notice"),
        persons=campaign.persons,
        standing=standing_of_segments(campaign),
        halted_by=stands.halted_by.value if stands.halted_by else None,
        reason=stands.reason,
        rate=stands.rate,
        open_wave=stands.open_wave,
        waves=max(len(waves_of(campaign)) - 1, 0),
        next_wave_at=next_wave_at(campaign),
        messages=[ChannelCount(**row) for row in messages_by_channel(campaign)],
    )


def _balance(call: Call) -> Balance:
    try:
        (found,) = reconcile_incidents(incident_ref=call.incident.ref)
    except InputError as error:
        raise RefusedError(error.what, code=error.code, where=error.where, why=error.why, fix=error.fix) from error
    return Balance(**{name: found[name] for name in Balance.__struct_fields__})


OPERATIONS = (
    Operation(
        name="readDelivery", method="GET", path="/incidents/{ref}/delivery", scope=Scope.READ_DELIVERY,
        says="Each campaign: messages by channel and state, waves, and what was ordered.",
        answer=DeliveryShown, handle=_status, cost=2,
    ),
    Operation(
        name="orderDelivery", method="POST", path="/incidents/{ref}/delivery/orders", scope=Scope.ORDER_DELIVERY,
        says="Pauses, slows, stops or resumes the sending; living workers obey within half a second.",
        body=OrderGiven, answer=DeliveryShown, handle=_order, is_write=True,
        example={"kind": "pause", "reason": "The bounce rate rises."},
    ),
    Operation(
        name="readReconciliation", method="GET", path="/incidents/{ref}/reconciliation",
        scope=Scope.READ_RECONCILIATION, cost=60,
        says="Proves that every affected person is notified, excepted with a reason, or still owed; counts only.",
        answer=Balance, handle=_balance,
    ),
)  # fmt: skip
