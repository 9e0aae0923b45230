"""A contact centre as its manager describes it, and the waves that it can answer for."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from amends.core.errors import InputError
from amends.flood.capacity import Capacity, WorkHours, calls_per_agent_hour
from amends.flood.waves import Waves, plan_waves

_HOURS_OF_DAY = 24


class Centre(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``--centre`` file of ``amends respond``.

    ``agents`` work from ``opens`` to before ``closes`` (hours of the day in ``time_zone``, an IANA name) on ``days``
    (0 is Monday); a call takes ``aht_s`` seconds with what follows it, and ``occupancy`` is the share of its time
    that an agent may be on the phone.  ``propensity`` is the share of notices that call; ``within_8_days`` of those
    call in the first eight days, the rest until ``tail_days``.
    """

    agents: int
    time_zone: str
    opens: int = 8
    closes: int = 20
    days: frozenset[int] = frozenset(range(5))
    aht_s: float = 360.0
    occupancy: float = 0.85
    propensity: float = 0.05
    within_8_days: float = 0.7
    tail_days: int = 90


def call_kernel(*, within_8_days: float, tail_days: int) -> tuple[float, ...]:
    """The share of all calls by the hour after a notice: most at once, a long tail, the same share fewer each day.

    ``within_8_days`` of an endless tail come in eight days; what would come after ``tail_days`` is left out and the
    shares add up to 1.  Raises ``InputError`` (``flood.bad_kernel``).

    >>> kernel = call_kernel(within_8_days=0.7, tail_days=90)
    >>> len(kernel), round(sum(kernel), 9), round(sum(kernel[:8 * 24]), 2)
    (2160, 1.0, 0.7)
    """
    if not 0 < within_8_days < 1 or tail_days < 1:
        raise InputError(
            "The calls do not come in any order that can be.",
            code="flood.bad_kernel",
            where="within_8_days, tail_days",
            fix="Give a share between 0 and 1, and at least one day.",
        )
    stays = (1 - within_8_days) ** (1 / 8)
    by_day = [stays**day for day in range(tail_days)]
    return tuple(share / sum(by_day) / _HOURS_OF_DAY for share in by_day for _ in range(_HOURS_OF_DAY))


def waves_of_centre(centre: Centre, *, notices: int, start: datetime, deadline: datetime) -> Waves:
    """The waves from ``start`` to ``deadline`` (aware) that the centre can answer for; the deadline wins.

    Raises ``InputError`` (``flood.unknown_zone`` and those of ``plan_waves``).
    """
    try:
        zone = ZoneInfo(centre.time_zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(
            "The contact centre's time zone is not known.",
            code="flood.unknown_zone",
            where="time_zone",
            fix="Give an IANA name such as Europe/Warsaw.",
        ) from error
    per_agent = calls_per_agent_hour(centre.aht_s, centre.occupancy)
    hours = WorkHours(centre.opens, centre.closes, centre.days)
    return plan_waves(
        notices=notices,
        start=start.astimezone(zone),
        deadline=deadline.astimezone(zone),
        capacity=Capacity(centre.agents * per_agent, hours),
        propensity=centre.propensity,
        kernel=call_kernel(within_8_days=centre.within_8_days, tail_days=centre.tail_days),
        calls_per_agent=per_agent,
    )
