"""Counts of the affected people that the cohorts do not hold: language, death, how they can be reached."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from amends.exposure.engines.duckdb import quoted

_POINTS = {
    "e-mail": "email IS NOT NULL",
    "telephone": "phone IS NOT NULL",
    "postal address": "street IS NOT NULL AND (postcode IS NOT NULL OR city IS NOT NULL)",
    "none of them": "email IS NULL AND phone IS NULL AND (street IS NULL OR (postcode IS NULL AND city IS NULL))",
}


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Of the affected: persons by language, the deceased, and by the contact points on file (they overlap)."""

    languages: dict[str, int]
    deceased: int
    contacts: dict[str, int]


def figures(out: Path) -> Figures:
    """Counts over ``audience.parquet``, in two passes over a few of its columns; no person leaves here."""
    source = f"read_parquet({quoted(str(out / 'audience.parquet'))})"
    points = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in _POINTS.values())
    with duckdb.connect() as connection:
        spoken = connection.execute(f"SELECT language, count(*) FROM {source} GROUP BY language ORDER BY 2 DESC, 1")
        languages = dict(spoken.fetchall())
        row = connection.execute(f"SELECT count(*) FILTER (WHERE is_deceased), {points} FROM {source}").fetchone()
    assert row is not None  # an aggregate has one row
    return Figures(languages=languages, deceased=row[0], contacts=dict(zip(_POINTS, row[1:], strict=True)))
