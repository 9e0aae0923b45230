"""Limits that never silence anybody: who sends much presses a button twice, and only a flood from all is put off."""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from amends.web.counts import WINDOW_S, counted

PER_ORIGIN = 10
"""Sent in a minute from one origin before each further one asks for a second press; a whole office may share one."""

OVERALL = 3000
"""Taken in a minute from all; SQLite writes more than that, and the desk reads less."""

TRIES_PER_ORIGIN, TRIES_OVERALL = 20, 6000
"""Numbers looked up in a minute.  A number is one of 32**12, about 10**18."""

MAILS_PER_HOUR = 3
"""To one address: nobody's mailbox is filled by somebody else who types its address into a form."""

MAILS_PER_CALLER = 20
"""An hour to whomever, asked for from one origin: nobody has us write to a list of strangers."""

_HOUR_S = 3600


def must_confirm(origin: str, *, now: datetime) -> bool:
    """Counts one sending; whether its sender is asked to press once more.  An unknown origin never is."""
    return bool(origin) and counted("inquiry", f"{_window(now)}:{origin}") > PER_ORIGIN


def seconds_until_taken(*, now: datetime) -> int | None:
    """Counts one that is to be taken in; ``None`` if it is, else how many seconds until the next may be."""
    return None if counted("inquiry", f"{_window(now)}:everybody") <= OVERALL else _rest(now)


def seconds_until_looked_up(origin: str, *, now: datetime) -> int | None:
    """Counts a number that is looked up; ``None`` if it may be, else how many seconds until the next may."""
    window = _window(now)
    is_own_allowed = not origin or counted("receipt", f"{window}:{origin}") <= TRIES_PER_ORIGIN
    is_allowed = is_own_allowed and counted("receipt", f"{window}:everybody") <= TRIES_OVERALL
    return None if is_allowed else _rest(now)


def may_mail(address: str, origin: str) -> bool:
    """Counts a mail to an address, asked for from ``origin``; whether it may leave.

    An origin that is not known has no limit of its own; that of the address holds for it too.
    """
    is_callers = not origin or _counted("caller", origin) <= MAILS_PER_CALLER
    return is_callers and _counted("address", address.strip().lower()) <= MAILS_PER_HOUR


def _counted(what: str, whose: str) -> int:
    name = "inquiry-mail:" + salted_hmac("amends.inquiry-mail", f"{what} {whose}", algorithm="sha256").hexdigest()
    cache.add(name, 0, timeout=_HOUR_S)
    try:
        return int(cache.incr(name))
    except ValueError:  # the cache was full and dropped the count between the two lines
        return 1


def _window(now: datetime) -> int:
    return int(now.timestamp()) // WINDOW_S


def _rest(now: datetime) -> int:
    return WINDOW_S - int(now.timestamp()) % WINDOW_S
