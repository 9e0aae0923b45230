"""How long people waited, told without leaving out those who still wait.

A median over the answered alone looks best where the hard cases are never answered.  Here everybody counts: who still
waits has waited so long at least, so that a quantile may only be known to be more than that.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from amends.core.errors import InputError

_FOR_TAIL = 3  # the ninetieth percentile of ten people is one person's own time; that of thirty is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """From ``since`` to ``until``; ``None`` while it lasts.  Both aware."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Quantile:
    """``hours`` up to which that share of people had waited; ``is_more``: they wait yet, and it is more than that."""

    hours: float
    is_more: bool


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """``people`` altogether, ``over`` of them no longer waiting; ``None`` where too few people stand behind it."""

    people: int | None
    over: int | None
    median: Quantile | None
    p90: Quantile | None


def waits_told(waits: Sequence[Wait], *, at: datetime, least: int) -> Waiting:
    """Median and 90th percentile over everybody; told from ``least`` people on, the percentile from three times that.

    The number of those over is told where neither they nor those who wait are few.  Raises ``InputError``
    (``measures.wait``) for a wait that ends before it begins.
    """
    over = sum(wait.until is not None and wait.until <= at for wait in waits)
    people = len(waits)
    is_few = 0 < people < least
    tells_over = not is_few and not any(0 < count < least for count in (over, people - over))
    return Waiting(
        people=None if is_few else people,
        over=over if tells_over else None,
        median=quantile(waits, 0.5, at=at) if people >= least else None,
        p90=quantile(waits, 0.9, at=at) if people >= least * _FOR_TAIL else None,
    )


def quantile(waits: Sequence[Wait], share: float, *, at: datetime) -> Quantile | None:
    """The time within which ``share`` of all had it over; who still waits counts as never.  ``None`` for nobody.

    Where too few have it over, ``is_more``: however soon the others are served, that share waits no less than this.
    Times are rounded to a twelfth of an hour below two hours, else to whole hours (exact ones are somebody's own): up,
    or down where it is more.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    >>> still = Wait(since=noon, until=None)
    >>> quantile([still, still, Wait(since=noon, until=noon)], 0.5, at=noon + timedelta(hours=9))
    Quantile(hours=9.0, is_more=True)
    """
    if not waits:
        return None
    rank = max(1, math.ceil(share * len(waits)))
    over = sorted(length for length, is_over in (_length(wait, at) for wait in waits) if is_over)
    if rank <= len(over):
        return Quantile(hours=_rounded(over[rank - 1], math.ceil), is_more=False)
    so_far = sorted(_length(wait, at)[0] for wait in waits)
    return Quantile(hours=_rounded(so_far[rank - 1], math.floor), is_more=True)


def _length(wait: Wait, at: datetime) -> tuple[timedelta, bool]:
    is_over = wait.until is not None and wait.until <= at
    end = wait.until if is_over and wait.until is not None else at
    if end < wait.since:
        raise InputError("Somebody waited less than no time.", code="measures.wait", where="waits")
    return end - wait.since, is_over


def _rounded(time: timedelta, to: Callable[[float], int]) -> float:
    hours = time / timedelta(hours=1)
    return to(hours * 12) / 12 if hours < 2 else float(to(hours))
