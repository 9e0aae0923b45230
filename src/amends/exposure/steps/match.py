"""Steps: which customers hold an identifier of the evidence, one identifier at a time.

The evidence is the smaller side, so its keys are looked up among the customers; a key that very
many customers hold identifies nobody and is set aside before it can multiply.
"""

from __future__ import annotations

from collections.abc import Iterable

from amends.exposure.steps.units import Unit

MOST_HOLDERS = 50


def wanted(unit: Unit, evidence: str = "evidence") -> str:
    """(key): the distinct keys of the evidence."""
    parts = [f"SELECT {key} AS key FROM {evidence}" for key in unit.evidence]
    return f"SELECT DISTINCT key FROM ({' UNION ALL '.join(parts)}) WHERE key IS NOT NULL"


def found(unit: Unit, wanted_table: str, customers: str = "customers") -> str:
    """(c, key): the customer records that hold a wanted key."""
    parts = [
        f"SELECT c, key FROM (SELECT c, {key} AS key FROM {customers}) AS k SEMI JOIN {wanted_table} AS w ON "
        f"k.key = w.key"
        for key in unit.customers
    ]
    return " UNION ".join(parts) if len(parts) > 1 else parts[0]


def usable(found_table: str, most: int = MOST_HOLDERS) -> str:
    """(key, records): the keys that few enough records hold to mean a person."""
    return f"SELECT key, count(*) AS records FROM {found_table} GROUP BY key HAVING count(*) <= {most}"


def crowded(found_table: str, most: int = MOST_HOLDERS) -> str:
    """(key, records): the keys that are set aside."""
    return f"SELECT key, count(*) AS records FROM {found_table} GROUP BY key HAVING count(*) > {most}"


def reached_ids(pairs: Iterable[tuple[str, str]]) -> str:
    """(c): the records that any usable key leads to; ``pairs`` are (found, usable) tables."""
    parts = [f"SELECT c FROM {found_table} SEMI JOIN {use} USING (key)" for found_table, use in pairs]
    return " UNION ".join(parts)


def holders(found_table: str, use: str, people: str) -> str:
    """(key, persons): how many different persons hold a usable key."""
    return (
        f"SELECT f.key, count(DISTINCT p.person) AS persons FROM {found_table} AS f SEMI JOIN {use} AS u ON "
        f"f.key = u.key "
        f"JOIN {people} AS p ON p.c = f.c GROUP BY f.key"
    )


def hits(unit: Unit, found_table: str, holders_table: str, evidence: str = "evidence") -> str:
    """(e, c, unit, sole): a record of evidence and a customer record with an equal key.

    ``unit`` is the unit's bit, ``sole`` the same bit if no other person holds the key.
    """
    parts = [
        f"SELECT k.e, f.c, CAST({unit.bit} AS BIGINT) AS unit, CAST(CASE WHEN h.persons = 1 THEN {unit.bit} "
        f"ELSE 0 END AS BIGINT) AS sole "
        f"FROM (SELECT e, {key} AS key FROM {evidence}) AS k JOIN {holders_table} AS h ON h.key = k.key "
        f"JOIN {found_table} AS f ON f.key = k.key"
        for key in unit.evidence
    ]
    return " UNION ALL ".join(parts)


def pairs(hit_queries: Iterable[str]) -> str:
    """(e, c, hit, sole): every pair once, with the bits of what led to it."""
    union = " UNION ALL ".join(hit_queries)
    return f"SELECT e, c, bit_or(unit) AS hit, bit_or(sole) AS sole FROM ({union}) GROUP BY e, c"
