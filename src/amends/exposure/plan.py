"""Strings the steps together: files in, register, cohorts and accounts out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from amends.core.case.model import Case
from amends.core.errors import InputError
from amends.exposure.columns import Classifier
from amends.exposure.engines import Engine, open_engine
from amends.exposure.linking.run import Linking, link
from amends.exposure.outputs import write_outputs
from amends.exposure.persons import make_persons
from amends.exposure.sources import Loaded, Setting, load, require_customers, side_table
from amends.exposure.steps.prepare import DETAILS
from amends.exposure.steps.units import needed_numbers
from amends.exposure.summary import Summary
from amends.exposure.wishes import conflict_notes, unread_columns, unread_wishes

Progress = Callable[[str, float], None]


def assess(
    case: Case,
    *,
    base: Path,
    out: Path,
    engine: str = "duckdb",
    as_of: datetime,
    progress: Progress,
    classify: Classifier | None = None,
) -> Summary:
    """Compares the evidence of a case with its customers and writes the register into ``out``.

    ``base`` is the folder of the case file; ``progress`` is told the stage and its share (0..1);
    ``classify`` stands in for the detectors in tests.  Raises ``InputError`` (unreadable file,
    named column missing, no customers) and ``MachineError`` (disk full); then nothing is left
    behind in ``out``.
    """
    if case.is_facts or not case.customers:
        raise InputError(
            "There is nothing to assess.", code="case.no_evidence", where="the case file",
            why="It has no `customers` and `evidence`, only cohorts that are known already.",
            fix="Name the customer file and the evidence.",
        )  # fmt: skip
    existed = out.is_dir()
    out.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".assess-", dir=out))
    try:
        with_engine = open_engine(engine, work)
        try:
            home = case.incident.controller.established_in
            setting = Setting(with_engine, base, work, home, as_of.date(), classify or _detectors())
            return _run(setting, case, out=out, engine_name=engine, as_of=as_of, progress=progress)
        finally:
            with_engine.close()
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        if not existed:
            shutil.rmtree(out, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _detectors() -> Classifier:
    from amends.exposure.detectors import classify_columns  # noqa: PLC0415  # tests bring their own

    return classify_columns


def _run(setting: Setting, case: Case, *, out: Path, engine_name: str, as_of: datetime, progress: Progress) -> Summary:
    progress("Reading customers", 0.0)
    customers = [load(setting, source, side="customers", index=index) for index, source in enumerate(case.customers)]
    require_customers(customers)
    progress("Reading evidence", 0.25)
    evidence = [load(setting, source, side="evidence", index=index) for index, source in enumerate(case.evidence)]
    customers, evidence = _comparable(customers, evidence)
    progress("Bringing identifiers to one form", 0.35)
    customer_keys = side_table(setting, "customers", customers)
    evidence_keys = side_table(setting, "evidence", evidence)
    progress("Linking", 0.55)
    linking = _link(setting.engine, evidence, evidence_keys, customer_keys, progress)
    progress("Writing the register", 0.85)
    make_persons(setting, customers, evidence, customer_keys, as_of.date())
    summary = write_outputs(
        setting.engine,
        customers,
        evidence,
        linking,
        out=out,
        work=setting.work,
        as_of=as_of,
        engine_name=engine_name,
        home=setting.home,
        notes=[*_notes(setting, customers), *unread_wishes(setting.engine), *conflict_notes(setting.engine)],
    )
    progress("Done", 1.0)
    return summary


def _link(
    engine: Engine, evidence: Sequence[Loaded], evidence_keys: Mapping[str, tuple[str, ...]],
    customer_keys: Mapping[str, tuple[str, ...]], progress: Progress,
) -> Linking:  # fmt: skip
    named = frozenset(code for item in evidence for code in item.prepared.columns.named)
    named |= {"customer_number"} if "id" in named else set()
    return link(
        engine, evidence_keys, customer_keys, named=named, tick=lambda share: progress("Linking", 0.55 + 0.3 * share)
    )


def _comparable(customers: list[Loaded], evidence: list[Loaded]) -> tuple[list[Loaded], list[Loaded]]:
    """Only what both sides can say is brought to normal form; addresses whole if one side has them so."""
    whole = any(item.prepared.columns.of("postal_address") for item in (*customers, *evidence))
    sides = [_details(customers), _details(evidence)]
    shared = sides[0] & sides[1]
    numbers = needed_numbers({code for item in evidence for code in item.prepared.columns.places})
    return (
        [_marked(item, has_whole_addresses=whole, details=shared, numbers=numbers) for item in customers],
        [_marked(item, has_whole_addresses=whole, details=shared) for item in evidence],
    )


def _marked(item: Loaded, **findings: Any) -> Loaded:
    return replace(item, prepared=replace(item.prepared, **findings))


def _details(side: Sequence[Loaded]) -> frozenset[str]:
    codes = {code for item in side for code in item.prepared.columns.places}
    return frozenset(codes & DETAILS) | ({"address"} if codes & {"postal_address", "street"} else frozenset())


def _notes(setting: Setting, customers: Sequence[Loaded]) -> list[str]:
    notes = []
    for item in customers:
        columns = item.prepared.columns
        if not any(columns.of(code) for code in ("residence", "country", "region")):
            place = setting.home or "unknown (ZZ)"
            notes.append(
                f"{item.staged.file} does not say where customers live; their residence is taken to be {place}."
            )
        if not (columns.of("id") or columns.of("customer_number")):
            notes.append(f"{item.staged.file} has no column with the customer's own id; the row number stands for it.")
        notes += unread_columns(item.staged.file, columns)
        if item.staged.rejected:
            notes.append(
                f"{item.staged.rejected} records of {item.staged.file} could not be read and are not compared."
            )
    return notes
