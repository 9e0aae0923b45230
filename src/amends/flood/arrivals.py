"""The calls that notices bring, hour by hour."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from amends.core.errors import InputError

_CLOSE_TO_ONE = 1e-6


def checked_kernel(kernel: Sequence[float]) -> tuple[float, ...]:
    """The shares of a wave's calls that come in the 1st, 2nd, ... hour after it; they add up to 1.

    Raises ``InputError`` (``flood.bad_kernel``).
    """
    if not kernel or any(not math.isfinite(s) or s < 0 for s in kernel) or abs(sum(kernel) - 1) > _CLOSE_TO_ONE:
        raise InputError(
            "The shares of the hours do not make up one wave.",
            code="flood.bad_kernel",
            where="kernel",
            fix="Give shares of 0 or more that add up to 1.",
        )
    return tuple(kernel)


def mixed_kernel(kernels: Mapping[str, Sequence[float]], shares: Mapping[str, float]) -> tuple[float, ...]:
    """One kernel for a wave that goes by several channels, each with its share of the notices.

    >>> mixed_kernel({"email": [1.0], "post": [0.0, 0.0, 1.0]}, {"email": 0.5, "post": 0.5})
    (0.5, 0.0, 0.5)
    """
    length = max(len(kernel) for kernel in kernels.values())
    whole = sum(shares.values())
    mixed = [0.0] * length
    for channel, share in shares.items():
        for hour, part in enumerate(kernels[channel]):
            mixed[hour] += part * share / whole
    return checked_kernel(mixed)


def served_hour(is_open: Sequence[bool]) -> list[int]:
    """For each hour the hour in which its calls are taken: itself, or the next that is open.

    Who finds the line closed calls when it opens.  After the last open hour they stay where they are.

    >>> served_hour([True, False, False, True])
    [0, 3, 3, 3]
    """
    taken = list(range(len(is_open)))
    following: int | None = None
    for hour in range(len(is_open) - 1, -1, -1):
        following = hour if is_open[hour] else following
        taken[hour] = hour if following is None else following
    return taken
