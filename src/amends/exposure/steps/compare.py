"""Step: everything that a record of evidence and a customer record say about each other."""

from __future__ import annotations

from collections.abc import Sequence

from amends.exposure.steps.units import Tier, Unit

NAME_UNKNOWN, NAME_DISAGREES, NAME_SHARES, NAME_CLOSE, NAME_AGREES = 0, 1, 2, 3, 4
_CLOSE_EDITS = 2
_CLOSE_LENGTH = 8


def compared(pairs: str, people: str, units: Sequence[Unit], *, names: bool, evidence: str = "evidence") -> str:
    """(e, c, person, hit, sole, agree, conflict, unknown, name) of each pair.

    ``agree`` and ``conflict`` are masks of units; neither bit is set where a side is silent.
    ``name`` is one of the ``NAME_...`` levels.
    """
    agree = [f"CASE WHEN {_any_equal(unit)} THEN {unit.bit} ELSE 0 END" for unit in units]
    conflict = [
        f"CASE WHEN {_has('x', unit.evidence)} AND {_has('y', unit.customers)} AND NOT {_any_equal(unit)} THEN "
        f"{unit.bit} ELSE 0 END"
        for unit in units
        if unit.tier is not Tier.COMBINED
    ]
    name = name_level("x.k_name_0", "y.k_name_0") if names else str(NAME_UNKNOWN)
    return (
        f"SELECT p.e, p.c, y.person, p.hit, p.sole, CAST({_sum(agree)} AS BIGINT) AS agree, "
        f"CAST({_sum(conflict)} AS BIGINT) AS conflict, {name} AS name "
        f"FROM {pairs} AS p JOIN {evidence} AS x ON x.e = p.e JOIN {people} AS y ON y.c = p.c"
    )


def name_level(here: str, there: str) -> str:
    """How far two names in normal form agree, as SQL."""
    words, others = f"string_split({here}, ' ')", f"string_split({there}, ' ')"
    several = f"len({words}) > 1 AND len({others}) > 1"
    contained = f"(list_has_all({words}, {others}) OR list_has_all({others}, {words}))"
    latin = "regexp_matches({0}, '[a-z]')"
    return (
        f"CASE WHEN {here} IS NULL OR {there} IS NULL THEN {NAME_UNKNOWN} WHEN {here} = {there} THEN {NAME_AGREES} "
        f"WHEN {contained} THEN CASE WHEN {several} THEN {NAME_AGREES} ELSE {NAME_UNKNOWN} END "
        f"WHEN {latin.format(here)} <> {latin.format(there)} THEN {NAME_UNKNOWN} "
        f"WHEN length({here}) >= {_CLOSE_LENGTH} AND levenshtein({here}, {there}) <= {_CLOSE_EDITS} THEN {NAME_CLOSE} "
        f"WHEN list_has_any({words}, {others}) THEN {NAME_SHARES} ELSE {NAME_DISAGREES} END"
    )


def _any_equal(unit: Unit) -> str:
    equal = [
        f"coalesce({_of('x', here)} = {_of('y', there)}, false)" for here in unit.evidence for there in unit.customers
    ]
    return "(" + " OR ".join(equal) + ")"


def _has(alias: str, keys: Sequence[str]) -> str:
    return f"(coalesce({', '.join(_of(alias, key) for key in keys)}) IS NOT NULL)"


def _of(alias: str, key: str) -> str:
    """The key with its columns taken from a table alias."""
    return key.replace("k_", f"{alias}.k_")


def _sum(terms: Sequence[str]) -> str:
    return " | ".join(terms) if terms else "0"
