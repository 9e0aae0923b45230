"""When calls come after a notice was sent: the way of the notice, then the response, slot by slot."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import accumulate

from amends.core.errors import InputError
from amends.flood.defaults import Response

_MINUTES_OF_DAY = 1440


def response_kernel(response: Response, *, minutes: int) -> list[float]:
    """Shares of all calls by the slot of ``minutes`` after a notice arrived; they add up to 1.

    A fast and a slow exponential decay, mixed so that ``within_8_days`` hold; nothing after ``tail_days``.
    Raises ``InputError`` (``flood.bad_kernel``) where no mixture gives that share.

    >>> from amends.flood.defaults import forecasting
    >>> kernel = response_kernel(forecasting().response, minutes=60)
    >>> len(kernel), round(sum(kernel), 9), round(sum(kernel[:8 * 24]), 6)
    (2160, 1.0, 0.7)
    """
    fast = _decay(response.fast_days, response.tail_days, minutes)
    slow = _decay(response.slow_days, response.tail_days, minutes)
    early = 8 * _MINUTES_OF_DAY // minutes
    by_fast, by_slow = sum(fast[:early]), sum(slow[:early])
    share = (response.within_8_days - by_slow) / (by_fast - by_slow) if by_fast > by_slow else 1.0
    if not -1e-9 <= share <= 1 + 1e-9:
        raise InputError(
            "The calls do not come in any order that can be.",
            code="flood.bad_kernel",
            where="within_8_days, tail_days",
            why=f"between {by_slow:.0%} and {by_fast:.0%} can come in eight days",
            fix="Give a share between these, or a longer tail.",
        )
    return [share * soon + (1 - share) * late for soon, late in zip(fast, slow, strict=True)]


def delayed(kernel: list[float], lag_minutes: tuple[float, float], *, minutes: int) -> list[float]:
    """The kernel after a way that takes evenly between two times.

    >>> delayed([0.5, 0.5], (60, 180), minutes=60)
    [0.0, 0.25, 0.5, 0.25]
    """
    first = int(lag_minutes[0] // minutes)
    last = max(first, math.ceil(lag_minutes[1] / minutes) - 1)
    width = last - first + 1
    if width == 1:
        return [0.0] * first + kernel
    sums = [0.0, *accumulate(kernel)]
    top = len(kernel)
    spread = [
        (sums[min(slot + 1, top)] - sums[max(0, min(slot + 1 - width, top))]) / width for slot in range(top + width - 1)
    ]
    return [0.0] * first + spread


def kernel_of(
    channels: Mapping[str, float], response: Response, lags: Mapping[str, tuple[float, float]], *, minutes: int
) -> list[float]:
    """One kernel for notices that go by several channels, each with its share; all its shares add up to 1."""
    base = response_kernel(response, minutes=minutes)
    parts = [(delayed(base, lags[channel], minutes=minutes), share) for channel, share in channels.items() if share]
    whole = math.fsum(share for _, share in parts)
    mixed = [0.0] * max(len(part) for part, _ in parts)
    for part, share in parts:
        for slot, value in enumerate(part):
            mixed[slot] += value * share / whole
    return mixed


def _decay(mean_days: float, tail_days: int, minutes: int) -> list[float]:
    slots = tail_days * _MINUTES_OF_DAY // minutes
    stays = math.exp(-minutes / (mean_days * _MINUTES_OF_DAY))
    whole = (1 - stays**slots) / (1 - stays)
    return [stays**slot / whole for slot in range(slots)]
