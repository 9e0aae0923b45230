"""How often the self-check may be asked, so that nobody can guess codes or have strangers' mailboxes filled.

Where the counts live says ``web.counts``.  Whoever is over a limit is told so (429) before anything was looked up;
only the limits for one contact (``apps.selfcheck.requests``) are silent, since an answer would tell something.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.core.cache import cache

from amends.web.counts import WINDOW_S, counted


class Way(StrEnum):
    """What is asked."""

    CODE = "code"  # of a letter
    CONTACT = "contact"  # for a one-time code
    ONCE = "once"  # with the one-time code


class Limit(NamedTuple):
    """Attempts a minute from one origin, and from all."""

    own: int
    overall: int


LIMITS = {
    # The highest public figure is 24,000 people a minute (2016).
    Way.CODE: Limit(20, 30_000),
    Way.CONTACT: Limit(5, 3_000),
    Way.ONCE: Limit(10, 3_000),  # each costs 10 ms of work on purpose
}
MISSES = 6_000
"""Unknown codes a minute from all, after which codes wait.

Of 32**10 codes a million are out, so that this many guesses a minute find one in about four months.
"""


def seconds_to_wait(way: Way, origin: str, *, now: datetime) -> int | None:
    """Counts an attempt; ``None`` if it is allowed, else how many seconds until the next may be.

    An origin that is not known (a Unix socket, a proxy that adds none) counts against everybody's limit alone.
    """
    window, passed = divmod(int(now.timestamp()), WINDOW_S)
    limit, what = LIMITS[way], f"check-{way}"
    is_allowed = not origin or counted(what, f"{window}:{origin}") <= limit.own
    is_allowed = is_allowed and counted(what, f"{window}:everybody") <= limit.overall
    if way is Way.CODE:
        is_allowed = is_allowed and int(cache.get(_outcome(False, window), 0)) < MISSES
    return None if is_allowed else WINDOW_S - passed


def count_outcome(*, is_known: bool, now: datetime) -> None:
    """Counts a code that was looked up; one that is known costs the same."""
    name = _outcome(is_known, int(now.timestamp()) // WINDOW_S)
    cache.add(name, 0, timeout=2 * WINDOW_S)
    try:
        cache.incr(name)
    except ValueError:  # the cache was full and dropped the count between the two lines
        cache.set(name, 1, timeout=2 * WINDOW_S)


def _outcome(is_known: bool, window: int) -> str:
    return f"check-{'known' if is_known else 'unknown'}:{window}"
