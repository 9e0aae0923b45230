"""Gathers what the report shows: counts and references, no personal data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from amends.apps.delivery.models import Campaign
from amends.apps.evidence.services import cohorts_in
from amends.apps.incidents.selectors import case_of, fact_book
from amends.apps.rehearsals.models import Rehearsal
from amends.core.elements import in_order
from amends.law import Answer, DutyAnswer
from amends.recovery.report import Deadline, ReportData, render_report
from amends.wording.book.labels import labels_of

_PLACES_SHOWN = 10  # wider than this the chart does not fit a page; the rest is one column


def report_of(
    rehearsal: Rehearsal, *, campaign: Campaign, answer: Answer, balance: Mapping[str, Any], out: Path
) -> str:
    """The report of a rehearsal as one HTML page."""
    incident = rehearsal.incident
    assessment = incident.assessments.order_by("id").last()
    assert assessment is not None
    book = fact_book(incident=incident)
    return render_report(
        ReportData(
            title=incident.title,
            controller=incident.controller,
            incident_ref=incident.ref,
            is_exercise=incident.is_exercise,
            as_of=rehearsal.as_of,
            anchors=case_of(incident).incident.anchors.known(),
            deadlines=tuple(_deadline(duty) for duty in answer.duties),
            evidence=assessment.summary["evidence"],
            persons=assessment.summary["persons"],
            severity=assessment.severity,
            exposure=_exposure(out),
            deliveries=tuple(
                (row["channel"], row["language"], row["state"], row["messages"]) for row in balance["messages"]
            ),
            reconciliation=dict(balance),
            conflicts={
                key: tuple(f"{claim.value} ({claim.source})" for claim in claims)
                for key, claims in book.conflicts().items()
            },
            unmet=_unmet(out),
            digests={
                "Register": assessment.register_sha256,
                "Corpus": f"{answer.corpus.version}, {answer.corpus.sha256}",
                "Record": json.loads((out / "record" / "checkpoint.json").read_text(encoding="utf-8"))["root_hash"],
                "Campaign": campaign.ref,
            },
        )
    )


def _unmet(out: Path) -> dict[str, tuple[str, ...]]:
    """What laws require in the notices and no current fact lets us say, with the segments concerned."""
    found: dict[str, list[str]] = {}
    for notice in json.loads((out / "notices" / "index.json").read_text(encoding="utf-8")):
        for key in notice["unmet"]:
            found.setdefault(key, []).append(f"{notice['segment']} ({notice['language']}, {notice['channel']})")
    return {key.replace("_", " "): tuple(sorted(set(segments))) for key, segments in sorted(found.items())}


def _deadline(duty: DutyAnswer) -> Deadline:
    return Deadline(
        law=duty.law,
        citation=duty.citation,
        url=duty.url,
        recipient=duty.recipient_name or duty.recipient,
        jurisdiction=duty.jurisdiction,
        status=str(duty.status),
        persons=duty.persons,
        because=tuple(duty.because),
        due=duty.due.nominal,
        as_soon_as_possible=duty.as_soon_as_possible,
        confidence=duty.confidence,
    )


def _exposure(out: Path) -> tuple[tuple[str, str, int], ...]:
    """Persons by place and element, the largest places first and the small ones together."""
    labels, places = labels_of("en"), Counter[str]()
    cells: Counter[tuple[str, str]] = Counter()
    for cohort in cohorts_in(out):
        places[cohort.residence] += cohort.persons
        for code in in_order(cohort.elements):
            cells[cohort.residence, labels[code]] += cohort.persons
    shown = {place for place, _ in places.most_common(_PLACES_SHOWN)}
    merged: Counter[tuple[str, str]] = Counter()
    for (place, label), persons in cells.items():
        merged[place if place in shown else "other", label] += persons
    return tuple((place, label, persons) for (place, label), persons in sorted(merged.items()))
