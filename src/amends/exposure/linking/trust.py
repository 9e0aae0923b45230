"""Whether a column that looks like a customer number really is one of these customers' numbers.

A running number in a leak coincides with small customer numbers by chance.  Taken at its word it
would contradict every true match, or tie rows to strangers.
"""

from __future__ import annotations

from collections.abc import Sequence

from amends.exposure.engines import Engine
from amends.exposure.steps.units import Unit

_LEAST_AGREEMENT = 0.5
_UNIT = "customer_number"
_TOLD_BY = ("email", "phone", "name_and_date_of_birth", "date_of_birth", "pesel", "ssn", "national_id")


def is_trusted(engine: Engine, units: Sequence[Unit]) -> bool:
    """Whether most rows that the number ties to a customer agree with that customer otherwise."""
    number = next((unit for unit in units if unit.name == _UNIT), None)
    if number is None:
        return True
    if not int(next(engine.rows(f"SELECT count(*) FROM found_{_UNIT}"))[0]):
        return False
    others = [unit for unit in units if unit.name in _TOLD_BY]
    if not others:
        return True
    comparable, agreeing = next(engine.rows(_agreement(number, others)))
    return not comparable or agreeing >= _LEAST_AGREEMENT * comparable


def _agreement(number: Unit, others: Sequence[Unit]) -> str:
    """(comparable, agreeing) pairs that the number makes and another identifier can judge."""
    told = " OR ".join(f"({_here(unit)} IS NOT NULL AND {_there(unit)} IS NOT NULL)" for unit in others)
    equal = " OR ".join(f"coalesce({_here(unit)} = {_there(unit)}, false)" for unit in others)
    return (
        f"SELECT sum(CASE WHEN {told} THEN 1 ELSE 0 END), sum(CASE WHEN {equal} THEN 1 ELSE 0 END) "
        f"FROM evidence AS x JOIN found_{_UNIT} AS f ON f.key = {_here(number)} JOIN customers AS y ON y.c = f.c"
    )


def _here(unit: Unit) -> str:
    return unit.evidence[0].replace("k_", "x.k_")


def _there(unit: Unit) -> str:
    return unit.customers[0].replace("k_", "y.k_")
