"""Limits calls that know the address and are refused, so that nobody can try signatures at leisure.

A provider that is heard is never limited: a hundred thousand messages have as many receipts.  The counts live in
Django's default cache; see ``web.portal.verify_limit`` for what that means with several processes.
"""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache
from django.utils.crypto import salted_hmac

REFUSALS = 30
"""Refused calls a minute from one origin; what it sends beyond them is not looked at."""

_WINDOW_S = 60


def seconds_to_wait(origin: str, *, now: datetime) -> int | None:
    """``None`` if this origin may call, else how many seconds until it may.  An unknown one always may."""
    if not origin:  # a proxy that adds none: one forger would silence everybody
        return None
    window, passed = divmod(int(now.timestamp()), _WINDOW_S)
    is_over = int(cache.get(_name(window, origin), 0)) >= REFUSALS
    return _WINDOW_S - passed if is_over else None


def count_refusal(origin: str, *, now: datetime) -> None:
    """Counts a refused call."""
    name = _name(int(now.timestamp()) // _WINDOW_S, origin)
    cache.add(name, 0, timeout=2 * _WINDOW_S)
    try:
        cache.incr(name)
    except ValueError:  # the cache was full and dropped the count between the two lines
        cache.set(name, 1, timeout=2 * _WINDOW_S)


def _name(window: int, origin: str) -> str:
    # A keyed hash, because an address is personal data and a cache may be a server of its own.
    return "hooks:" + salted_hmac("amends.hooks", f"{window}:{origin}", algorithm="sha256").hexdigest()
