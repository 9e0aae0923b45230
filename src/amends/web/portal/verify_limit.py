"""Limits how often codes may be tried, so that nobody can count them through.

The counts live in Django's default cache.  Where that is the memory of a process, as it is unless
it was set otherwise, each server process counts for itself, and ``--workers 4`` allows four times as many.
"""

from __future__ import annotations

from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network

from django.core.cache import cache
from django.utils.crypto import salted_hmac

PER_ADDRESS = 20
"""Attempts a minute from one address."""

OVERALL = 6000
"""Attempts a minute from all.

A code is one of 32**10, about 10**15.  With a million codes out, this many guesses a minute find one
in about four months, and learn a day and a channel.
"""

WINDOW_S = 60


def seconds_to_wait(address: str | None, *, now: datetime) -> int | None:
    """Counts an attempt; ``None`` if it is allowed, else how many seconds until the next may be.

    What one address tries beyond its own limit does not count against everybody's.  An attempt whose
    origin is not known (a Unix socket, a proxy that adds none) counts against everybody's alone.
    """
    window, passed = divmod(int(now.timestamp()), WINDOW_S)
    origin = _origin(address)
    is_own_allowed = origin is None or _count(f"{window}:{origin}") <= PER_ADDRESS
    is_allowed = is_own_allowed and _count(f"{window}:everybody") <= OVERALL
    return None if is_allowed else WINDOW_S - passed


def _count(key: str) -> int:
    # A keyed hash, because an address is personal data and a cache may be a server of its own.
    name = "verify:" + salted_hmac("amends.verify", key, algorithm="sha256").hexdigest()
    cache.add(name, 0, timeout=2 * WINDOW_S)
    try:
        return int(cache.incr(name))
    except ValueError:  # the cache was full and dropped the count between the two lines
        return 1


def _origin(address: str | None) -> str | None:
    """The address; of IPv6 the network of 64 bits, within which one person has as many as they like."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return None
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or ip_network((parsed, 64), strict=False))
