"""Reads back what an assessment wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from amends.core.case.model import Cohort
from amends.core.errors import InputError
from amends.core.person import PersonRow
from amends.core.reach import NOTHING_KNOWN, Point
from amends.exposure.addressforms import (
    REACH_ROLES,
    contact_profile,
    formality_of,
    gender_of,
    is_easy_read,
    is_large_print,
)
from amends.exposure.engines.duckdb import quoted
from amends.exposure.summary import CohortRow, Summary

_BATCH = 1_000


def read_audience(out: Path) -> Iterator[PersonRow]:
    """The affected persons in order of ``person_ref``, streamed.  Raises ``InputError`` (``assessment.missing``)."""
    path = _existing(out, "audience.parquet")
    with duckdb.connect() as connection:
        cursor = connection.execute(f"SELECT * FROM read_parquet({quoted(str(path))}) ORDER BY person_ref")
        names = [column[0] for column in cursor.description or ()]
        while batch := cursor.fetchmany(_BATCH):
            for row in batch:
                yield _person(dict(zip(names, row, strict=True)))


def _person(row: dict[str, Any]) -> PersonRow:
    row["elements"], row["shared"] = tuple(row["elements"]), frozenset(row["shared"])
    row["gender"] = gender_of(row["gender"], row.pop("title"))
    row["formality"] = formality_of(row["formality"])
    wanted = row.pop("letter_format")
    row["large_print"], row["easy_read"] = is_large_print(wanted), is_easy_read(wanted)
    said = {role: row.pop(role, None) for role in REACH_ROLES}  # older files have none of them
    conflicting, has_namesake = row.pop("conflicting", ()), row.pop("has_namesake", False)
    reach = contact_profile(said) if any(said.values()) else NOTHING_KNOWN  # as of nearly everybody
    if conflicting or has_namesake:
        points = frozenset(map(Point, conflicting))
        reach = msgspec.structs.replace(reach, conflicting=points, has_namesake_at_address=has_namesake)
    return PersonRow(**(row | _without(reach.conflicting)), reach=reach)


def _without(conflicting: frozenset[Point]) -> dict[str, None]:
    """A contact point on which the person's records disagree is nobody's to write to: the fields of it left blank."""
    fields = {Point.EMAIL: ("email",), Point.PHONE: ("phone",), Point.ADDRESS: ("street", "postcode", "city")}
    return {field: None for point in conflicting for field in fields[point]}


def read_cohort_rows(out: Path) -> tuple[CohortRow, ...]:
    """The cohorts with their refs, in the order of the refs."""
    raw = json.loads(_existing(out, "cohorts.json").read_text(encoding="utf-8"))
    return msgspec.convert(raw, tuple[CohortRow, ...])


def read_cohorts(out: Path) -> tuple[Cohort, ...]:
    """The cohorts as law and severity take them, in the order of ``read_cohort_rows``."""
    return tuple(_cohort(row) for row in read_cohort_rows(out))


def _cohort(row: CohortRow) -> Cohort:
    plain = msgspec.to_builtins(row)
    del plain["ref"]
    return msgspec.convert(plain, Cohort)


def read_summary(out: Path) -> Summary:
    """The counts of the assessment."""
    return msgspec.convert(json.loads(_existing(out, "summary.json").read_text(encoding="utf-8")), Summary)


def _existing(out: Path, name: str) -> Path:
    path = out / name
    if not path.is_file():
        raise InputError(
            "There is no assessment to read.", code="assessment.missing", where=str(path),
            why="The folder holds no result of `amends assess`.", fix="Run `amends assess CASE --out DIR` first.",
        )  # fmt: skip
    return path
