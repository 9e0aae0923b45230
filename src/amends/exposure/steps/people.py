"""Steps: which customer records are one person under several ids."""

from __future__ import annotations

from collections.abc import Sequence


def reached(customers: str, ids: str) -> str:
    """The customer records that any key leads to, with all their keys."""
    return f"SELECT k.* FROM {customers} AS k SEMI JOIN {ids} AS i ON i.c = k.c"


def with_same_number(ids: str, reached_table: str, national: Sequence[str]) -> str:
    """(c): the reached records, and those that share a national number with one of them."""
    parts = [f"SELECT k.c FROM customers AS k SEMI JOIN {reached_table} AS r ON r.{key} = k.{key}" for key in national]
    return " UNION ".join([f"SELECT c FROM {ids}", *parts])


def other_records(hit_queries: Sequence[str], people_table: str) -> str:
    """(e, c, unit, sole): a person's other records, so that a contradiction with any of them is seen."""
    if not hit_queries:
        return "SELECT e, e AS c, e AS unit, e AS sole FROM evidence WHERE false"
    union = " UNION ALL ".join(hit_queries)
    several = f"SELECT person FROM {people_table} GROUP BY person HAVING count(*) > 1"
    return (
        f"SELECT h.e, o.c, CAST(0 AS BIGINT) AS unit, CAST(0 AS BIGINT) AS sole FROM ({union}) AS h "
        f"JOIN {people_table} AS p ON p.c = h.c JOIN ({several}) AS s ON s.person = p.person "
        f"JOIN {people_table} AS o ON o.person = p.person AND o.c <> p.c"
    )


def same_person(reached_table: str, national: Sequence[str], *, has_name: bool, has_birth: bool) -> str:
    """(ref, person): ids of records that share a national number and contradict each other in nothing.

    The person goes by the smallest id.  Records that share the number and differ in name or date of
    birth stay different persons, so that their number no longer decides anything by itself.
    """
    parts = [f"SELECT {key} AS key, * FROM {reached_table} WHERE {key} IS NOT NULL" for key in national]
    conditions = ["count(DISTINCT ref) > 1"]
    if has_birth:
        conditions.append("count(DISTINCT k_date_of_birth_0) <= 1")
    if has_name:
        shared = "list_has_any(string_split(min(k_name_0), ' '), string_split(max(k_name_0), ' '))"
        conditions.append(f"(min(k_name_0) IS NULL OR {shared})")
    groups = " UNION ".join(
        f"SELECT key, min(ref) AS person FROM ({part}) GROUP BY key HAVING {' AND '.join(conditions)}" for part in parts
    )
    members = " UNION ".join(
        f"SELECT m.ref, g.person FROM ({part}) AS m JOIN ({groups}) AS g ON g.key = m.key" for part in parts
    )
    return f"SELECT ref, min(person) AS person FROM ({members}) GROUP BY ref"


def nobody_twice() -> str:
    """(ref, person) without rows, for customers without national numbers."""
    return "SELECT CAST(NULL AS VARCHAR) AS ref, CAST(NULL AS VARCHAR) AS person WHERE false"


def people(reached_table: str, same_table: str) -> str:
    """The reached records with the person that each belongs to."""
    return (
        f"SELECT r.*, coalesce(s.person, r.ref) AS person FROM {reached_table} AS r "
        f"LEFT JOIN {same_table} AS s ON s.ref = r.ref"
    )
