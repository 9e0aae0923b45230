"""Writes the files of an assessment: all of them, or none."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from amends.exposure.engines import Engine
from amends.exposure.linking.run import Linking
from amends.exposure.sources import Loaded
from amends.exposure.steps import outcome
from amends.exposure.summary import CohortRow, CustomerFile, EvidenceCounts, EvidenceFile, Persons, Summary


def write_outputs(
    engine: Engine, customers: Sequence[Loaded], evidence: Sequence[Loaded], linking: Linking, *,
    out: Path, work: Path, as_of: datetime, engine_name: str, home: str | None, notes: Sequence[str],
) -> Summary:  # fmt: skip
    """Writes everything into ``work`` and moves it into ``out`` at the end."""
    engine.table("register", outcome.register())
    staging = work / "outputs"
    staging.mkdir()
    queries = {
        "register": "SELECT * FROM register ORDER BY person_ref",
        "review": outcome.review(),
        "audience": outcome.audience(),
        "unmatched": outcome.unmatched(linking.unmatched_reason),
        "rejected": _rejected(engine, "evidence", evidence),
        "customers_rejected": _rejected(engine, "customers", customers),
    }
    for name, sql in queries.items():
        engine.write_parquet(sql, staging / f"{name}.parquet")
    cohorts = _cohorts(engine)
    summary = _summary(
        engine,
        customers,
        evidence,
        notes=(*notes, *linking.notes),
        as_of=as_of,
        engine_name=engine_name,
        cohorts=len(cohorts),
    )
    _write_json(staging / "cohorts.json", cohorts)
    _write_json(staging / "columns.json", _columns(customers, evidence, as_of, home))
    _write_json(staging / "summary.json", summary)
    for path in sorted(staging.iterdir()):
        os.replace(path, out / path.name)
    return summary


def _rejected(engine: Engine, side: str, loaded: Sequence[Loaded]) -> str:
    """(file, row, reason, raw) of every record that no reader could make sense of."""
    table = f"rejected_{side}"
    engine.run(f'CREATE TABLE {table} (file VARCHAR, "row" BIGINT, reason VARCHAR, raw VARCHAR)')
    for index, item in enumerate(loaded):
        if item.staged.rejects:
            engine.load_numbered_csv(f"{table}_{index}", item.staged.rejects, columns=2)
            file = item.staged.file.replace("'", "''")
            engine.run(f"INSERT INTO {table} SELECT '{file}', row, c0, c1 FROM {table}_{index} ORDER BY row")
    return f"SELECT * FROM {table}"


def _cohorts(engine: Engine) -> list[CohortRow]:
    rows = engine.rows(
        "SELECT c.ref, w.residence, w.persons, w.elements, w.protection, w.minors FROM cohort_rows AS w JOIN "
        "cohort_refs AS c "
        "ON c.residence = w.residence AND c.mask = w.mask AND c.protection = w.protection ORDER BY c.ref"
    )
    return [
        CohortRow(
            ref=ref, residence=residence, persons=int(persons), elements=tuple(found),
            protection=outcome.PROTECTIONS[protection], minors=int(minors),
        )
        for ref, residence, persons, found, protection, minors in rows
    ]  # fmt: skip


def _summary(
    engine: Engine, customers: Sequence[Loaded], evidence: Sequence[Loaded], *, notes: Sequence[str], as_of: datetime,
    engine_name: str, cohorts: int,
) -> Summary:  # fmt: skip
    files = _evidence_files(engine, evidence)
    total = {name: sum(getattr(file, name) for file in files) for name in EvidenceCounts.__struct_fields__}
    decisions: dict[str, int] = dict(engine.rows("SELECT decision, count(*) FROM register GROUP BY decision"))
    return Summary(
        as_of=as_of.isoformat(),
        engine=engine_name,
        persons=Persons(affected=decisions.get("affected", 0), review=decisions.get("review", 0)),
        evidence=EvidenceCounts(**total),
        files=files,
        customers=tuple(_customer_file(item) for item in customers),
        cohorts=cohorts,
        register_sha256=_digest(engine),
        notes=tuple(notes),
    )


def _evidence_files(engine: Engine, evidence: Sequence[Loaded]) -> tuple[EvidenceFile, ...]:
    linked: dict[int, int] = dict(engine.rows(outcome.counts("links")))
    review: dict[int, int] = dict(engine.rows(outcome.counts("doubts")))
    read: dict[int, int] = dict(engine.rows(outcome.counts("evidence")))
    return tuple(
        EvidenceFile(
            file=item.staged.file, format=item.staged.format, encoding=item.staged.encoding, rows=item.staged.rows,
            linked=linked.get(index, 0), review=review.get(index, 0), rejected=item.staged.rejected,
            unmatched=read.get(index, 0) - linked.get(index, 0) - review.get(index, 0), repaired=item.staged.repaired,
        )
        for index, item in enumerate(evidence)
    )  # fmt: skip


def _customer_file(item: Loaded) -> CustomerFile:
    staged = item.staged
    return CustomerFile(
        file=staged.file, format=staged.format, encoding=staged.encoding, rows=staged.rows, rejected=staged.rejected,
        repaired=staged.repaired,
    )  # fmt: skip


def _digest(engine: Engine) -> str:
    """SHA-256 over the sorted register: equal for equal registers, on every machine."""
    total = sha256()
    for bucket, digest in engine.rows(outcome.digests("register")):
        total.update(f"{bucket}{digest}".encode())
    return total.hexdigest()


def _columns(
    customers: Sequence[Loaded], evidence: Sequence[Loaded], as_of: datetime, home: str | None
) -> dict[str, Any]:
    """How each file was read, frozen so that another code path can read it again and compare."""
    sides = {"customers": customers, "evidence": evidence}
    return {"as_of": as_of.isoformat(), "home": home} | {
        side: [_reading(item) for item in loaded] for side, loaded in sides.items()
    }


def _reading(item: Loaded) -> dict[str, Any]:
    columns = item.prepared.columns
    return {
        "file": item.staged.file,
        "format": item.staged.format,
        "encoding": item.staged.encoding,
        "headers": list(item.staged.headers),
        "columns": columns.by_header(),
        "date_orders": {columns.headers[place]: str(order) for place, order in item.prepared.orders.items()},
        "watched": [msgspec.to_builtins(watched) | {"usual": sorted(watched.usual)} for watched in item.watched],
    }


def _write_json(path: Path, document: Any) -> None:
    text = json.dumps(msgspec.to_builtins(document), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
