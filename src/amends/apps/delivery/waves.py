"""Waves: the canary first, judged by what came of it, then each wave when its hour has come."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import accumulate

from django.db.models import Count, Q

from amends.apps.delivery.models import Campaign, Message
from amends.apps.delivery.orders import give_order, standing
from amends.apps.delivery.states import MessageState, OrderKind, SegmentState
from amends.contact.canary import Answer, Counts, Verdict, judge_canary

_PLAN, _CANARY = "the plan of waves", "the stop rules of the canary"


@dataclass(frozen=True, slots=True)
class PlannedWave:
    """``persons`` of the audience, in its order, from ``at`` on; the first wave of a plan is the canary."""

    at: datetime
    persons: int


def keep_waves(waves: Sequence[PlannedWave]) -> list[dict[str, object]]:
    """As a campaign's ``config`` keeps them."""
    return [asdict(wave) | {"at": wave.at.isoformat()} for wave in waves]


def waves_of(campaign: Campaign) -> list[PlannedWave]:
    """The waves that a campaign was planned with."""
    kept = campaign.config.get("waves", [])
    return [PlannedWave(datetime.fromisoformat(wave["at"]), wave["persons"]) for wave in kept]


def wave_of(waves: Sequence[PlannedWave]) -> Callable[[int], int | None]:
    """The wave of a place in the audience; whoever comes after the last goes with it."""
    ends = list(accumulate(wave.persons for wave in waves))
    return lambda position: min(bisect_right(ends, position), len(ends) - 1) if ends else None


def open_due_waves(
    campaign: Campaign,
    *,
    now: datetime,
    complaints: Callable[[datetime | None], int] = lambda since: 0,
    misdirected: Callable[[], int] = lambda: 0,
    may_open: bool = True,
    waits_for_hours: bool = True,
) -> Verdict | None:
    """Judges what has left so far, and opens the next wave or stops the campaign.

    ``None`` where the campaign has no waves.  ``complaints`` counts those since an instant; ``misdirected`` reads the
    whole ledger, and is asked only before a wave is opened, which only who ``may_open`` does.  Without
    ``waits_for_hours`` (an exercise) a wave does not wait for its hour.  What is decided stands in the orders.
    """
    waves = waves_of(campaign)
    if not waves:
        return None
    resumed_at = _resumed_after_stop(campaign)
    counts = counts_of(campaign, complaints=complaints(resumed_at), since=resumed_at)
    verdict = judge_canary(counts)
    if verdict.answer is Answer.WAIT and resumed_at is not None and not counts.sent:
        verdict = Verdict(Answer.GO, ("a person has resumed after the stop",))
    stands = standing(campaign.id)
    following = stands.open_wave + 1
    is_due = following < len(waves) and (not waits_for_hours or waves[following].at <= now)
    opens = may_open and is_due and not stands.is_halted and _is_sent(campaign, stands.open_wave, now)
    if opens and verdict.answer is Answer.GO and (astray := misdirected()):
        verdict = judge_canary(replace(counts, misdirected=astray))
    if verdict.answer is Answer.STOP and not stands.is_halted:
        because = "; ".join(verdict.because)
        give_order(campaign=campaign, kind=OrderKind.STOP, by=_CANARY, reason=because, now=now)
    if verdict.answer is Answer.GO and opens:
        reason = f"wave {following} of {len(waves) - 1}: {'; '.join(verdict.because)}"
        give_order(
            campaign=campaign, kind=OrderKind.OPEN_WAVE, by=_PLAN, reason=reason, now=now, value=float(following)
        )
    return verdict


def _resumed_after_stop(campaign: Campaign) -> datetime | None:
    """When a person decided to go on after the stop rules had stopped: from then on they count anew."""
    orders = list(campaign.orders.order_by("id").values_list("kind", "by", "at"))
    stops = [number for number, (kind, by, _) in enumerate(orders) if kind == OrderKind.STOP and by == _CANARY]
    if not stops:
        return None
    return next((at for kind, _, at in orders[stops[-1] + 1 :] if kind == OrderKind.RESUME), None)


def next_wave_at(campaign: Campaign) -> datetime | None:
    """When the next wave may leave; ``None`` if none is left."""
    waves, following = waves_of(campaign), standing(campaign.id).open_wave + 1
    return waves[following].at if following < len(waves) else None


def waits_until(campaign: Campaign) -> datetime | None:
    """When the first of what waits may leave: the next wave, or the end of quiet hours; ``None`` if nothing waits."""
    waiting = campaign.segments.filter(state=SegmentState.PLANNED)
    if not waiting.exists():
        return None
    quiet = waiting.filter(not_before__isnull=False).order_by("not_before").values_list("not_before", flat=True)
    return min((at for at in (next_wave_at(campaign), quiet.first()) if at is not None), default=None)


def counts_of(campaign: Campaign, *, complaints: int = 0, since: datetime | None = None) -> Counts:
    """What came of everything that has left so far, or whose state has changed ``since``."""

    def of(*states: MessageState) -> Count:
        return Count("id", filter=Q(state__in=states))

    left = Message.objects.filter(campaign=campaign, attempts__gt=0)
    if since is not None:
        left = left.filter(at__gte=since)
    found = left.aggregate(
        sent=Count("id"),
        accepted=of(MessageState.ACCEPTED, MessageState.DELIVERED),
        bounced=of(MessageState.BOUNCED),
        refused=of(MessageState.REFUSED),
        unknown=of(MessageState.UNKNOWN),
    )
    return Counts(**found, complaints=complaints)


def _is_sent(campaign: Campaign, wave: int, now: datetime) -> bool:
    """Whether nothing of the waves so far still waits, save for the end of somebody's quiet hours."""
    waiting = campaign.segments.filter(wave__lte=wave).exclude(state=SegmentState.DONE)
    return not waiting.exclude(not_before__gt=now).exists()
