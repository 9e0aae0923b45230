"""Assesses the evidence of an incident and freezes the register."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from django.db import transaction

from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.incidents.services import claim_fact
from amends.apps.journal.services import record_deed
from amends.core.case import Case, Cohort
from amends.core.elements import in_order
from amends.core.errors import InputError
from amends.core.files import write_json
from amends.exposure import assess, read_cohorts
from amends.severity import Severity, score


def assess_incident(
    *, incident: Incident, base: Path, out: Path, engine: str, as_of: datetime, progress: Callable[[str, float], None]
) -> Assessment:
    """Evidence x customers to a frozen register in ``out``, its severity, and the deed on record.

    ``base`` is the folder of the case file.  Run again after a crash it freezes the same register.
    """
    case = case_of(incident)
    sources = source_digests(case, base=base)
    summary = assess(case, base=base, out=out, engine=engine, as_of=as_of, progress=progress)
    cohorts = cohorts_in(out)
    severity = severity_of(case, cohorts)
    write_json(out / "severity.json", severity)
    elements = in_order(code for cohort in cohorts for code in cohort.elements)
    counts = msgspec.to_builtins(summary) | {"elements": elements}
    with transaction.atomic():
        return _kept(incident=incident, out=out, sources=sources, counts=counts, severity=severity, as_of=as_of)


def _kept(
    *,
    incident: Incident,
    out: Path,
    sources: dict[str, str],
    counts: dict[str, Any],
    severity: Severity,
    as_of: datetime,
) -> Assessment:
    """The assessment, its fact and its deed: all of them or none."""
    digest = counts["register_sha256"]
    frozen, made = Assessment.objects.get_or_create(
        incident=incident,
        register_sha256=digest,
        defaults={
            "folder": str(out),
            "sources": sources,
            "summary": counts,
            "severity": msgspec.to_builtins(severity),
            "at": as_of,
        },
    )
    if made:
        persons = counts["persons"]
        found = {
            "exposure.persons": persons["affected"],
            "exposure.precision": "at_least" if persons["review"] else "exact",
            "exposure.elements": in_order(counts["elements"]),
        }
        for key, value in found.items():
            claim_fact(incident=incident, key=key, value=value, source=f"register {digest[:12]}", at=as_of)
    record_deed(
        incident_ref=incident.ref,
        kind="register.frozen",
        subject=digest,
        at=as_of,
        register_sha256=digest,
        sources=sorted(sources.values()),
        evidence=counts["evidence"],
    )
    return frozen


def source_digests(case: Case, *, base: Path) -> dict[str, str]:
    """The hex SHA-256 of each file of customers and evidence, by its path in the case; missing files are left out."""
    found = {}
    for source in (*case.customers, *case.evidence):
        path = base / source.path
        if path.is_file():
            with path.open("rb") as file:
                found[source.path] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def require_same_sources(assessment: Assessment, *, base: Path) -> None:
    """Raises ``InputError`` (``evidence.sources_changed``) if a file is not the one that was assessed."""
    now = source_digests(case_of(assessment.incident), base=base)
    changed = sorted(path for path, digest in assessment.sources.items() if now.get(path) != digest)
    if changed:
        raise InputError(
            "A source is not the one from which the register was frozen.",
            code="evidence.sources_changed",
            where=", ".join(changed),
            why="The persons and addresses that were planned can no longer be checked against it.",
            fix="Restore the file and give the command again, or rehearse into another --out.",
        )


def cohorts_in(out: Path) -> tuple[Cohort, ...]:
    """The cohorts that an assessment froze, in the order in which the law is asked about them."""
    return read_cohorts(out)


def severity_of(case: Case, cohorts: Sequence[Cohort]) -> Severity:
    """The severity of the whole incident: every element that somebody lost, all persons, every protection."""
    return score(
        case.incident,
        elements=frozenset().union(*(cohort.elements for cohort in cohorts)),
        persons=sum(cohort.persons for cohort in cohorts),
        protection={str(cohort.protection) for cohort in cohorts},
    )
