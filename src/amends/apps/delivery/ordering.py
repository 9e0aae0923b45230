"""Orders about the sending as staff and programs give them: to one campaign or all, on what they have still seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from amends.apps.delivery.models import Campaign, Order
from amends.apps.delivery.orders import give_order, standing
from amends.apps.delivery.selectors import every_campaign
from amends.apps.delivery.states import OrderKind
from amends.apps.delivery.waves import waves_of
from amends.apps.incidents.models import Incident
from amends.core.errors import InputError, RefusedError

ALL = ""
# Holding back is safe at any time; whoever lets more out must have seen the last word.
_ALWAYS = {OrderKind.PAUSE, OrderKind.STOP}
_ASKED_TWICE = {OrderKind.STOP, OrderKind.OPEN_WAVE}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """An order as it is asked for.  ``seen`` is the number of the last order that whoever asks was shown."""

    kind: OrderKind
    campaigns: tuple[Campaign, ...]
    reason: str
    rate: float | None
    seen: int

    @property
    def is_asked_twice(self) -> bool:
        return self.kind in _ASKED_TWICE


def last_order(campaigns: Sequence[Campaign]) -> int:
    """The number of the newest order about any of the campaigns; 0 if there is none."""
    newest: int | None = Order.objects.filter(campaign__in=campaigns).aggregate(newest=Max("pk"))["newest"]
    return newest or 0


def wanted_order(incident: Incident, form: Mapping[str, str]) -> Wanted:
    """The order of a form; raises ``InputError`` (``delivery.bad_order``, ``delivery.not_planned``, ...)."""
    campaigns = every_campaign(incident.ref)
    if not campaigns:
        raise InputError(
            "Nothing of this incident is planned yet, and nothing leaves before that.",
            code="delivery.not_planned",
            where=incident.ref,
        )
    name = form.get("campaign", ALL)
    chosen = tuple(campaign for campaign in campaigns if name in (ALL, campaign.ref))
    kind = form.get("kind", "")
    if not chosen or kind not in list(OrderKind):
        raise InputError("There is no such order.", code="delivery.bad_order", where=incident.ref)
    if not form.get("reason", "").strip():
        raise InputError(
            "An order about the sending needs a reason.",
            code="delivery.no_reason",
            where=incident.ref,
            why="Whoever reads the record must see who held back a notice, and why.",
            fix="One sentence is enough.",
        )
    seen = form.get("seen", "0")
    return Wanted(
        kind=OrderKind(kind),
        campaigns=chosen,
        reason=form["reason"],
        rate=_rate(form.get("rate", ""), incident.ref) if kind == OrderKind.SLOW else None,
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else 0,
    )


@transaction.atomic
def carry_out(wanted: Wanted, *, by: str, now: datetime) -> None:
    """Gives the order to each campaign, or to none.

    Raises ``RefusedError``: ``delivery.changed_meanwhile`` if somebody gave an order since that one (pause
    and stop always go through), ``delivery.nothing_held`` or ``delivery.no_wave`` where it means nothing.
    """
    if wanted.kind not in _ALWAYS and last_order(wanted.campaigns) > wanted.seen:
        raise RefusedError(
            "There is an order that you have not seen.",
            code="delivery.changed_meanwhile",
            why="It may be the reason why nothing should leave.",
            fix="Read the orders as they stand now, and decide again; a program sends the newest number as `seen`.",
        )
    orders = [(campaign, value) for campaign in wanted.campaigns for value in _values(wanted, campaign)]
    if not orders:
        raise _means_nothing(wanted.kind)
    for campaign, value in orders:
        give_order(campaign=campaign, kind=wanted.kind, by=by, reason=wanted.reason, now=now, value=value)


def next_wave(campaign: Campaign) -> int | None:
    """The wave that would be opened next; ``None`` if none is left."""
    following = standing(campaign.pk).open_wave + 1
    return following if following < len(waves_of(campaign)) else None


def _values(wanted: Wanted, campaign: Campaign) -> list[float | None]:
    """What the order carries for a campaign; empty where it would change nothing there."""
    if wanted.kind is OrderKind.OPEN_WAVE:
        number = next_wave(campaign)
        return [] if number is None else [float(number)]
    if wanted.kind is OrderKind.RESUME:
        return [None] if standing(campaign.pk).is_halted else []
    return [wanted.rate]


def _means_nothing(kind: OrderKind) -> RefusedError:
    if kind is OrderKind.RESUME:
        return RefusedError(
            "Nothing is held back.",
            code="delivery.nothing_held",
            why="Somebody has resumed it, or it was never paused.",
        )
    return RefusedError("No wave is left to open.", code="delivery.no_wave", why="All waves are open already.")


def _rate(text: str, where: str) -> float | None:
    """Messages a second; ``None`` (no limit of ours) for an empty field."""
    if not text.strip():
        return None
    try:
        rate = float(text.replace(",", "."))
    except ValueError:
        rate = 0.0
    if not 0 < rate < 1_000_000:  # also refuses nan and inf
        raise InputError(
            "The rate must be a number greater than zero.",
            code="delivery.bad_rate",
            where=where,
            fix="Use pause to send nothing at all; an empty field lifts the limit.",
        )
    return rate
