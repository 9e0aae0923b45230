"""Queues without patience: Erlang B (no waiting) and Erlang C (everybody waits).

Loads are in Erlang: calls per second times seconds per call.  Sources: A. K. Erlang 1917; the forms used are those of
R. B. Cooper, Introduction to Queueing Theory.
"""

from __future__ import annotations

import math

from amends.core.errors import InputError

_LARGEST_LOAD = 1e8
_NOTHING = 1e-17


def erlang_b(agents: int, load: float) -> float:
    """The share of calls that find all ``agents`` (0 or more) busy and are turned away.

    1/B is the sum over j of n (n-1) ... (n-j+1) / A^j: the recursion B(k) = A B(k-1) / (k + A B(k-1)) written out from
    its end.  Every term is positive, so nothing cancels, and for n near A some 10 sqrt(A) terms suffice.
    Raises ``InputError`` (``flood.bad_load``).

    >>> round(erlang_b(14, 10.0), 6), erlang_b(0, 3.0), erlang_b(2, 0.0)
    (0.056819, 1.0, 0.0)
    """
    check_load(agents, load)
    if load == 0:
        return 1.0 if agents == 0 else 0.0
    whole = term = 1.0
    for left in range(agents, 0, -1):
        term *= left / load
        whole += term
        if term < _NOTHING * whole:
            break
        if whole == math.inf:
            return 0.0
    return 1.0 / whole


def erlang_c(agents: int, load: float) -> float:
    """The share of calls that must wait if nobody hangs up; 1 where the load is as large as the staff.

    C = n B / (n - A (1 - B)).  Raises ``InputError`` (``flood.bad_load``).

    >>> [round(erlang_c(n, 10.0), 4) for n in (10, 11, 12, 13, 14)]
    [1.0, 0.6821, 0.4494, 0.2853, 0.1741]
    """
    check_load(agents, load)
    if load == 0:
        return 0.0
    if load >= agents:
        return 1.0
    blocked = erlang_b(agents, load)
    return min(1.0, agents * blocked / (agents - load * (1 - blocked)))


def answered_within(agents: int, load: float, *, aht_s: float, target_s: float) -> float:
    """The share answered within ``target_s``: 1 - C exp(-(n - A) T / AHT); 0 where the load is as large as the staff.

    >>> round(answered_within(12, 10.0, aht_s=180, target_s=20), 4)
    0.6402
    """
    if load > 0 and load >= agents:
        return 0.0
    return 1 - erlang_c(agents, load) * math.exp(-(agents - load) * target_s / aht_s)


def mean_wait_s(agents: int, load: float, *, aht_s: float) -> float | None:
    """The mean wait of all callers in seconds: C AHT / (n - A); None where it grows without end.

    >>> round(mean_wait_s(12, 10.0, aht_s=180), 2)
    40.44
    """
    if load == 0:
        return 0.0
    if load >= agents:
        return None
    return erlang_c(agents, load) * aht_s / (agents - load)


def trunks_for(load: float, *, most_blocked: float) -> int:
    """The least number of lines at which at most the share ``most_blocked`` hears a busy tone.

    >>> trunks_for(10.0, most_blocked=0.01)
    18
    """
    if not 0 < most_blocked < 1:
        raise InputError("The share of busy tones is none.", code="flood.bad_load", fix="Give a share between 0 and 1.")
    low, high = -1, 1
    while erlang_b(high, load) > most_blocked:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if erlang_b(middle, load) > most_blocked else (low, middle)
    return high


def check_load(agents: int, load: float) -> None:
    """Raises ``InputError`` (``flood.bad_load``) where a formula has no meaning, or no end."""
    if agents < 0 or not math.isfinite(load) or load < 0 or load > _LARGEST_LOAD:
        raise InputError(
            "This load cannot be reckoned with.",
            code="flood.bad_load",
            where="agents, load",
            why=f"{agents} agents, {load:g} Erlang",
            fix=f"Give 0 or more agents, and a load of 0 to {_LARGEST_LOAD:g} Erlang (calls a second times seconds).",
        )
