"""Steps: for rows that belong to nobody for certain, the persons whom a reviewer should look at.

Broken and changed identifiers are looked up by looser keys.  Nothing that is found here can make
a person affected.
"""

from __future__ import annotations

from collections.abc import Sequence

from amends.exposure.steps.compare import NAME_AGREES, NAME_CLOSE, NAME_DISAGREES, NAME_SHARES, NAME_UNKNOWN
from amends.exposure.steps.judge import bits
from amends.exposure.steps.units import Tier, Unit

MOST_HOLDERS = 10
_ENOUGH = 4.5  # for instance name and address, or name and date of birth less a contradiction
_NEAR_BEST = 1.0
_MOST_CANDIDATES = 5
_SURE_POINTS, _HIGHEST = 12.0, 0.7
_LOOSE = (
    ("k_name_0",),
    ("k_date_of_birth_0", "k_postcode_0"),
    ("k_family_name_0", "k_date_of_birth_0"),
    ("k_given_name_0", "k_date_of_birth_0"),
    ("k_street_0", "k_postcode_0"),
    ("k_family_name_0", "k_street_0"),
    ("k_given_name_0", "k_postcode_0"),
    ("k_family_name_0", "k_postcode_0"),
    ("k_username_0",),
    ("k_address_0",),
)


def loose_keys(keys: Sequence[str]) -> tuple[str, ...]:
    """SQL of every looser key that both sides can form from their shared key columns."""
    return tuple(" || '|' || ".join(parts) for parts in _LOOSE if all(part in keys for part in parts))


def loose_hits(key: str, found_table: str, usable_table: str, evidence: str) -> str:
    """(e, c, unit, sole): pairs by a looser key; they prove nothing, so both masks are empty."""
    return (
        f"SELECT k.e, f.c, CAST(0 AS BIGINT) AS unit, CAST(0 AS BIGINT) AS sole "
        f"FROM (SELECT e, {key} AS key FROM {evidence}) AS k JOIN {usable_table} AS u ON u.key = k.key "
        f"JOIN {found_table} AS f ON f.key = k.key"
    )


def weighed(judged: str, people: str, evidence: str, units: Sequence[Unit], keys: Sequence[str]) -> str:
    """The judged pairs with ``points``: how much speaks for one person, less what speaks against."""
    terms = [_name_points(keys), *(_unit_points(unit) for unit in units), *_address_points(keys)]
    terms = [term for term in terms if term]
    return (
        f"SELECT j.*, CAST({' + '.join(terms) or '0'} AS DOUBLE) AS points FROM {judged} AS j "
        f"JOIN {evidence} AS x ON x.e = j.e JOIN {people} AS y ON y.c = j.c"
    )


def candidates(weighed_table: str, units: Sequence[Unit]) -> str:
    """(e, c, person, certainty, agree, conflict, name, fit, astray): what goes to review, per row and person."""
    primary, birth, contact = (bits(units, tier) for tier in (Tier.PRIMARY, Tier.SECONDARY, Tier.CONTACT))
    single = primary | birth | contact
    name_alone = f"(name = {NAME_AGREES} AND (agree | conflict) & {single} = 0)"
    kept = (
        f"points >= {_ENOUGH} OR certainty > 0 OR agree & {primary} <> 0 OR sole & {contact} <> 0 "
        f"OR (agree & {contact} <> 0 AND conflict & {primary | birth} = 0) OR {name_alone}"
    )
    best = "row_number() OVER (PARTITION BY e, person ORDER BY certainty DESC, points DESC, c)"
    people = f"SELECT * FROM (SELECT *, {best} AS place FROM {weighed_table} WHERE {kept}) WHERE place = 1"
    return (
        f"SELECT e, c, person, least({_HIGHEST}, greatest(0.05, points / {_SURE_POINTS})) AS certainty, agree, "
        f"conflict, name, "
        "fit, certainty > 0 AS fits FROM (SELECT *, "
        "sum(CASE WHEN certainty > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY e) AS fit, "
        "max(points) OVER (PARTITION BY e) AS most, "
        f"row_number() OVER (PARTITION BY e ORDER BY certainty DESC, points DESC, c) AS rank FROM ({people})) "
        f"WHERE certainty > 0 OR (points >= most - {_NEAR_BEST} AND rank <= {_MOST_CANDIDATES}) OR (strong <> 0 "
        f"AND fit > 0) OR sole & {primary} <> 0"
    )


def _name_points(keys: Sequence[str]) -> str:
    parts = ("k_given_name_0", "k_family_name_0")
    levels = [(NAME_AGREES, 3.0), (NAME_CLOSE, 2.5), (NAME_SHARES, 1.0), (NAME_DISAGREES, -1.0)]
    cases = " ".join(f"WHEN j.name = {level} THEN {points}" for level, points in levels)
    if all(part in keys for part in parts):
        near = " AND ".join(f"levenshtein(x.{part}, y.{part}) <= 2" for part in parts)
        cases = f"WHEN j.name < {NAME_CLOSE} AND {near} THEN 2.0 {cases}"
    return f"CASE {cases} WHEN j.name = {NAME_UNKNOWN} THEN 0.0 ELSE 0.0 END"


def _unit_points(unit: Unit) -> str:
    worth = {Tier.PRIMARY: 4.0, Tier.SECONDARY: 3.0, Tier.CONTACT: 2.5}.get(unit.tier)
    if worth is None:
        return ""
    against = -0.5 if unit.tier is Tier.CONTACT else -1.5
    here, there = (
        key.replace("k_", f"{alias}.k_") for alias, key in (("x", unit.evidence[0]), ("y", unit.customers[0]))
    )
    near = f"WHEN length({here}) >= 7 AND levenshtein({here}, {there}) <= 2 THEN {worth / 2}"
    return (
        f"CASE WHEN j.agree & {unit.bit} <> 0 THEN {worth} WHEN j.conflict & {unit.bit} = 0 THEN 0.0 {near} "
        f"ELSE {against} END"
    )


def _address_points(keys: Sequence[str]) -> list[str]:
    terms = []
    if "k_street_0" in keys:
        terms.append(
            "CASE WHEN x.k_street_0 = y.k_street_0 THEN 2.0 WHEN length(x.k_street_0) >= 6 "
            "AND levenshtein(x.k_street_0, y.k_street_0) <= 3 THEN 1.5 ELSE 0.0 END"
        )
    if "k_postcode_0" in keys:
        terms.append("CASE WHEN x.k_postcode_0 = y.k_postcode_0 THEN 1.0 ELSE 0.0 END")
    if "k_address_0" in keys:
        words, others = "string_split(x.k_address_0, ' ')", "string_split(y.k_address_0, ' ')"
        terms.append(
            f"CASE WHEN len({words}) > 2 AND len({others}) > 2 AND (list_has_all({words}, {others}) "
            f"OR list_has_all({others}, {words})) THEN 2.5 ELSE 0.0 END"
        )
    return terms
