"""Counts persons from the ledger in bounded memory, however many they are.

The ledger's rows stream into files of a temporary folder, and an embedded engine that spills to disk
groups them: a set of a hundred million references would not fit beside everything else.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from amends.apps.delivery.models import Campaign, Message, Omission

_MEMORY = "256MB"
_COLUMNS = {
    "affected": {"person_ref": "VARCHAR"},
    "messages": {"seq": "BIGINT"} | dict.fromkeys(("person_ref", "channel", "state", "reason"), "VARCHAR"),
    "omissions": {"person_ref": "VARCHAR", "fate": "VARCHAR", "reason": "VARCHAR"},
}
# One row a person of the register: told, excepted, or owed for the reason that stands last in the ledger.  Of a call
# only who pressed a key has heard what it is about.
_BY_PERSON = """
    WITH persons AS (SELECT DISTINCT person_ref FROM affected),
    told AS (
        SELECT
            person_ref,
            bool_or(state = 'delivered' OR (state = 'accepted' AND channel <> 'voice')) AS is_told,
            bool_or(state = 'unknown') AS is_unknown,
            array_to_string(list_sort(list_distinct(list(state))), '/') AS states,
            arg_max(reason, seq) AS reason
        FROM messages GROUP BY person_ref
    ),
    spared AS (
        SELECT person_ref, any_value(fate) AS fate, any_value(reason) AS reason FROM omissions GROUP BY person_ref
    )
    SELECT
        CASE WHEN coalesce(is_told, false) THEN 'notified' WHEN fate = 'excepted' THEN 'excepted' ELSE 'owed' END,
        CASE
            WHEN spared.person_ref IS NOT NULL THEN spared.reason
            WHEN told.person_ref IS NULL THEN 'no message was planned'
            WHEN told.reason = '' THEN states
            ELSE states || ': ' || told.reason
        END,
        coalesce(is_unknown, false) AND NOT coalesce(is_told, false),
        count(*)
    FROM persons LEFT JOIN told USING (person_ref) LEFT JOIN spared USING (person_ref)
    GROUP BY ALL
"""


def tally(campaigns: Sequence[Campaign], affected: Iterable[str]) -> list[tuple[str, str, bool, int]]:
    """``(notified | excepted | owed, why, is unknown, persons)`` over everybody affected."""
    with tempfile.TemporaryDirectory(prefix="amends-tally-") as name, _engine(Path(name)) as engine:
        _load(engine, Path(name), "affected", ((ref,) for ref in affected))
        _load(engine, Path(name), "messages", _messages(campaigns))
        _load(engine, Path(name), "omissions", _omissions(campaigns))
        rows: list[tuple[str, str, bool, int]] = engine.execute(_BY_PERSON).fetchall()
        return rows


@contextmanager
def _engine(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    bounds: dict[str, str | bool | int | float | list[str]] = {"memory_limit": _MEMORY, "threads": 1}
    with duckdb.connect(str(folder / "tally.duckdb"), config=bounds) as engine:
        yield engine


def _load(engine: duckdb.DuckDBPyConnection, folder: Path, table: str, rows: Iterable[Sequence[object]]) -> None:
    path, columns = folder / f"{table}.csv", _COLUMNS[table]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    shape = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    engine.execute(f"CREATE TABLE {table} ({shape})")
    options = "HEADER false, QUOTE '\"', ESCAPE '\"', DELIM ',', NULLSTR '\\N', AUTO_DETECT false, PARALLEL false"
    engine.execute(f"COPY {table} FROM '{path}' ({options})")
    path.unlink()


def _messages(campaigns: Sequence[Campaign]) -> Iterator[tuple[object, ...]]:
    rows = Message.objects.filter(campaign__in=campaigns).order_by("id")
    yield from rows.values_list("id", "person_ref", "channel", "state", "reason").iterator(5000)


def _omissions(campaigns: Sequence[Campaign]) -> Iterator[tuple[object, ...]]:
    rows = Omission.objects.filter(campaign__in=campaigns).order_by("id")
    yield from rows.values_list("person_ref", "fate", "reason").iterator(5000)
