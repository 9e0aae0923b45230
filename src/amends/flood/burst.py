"""Arrivals are burstier than Poisson: the rate itself varies (gamma), so counts are negative binomial.

Var = mu + (c mu)^2 with c the rate's coefficient of variation (Jongbloed and Koole 2001, "Managing uncertainty in
call centres using Poisson mixtures").
"""

from __future__ import annotations

import math
from statistics import NormalDist

from amends.flood.service import Demand, evaluate, keeps, least_agents

_EXACT_UP_TO = (
    1_000  # above, counting one by one takes long and the approximation errs by less than a call in a thousand
)
_POINTS = 21
_MORE_AT_MOST = 4.0


def overdispersion(mean: float, rate_cv: float) -> float:
    """Variance over mean; 1 for Poisson.

    >>> overdispersion(160, 0.25)
    11.0
    """
    return 1 + rate_cv**2 * mean


def count_quantile(mean: float, rate_cv: float, share: float) -> int:
    """The least count that is not exceeded with probability ``share``.

    >>> count_quantile(10, 0.0, 0.5), count_quantile(100, 0.25, 0.9)
    (10, 136)
    """
    if mean <= 0:
        return 0
    if mean > _EXACT_UP_TO:
        # The gamma of the rate dominates; Poisson's part is added as variance.
        cv = math.sqrt(rate_cv**2 + 1 / mean)
        return round(mean * gamma_quantile(cv, share))
    log_p, total, count = _log_none(mean, rate_cv), 0.0, 0
    while True:
        total += math.exp(log_p)
        if total >= share:
            return count
        log_p += math.log(_ratio(count, mean, rate_cv))
        count += 1


def gamma_quantile(cv: float, share: float) -> float:
    """The quantile of a gamma of mean 1 and coefficient of variation ``cv`` (Wilson and Hilferty 1931)."""
    if cv == 0:
        return 1.0
    ninth = cv**2 / 9
    return float(max(0.0, 1 - ninth + NormalDist().inv_cdf(share) * math.sqrt(ninth)) ** 3)


def bursty_service_level(calls_per_hour: float, agents: int, demand: Demand, rate_cv: float) -> float:
    """The share of callers answered in time when the rate varies from interval to interval: a mean over calls.

    A busy interval has more callers and serves each worse, so this lies below the figure at the mean rate.  Each
    interval is taken as settled; queues that one leaves to the next are not counted.
    """
    levels = [gamma_quantile(rate_cv, (index + 0.5) / _POINTS) for index in range(_POINTS)]
    answered = sum(g * evaluate(calls_per_hour * g, agents, demand).service_level for g in levels)
    return answered / sum(levels)


def least_agents_bursty(calls_per_hour: float, demand: Demand, rate_cv: float) -> int:
    """The least number of agents that keeps the promise at the mean rate and, over all callers, under bursts."""
    low = least_agents(calls_per_hour, demand)
    if not low or rate_cv == 0 or _holds(calls_per_hour, low, demand, rate_cv):
        return low
    high = low + 1
    while not _holds(calls_per_hour, high, demand, rate_cv) and high < low * _MORE_AT_MOST + 100:
        high += high - low
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _holds(calls_per_hour, middle, demand, rate_cv) else (middle, high)
    return high


def _holds(calls: float, agents: int, demand: Demand, rate_cv: float) -> bool:
    is_kept = bursty_service_level(calls, agents, demand, rate_cv) >= demand.service_level
    return is_kept and keeps(calls, agents, demand)


def _log_none(mean: float, rate_cv: float) -> float:
    """The logarithm of the probability that nobody calls."""
    if rate_cv == 0:
        return -mean
    size = 1 / rate_cv**2
    return -size * math.log1p(mean / size)


def _ratio(count: int, mean: float, rate_cv: float) -> float:
    """P(count + 1) / P(count)."""
    if rate_cv == 0:
        return mean / (count + 1)
    size = 1 / rate_cv**2
    return (count + size) / (count + 1) * mean / (mean + size)
