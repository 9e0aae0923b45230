"""What follows from the facts of a case, by key; one module a subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from amends.filing.derived import breach, data, notices, organisation, people, risk, sectors, timing
from amends.filing.facts import Datum, Situation

DERIVED: Mapping[str, Callable[[Situation], Datum]] = {
    **organisation.KEYS,
    **timing.KEYS,
    **breach.KEYS,
    **people.KEYS,
    **data.KEYS,
    **risk.KEYS,
    **notices.KEYS,
    **sectors.KEYS,
}

__all__ = ["DERIVED"]
