"""The forecast of contacts: notices and the calls that they bring, by slot, with what was already sent."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from amends.flood.defaults import forecasting
from amends.flood.grid import Grid, grid_from
from amends.flood.kernels import kernel_of
from amends.flood.plan import Came, Plan, Segment, bad, instant, whole
from amends.flood.recalibrate import Observed, Posterior, default_prior, recalibrate
from amends.flood.sending import Batch, Sending, Slots, plan_sending
from amends.flood.service import most_calls
from amends.flood.settings import Filler, Settings, channels_of, propensity_of

_BARELY = 1 - 1e-9  # so that a slot filled to the brim is not one agent short by rounding
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Forecast:
    """``sending.calls`` reach agents, by slot of ``grid``; slots before ``first`` are past.

    ``callers`` call altogether, self-service and those without a notice included, ``unnotified`` of them without one.
    ``posterior`` None: nothing was observed.
    """

    grid: Grid
    first: int
    batches: tuple[Batch, ...]
    sent: tuple[tuple[datetime, int], ...]
    sending: Sending
    callers: float
    unnotified: float
    prior_propensity: float
    posterior: Posterior | None
    rate_cv: float


def forecast(plan: Plan, settings: Settings, filler: Filler) -> Forecast:
    """The waves and their calls; raises ``InputError`` (``flood.bad_plan`` and those of the parts)."""
    batches = _batches(plan, settings, filler)
    sent = _sent(plan)
    first, grid = _grid(settings, batches, sent)
    prior_propensity = batches[0].propensity
    posterior = _recalibrated(plan, settings, grid, batches, sent)
    if posterior:
        factor = posterior.propensity / prior_propensity
        batches = tuple(replace(batch, propensity=min(1.0, batch.propensity * factor)) for batch in batches)
    reach = 1 - settings.contained
    to_agents = tuple(replace(batch, propensity=batch.propensity * reach) for batch in batches)
    booked = Sending(calls=[0.0] * grid.slots)
    for at, notices in sent:
        booked.book(grid, to_agents[0], _slot(grid, at), notices)
    gone = sum(notices for _, notices in sent)
    callers = math.fsum(batch.notices * batch.propensity for batch in batches)
    unnotified = _unnotified(plan, callers, filler)
    if unnotified:
        share = grid.shares(first, to_agents[0].kernel)
        booked.add_calls(first, [one * unnotified * reach for one in share])
    waiting = (replace(to_agents[0], notices=to_agents[0].notices - gone), *to_agents[1:])
    sending = plan_sending(
        grid,
        waiting,
        slots=_slots(grid, settings, first),
        capacity=_capacity(grid, settings),
        base=booked.calls,
    )
    rate_cv = posterior.rate_cv if posterior else settings.rate_cv
    return Forecast(
        grid, first, batches, sent, sending, callers + unnotified, unnotified, prior_propensity, posterior, rate_cv
    )


def _batches(plan: Plan, settings: Settings, filler: Filler) -> tuple[Batch, ...]:
    lone: Sequence[Segment | None] = plan.segments or (None,)
    response, lags = forecasting().response, forecasting().lags.minutes
    filler.note("response", f"{response.within_8_days:.0%} within 8 days", response.owner, response.reason)
    batches, kernels = [], {}
    for segment in lone:
        channels = channels_of(plan, segment, filler)
        key = tuple(sorted(channels.items()))
        if key not in kernels:
            kernels[key] = kernel_of(channels, response, lags, minutes=settings.minutes)
        notices = whole(segment.notices if segment else plan.notices or 0.0, "notices")
        propensity = propensity_of(plan, segment, filler)
        is_urgent = bool(segment and segment.high_risk)
        batches.append(Batch(segment.name if segment else _ALL, notices, propensity, kernels[key], is_urgent))
    return tuple(batches)


def _sent(plan: Plan) -> tuple[tuple[datetime, int], ...]:
    if plan.sent and plan.notices is None:
        raise bad("sent", "it goes with `notices` only, not with segments or a rate of calls")
    waves = []
    for wave in plan.sent or ():
        at = instant(wave.at, "sent, at")
        assert at is not None
        waves.append((at, whole(wave.notices, "sent, notices")))
    if sum(notices for _, notices in waves) > (plan.notices or 0):
        raise bad("sent", "more notices were sent than there are")
    return tuple(sorted(waves))


def _grid(settings: Settings, batches: Sequence[Batch], sent: Sequence[tuple[datetime, int]]) -> tuple[int, Grid]:
    """The grid, and its slot at which the plan starts; earlier slots hold what was sent before."""
    slot = timedelta(minutes=settings.minutes)
    earliest = min((at for at, _ in sent), default=settings.start)
    past = settings.start.astimezone(UTC) - earliest.astimezone(UTC)
    if past > timedelta(days=400):
        raise bad("sent", "a wave lies more than 400 days before the start")
    first = max(0, math.ceil(past / slot))
    start = (settings.start.astimezone(UTC) - first * slot).astimezone(settings.start.tzinfo)
    last = max([settings.deadline, *(at for at, _ in sent)])
    sending = last.astimezone(UTC) - start.astimezone(UTC)
    return first, grid_from(
        start,
        minutes=settings.minutes,
        sending=sending,
        kernel_slots=max(len(batch.kernel) for batch in batches),
        hours=settings.hours,
        day=forecasting().day,
    )


def _slots(grid: Grid, settings: Settings, first: int) -> Slots:
    """When somebody answers, and by day; where that is never before the deadline, while the line is open, or now."""
    lawful = grid.slots_until(settings.deadline, first=first)
    answered = [slot for slot in lawful if settings.is_answered(grid.at(slot))]
    by_day = [slot for slot in answered if settings.sends.is_open(grid.at(slot))]
    others = answered or [slot for slot in lawful if grid.is_open[slot]] or [first]
    taken = frozenset(by_day)
    return Slots(by_day, [slot for slot in others if slot not in taken])


def _slot(grid: Grid, at: datetime) -> int:
    return int((at.astimezone(UTC) - grid.start.astimezone(UTC)) / timedelta(minutes=grid.minutes))


def _capacity(grid: Grid, settings: Settings) -> list[float] | None:
    """Calls by slot that the staff answers as promised; None where nobody said how many there are."""
    by_hour = settings.available if settings.available is not None else settings.agents and (settings.agents,) * 24
    if by_hour is None:
        return None
    most = {
        agents: most_calls(agents, settings.demand) * grid.minutes / 60 * _BARELY for agents in set(by_hour or (0,))
    }
    staffed = by_hour or (0,) * 24
    return [most[staffed[grid.at(slot).hour]] if grid.is_open[slot] else 0.0 for slot in range(grid.slots)]


def _unnotified(plan: Plan, callers: float, filler: Filler) -> float:
    if plan.unnotified_callers is not None:
        return plan.unnotified_callers
    data = forecasting().unnotified
    filler.note("unnotified_callers", data.expected * callers, data.owner, data.reason)
    return data.expected * callers


def _recalibrated(
    plan: Plan, settings: Settings, grid: Grid, batches: Sequence[Batch], sent: Sequence[tuple[datetime, int]]
) -> Posterior | None:
    """What the calls that came say of the propensity, given the waves that went."""
    if not plan.observed:
        return None
    if not batches[0].propensity:
        raise bad(
            "observed", "a propensity of 0 cannot be corrected", fix="Leave propensity out, or state one above 0."
        )
    if not sent:
        raise bad("observed", "calls can only be judged against what was sent", fix="State the waves under `sent`.")
    per_notice = Sending(calls=[0.0] * grid.slots)
    for at, notices in sent:
        per_notice.add_calls(
            _slot(grid, at), [share * notices for share in grid.shares(_slot(grid, at), batches[0].kernel)]
        )
    reach = 1 - settings.contained
    seen = [_exposure(one, grid, per_notice.calls, reach) for one in plan.observed]
    return recalibrate(default_prior(batches[0].propensity), seen)


def _exposure(came: Came, grid: Grid, per_notice: Sequence[float], reach: float) -> Observed:
    begin, end = instant(came.since, "observed, from"), instant(came.until, "observed, to")
    assert begin is not None
    assert end is not None
    if end <= begin:
        raise bad("observed", "a period ends before it begins")
    low, high = (
        (at.astimezone(UTC) - grid.start.astimezone(UTC)) / timedelta(minutes=grid.minutes) for at in (begin, end)
    )
    covered = (
        value * max(0.0, min(slot + 1, high) - max(slot, low))
        for slot, value in enumerate(per_notice)
        if slot + 1 > low and slot < high
    )
    return Observed(math.fsum(covered) * reach, whole(came.calls, "observed, calls"))
