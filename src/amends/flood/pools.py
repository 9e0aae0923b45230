"""Languages and skills: what it costs that not everybody can take every call."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from amends.flood.service import Demand, least_agents


@dataclass(frozen=True, slots=True)
class Pool:
    """One language or skill on its own."""

    name: str
    calls_per_hour: float
    agents: int


@dataclass(frozen=True, slots=True)
class Pooling:
    """``pooled`` if everybody takes every call (the lower bound for any mixture of skills), ``separate`` if each pool
    stands alone (the upper bound); ``price`` is the difference in agents."""

    pools: tuple[Pool, ...]
    pooled: int
    separate: int

    @property
    def price(self) -> int:
        """Agents that separation costs."""
        return self.separate - self.pooled


def pooling(calls_per_hour: float, shares: Mapping[str, float], demand: Demand) -> Pooling:
    """Staff for calls that split over languages or skills by ``shares`` (any positive weights).

    >>> demand = Demand(aht_s=180, target_s=20, service_level=0.8, max_occupancy=0.9)
    >>> found = pooling(200, {"pl": 0.5, "de": 0.5}, demand)
    >>> [pool.agents for pool in found.pools], found.pooled, found.price
    ([8, 8], 14, 2)
    """
    whole = math.fsum(shares.values())
    pools = []
    for name, share in shares.items():
        calls = calls_per_hour * share / whole
        pools.append(Pool(name, calls, least_agents(calls, demand)))
    separate = sum(pool.agents for pool in pools)
    # Rounding can make pools cheaper only where occupancy alone decides; together they are never more than apart.
    return Pooling(tuple(pools), min(separate, least_agents(calls_per_hour, demand)), separate)
