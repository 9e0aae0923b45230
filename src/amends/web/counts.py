"""Counts calls by the minute, so that nobody can try secrets at leisure.

The counts live in Django's default cache.  Where that is the memory of a process, as it is unless it was set
otherwise, each server process counts for itself, and ``--workers 4`` allows four times as many.
"""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache
from django.utils.crypto import salted_hmac

REFUSALS = 30
"""Refused calls a minute from one origin; what it sends beyond them is not looked at.

Who is heard is never limited by it: a hundred thousand messages have as many receipts.
"""

WINDOW_S = 60


def seconds_to_wait(origin: str, *, now: datetime) -> int | None:
    """``None`` if this origin may call, else how many seconds until it may.  An unknown one always may."""
    if not origin:  # a proxy that adds none: one forger would silence everybody
        return None
    window, passed = divmod(int(now.timestamp()), WINDOW_S)
    is_over = int(cache.get(_name("refusal", f"{window}:{origin}"), 0)) >= REFUSALS
    return WINDOW_S - passed if is_over else None


def count_refusal(origin: str, *, now: datetime) -> None:
    """Counts a refused call."""
    counted("refusal", f"{int(now.timestamp()) // WINDOW_S}:{origin}")


def counted(what: str, key: str) -> int:
    """Counts one more of ``key``, which names its minute; how many there are now."""
    name = _name(what, key)
    cache.add(name, 0, timeout=2 * WINDOW_S)
    try:
        return int(cache.incr(name))
    except ValueError:  # the cache was full and dropped the count between the two lines
        cache.set(name, 1, timeout=2 * WINDOW_S)
        return 1


def _name(what: str, key: str) -> str:
    # A keyed hash, because an address is personal data and a cache may be a server of its own.
    return f"{what}:" + salted_hmac(f"amends.{what}", key, algorithm="sha256").hexdigest()
