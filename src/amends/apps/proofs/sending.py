"""What stands about the sending of an incident's messages: for the console, read-only, counts and reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMinute

from amends.apps.delivery.models import Campaign, Message, Order
from amends.apps.delivery.orders import Standing, standing
from amends.apps.delivery.states import MessageState, SegmentState
from amends.apps.delivery.waves import counts_of, waves_of
from amends.apps.incidents.models import Incident
from amends.apps.receipts.selectors import bounces_by_reason, complaints
from amends.contact.canary import Limit, Verdict, bounds, judge_canary

MOST_MINUTES, MOST_REASONS = 30, 20  # that a page shows
_STUCK = (MessageState.HELD, MessageState.UNKNOWN, MessageState.REFUSED, MessageState.OWED)


@dataclass(frozen=True, kw_only=True)
class ChannelRow:
    """The messages of one channel, by state in the order of ``SendingView.states``."""

    channel: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class MinuteRow:
    """How many messages were handed over within one minute (of UTC), and the share of the busiest."""

    at: datetime
    messages: int


@dataclass(frozen=True, kw_only=True)
class WaveRow:
    """One wave: the canary is number 0.  ``stands`` is ``done``, ``open`` or ``waiting``."""

    number: int
    at: datetime
    persons: int
    settled: int
    planned: int
    stands: str


@dataclass(frozen=True, kw_only=True)
class ReasonRow:
    """Why messages are not through: their state, the channel, the reason as the ledger has it."""

    state: str
    channel: str
    reason: str
    messages: int


@dataclass(frozen=True, kw_only=True)
class SendingView:
    """One campaign.  ``verdict`` is that of the stop rules, ``None`` until something has left."""

    campaign: Campaign
    kind: str
    standing: Standing
    states: tuple[str, ...]
    channels: tuple[ChannelRow, ...]
    minutes: tuple[MinuteRow, ...]
    waves: tuple[WaveRow, ...]
    stuck: tuple[ReasonRow, ...]
    bounces: dict[str, int]
    complaints: int
    verdict: Verdict | None
    limits: tuple[Limit, ...]
    orders: tuple[Order, ...]
    omitted: tuple[tuple[str, str, int], ...]
    waiting_until: datetime | None


def sending_of(*, incident: Incident, now: datetime) -> list[SendingView]:
    """Every campaign of the incident, the oldest first: the rungs of the ladder in the order in which they began."""
    return [_view(campaign, now) for campaign in Campaign.objects.filter(incident_ref=incident.ref).order_by("id")]


def _view(campaign: Campaign, now: datetime) -> SendingView:
    messages = Message.objects.filter(campaign=campaign).order_by()
    states, channels = _channels(messages)
    complained = complaints(campaign.pk)
    stands = standing(campaign.pk)
    counts = counts_of(campaign, complaints=complained)
    return SendingView(
        campaign=campaign,
        kind=str(campaign.config.get("kind", "notice")),
        standing=stands,
        states=states,
        channels=channels,
        minutes=_minutes(messages),
        waves=_waves(campaign, stands),
        stuck=_stuck(messages),
        bounces=bounces_by_reason(campaign.pk),
        complaints=complained,
        verdict=judge_canary(counts) if counts.sent else None,
        limits=bounds().limits,
        orders=tuple(Order.objects.filter(campaign=campaign).order_by("-id")),
        omitted=_omitted(campaign),
        waiting_until=_waiting_until(campaign, now),
    )


def _channels(messages: QuerySet[Message]) -> tuple[tuple[str, ...], tuple[ChannelRow, ...]]:
    """The states that occur, in the order in which messages pass them, and a row for each channel."""
    found: Counter[tuple[str, str]] = Counter()
    for channel, state, count in messages.values_list("channel", "state").annotate(Count("id")):
        found[channel, state] = count
    states = tuple(str(state) for state in MessageState if any(key[1] == state for key in found))
    rows = []
    for channel in sorted({channel for channel, _ in found}):
        counts = tuple(found[channel, state] for state in states)
        rows.append(ChannelRow(channel=channel, counts=counts, total=sum(counts)))
    return states, tuple(rows)


def _minutes(messages: QuerySet[Message]) -> tuple[MinuteRow, ...]:
    """The last minutes in which something left, the newest first."""
    rows = messages.filter(handed_at__isnull=False).annotate(minute=TruncMinute("handed_at")).values_list("minute")
    newest = rows.annotate(count=Count("id")).order_by("-minute")[:MOST_MINUTES]
    return tuple(MinuteRow(at=minute, messages=count) for minute, count in newest)


def _waves(campaign: Campaign, stands: Standing) -> tuple[WaveRow, ...]:
    done = Count("messages", filter=~Q(messages__state__in=[MessageState.PLANNED, MessageState.SENDING]))
    by_wave = campaign.segments.order_by().values("wave").annotate(planned=Count("messages"), settled=done)
    counts = {row["wave"]: (row["settled"], row["planned"]) for row in by_wave}
    rows = []
    for number, wave in enumerate(waves_of(campaign)):
        settled, planned = counts.get(number, (0, 0))
        is_open = number <= stands.open_wave
        rows.append(
            WaveRow(
                number=number,
                at=wave.at,
                persons=wave.persons,
                settled=settled,
                planned=planned,
                stands="waiting" if not is_open else "done" if settled == planned else "open",
            )
        )
    return tuple(rows)


def _stuck(messages: QuerySet[Message]) -> tuple[ReasonRow, ...]:
    rows = messages.filter(state__in=_STUCK).values_list("state", "channel", "reason").annotate(count=Count("id"))
    worst = rows.order_by("-count", "state", "channel", "reason")[:MOST_REASONS]
    return tuple(
        ReasonRow(state=state, channel=channel, reason=reason, messages=count)
        for state, channel, reason, count in worst
    )


def _omitted(campaign: Campaign) -> tuple[tuple[str, str, int], ...]:
    rows = campaign.omissions.order_by().values_list("fate", "reason").annotate(count=Count("id"))
    return tuple(rows.order_by("-count", "fate", "reason")[:MOST_REASONS])


def _waiting_until(campaign: Campaign, now: datetime) -> datetime | None:
    """When the first segment that waits for a quiet hour to end may leave."""
    quiet = campaign.segments.filter(state=SegmentState.PLANNED, not_before__gt=now).order_by("not_before")
    return quiet.values_list("not_before", flat=True).first()
