"""Limits how often codes may be tried, so that nobody can count them through; see ``web.counts`` for where."""

from __future__ import annotations

from datetime import datetime

from amends.web.counts import WINDOW_S, counted

PER_ADDRESS = 20
"""Codes a minute from one address."""

LOOKS_PER_ADDRESS = 120
"""Texts, links and numbers a minute from one address: a branch or a mobile network has one for many people."""

OVERALL = 6000
"""Attempts a minute from all.

A code is one of 32**10, about 10**15.  With a million codes out, this many guesses a minute find one
in about four months, and learn a day and a channel.
"""


def seconds_to_look(origin: str, *, now: datetime) -> int | None:
    """As ``seconds_to_wait``, for what holds no code and cannot be a guess."""
    window, passed = divmod(int(now.timestamp()), WINDOW_S)
    is_allowed = not origin or counted("verify-look", f"{window}:{origin}") <= LOOKS_PER_ADDRESS
    return None if is_allowed else WINDOW_S - passed


def seconds_to_wait(origin: str, *, now: datetime) -> int | None:
    """Counts an attempt; ``None`` if it is allowed, else how many seconds until the next may be.

    ``origin`` is as ``web.callers`` has it.  What one tries beyond its own limit does not count against
    everybody's.  An attempt whose origin is not known (a Unix socket, a proxy that adds none) counts against
    everybody's alone.
    """
    window, passed = divmod(int(now.timestamp()), WINDOW_S)
    is_own_allowed = not origin or counted("verify", f"{window}:{origin}") <= PER_ADDRESS
    is_allowed = is_own_allowed and counted("verify", f"{window}:everybody") <= OVERALL
    return None if is_allowed else WINDOW_S - passed
