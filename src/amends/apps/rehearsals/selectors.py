"""Reads what a rehearsal came to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from amends.apps.delivery.selectors import was_told
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.rehearsals.models import Rehearsal, Stage
from amends.core.facts import FactBook


@dataclass(frozen=True, kw_only=True)
class Overview:
    """One incident in a line; counts are ``None`` until the run has come that far."""

    ref: str
    title: str
    controller: str
    is_exercise: bool
    affected: int | None = None
    notified: int | None = None
    excepted: int | None = None
    owed: int | None = None
    severity: str = ""
    has_report: bool = False


def overview_of(incident: Incident) -> Overview:
    """The incident with the figures of its latest assessment and reconciliation."""
    assessment = incident.assessments.order_by("id").last()
    balance = _balance(incident)
    return Overview(
        ref=incident.ref,
        title=incident.title,
        controller=incident.controller,
        is_exercise=incident.is_exercise,
        severity=assessment.severity["band"].replace("_", " ") if assessment else "",
        has_report=report_path(incident) is not None,
        affected=balance.get("affected"),
        notified=balance.get("notified"),
        excepted=balance.get("excepted"),
        owed=balance.get("owed"),
    )


@dataclass(frozen=True, kw_only=True)
class PublicIncident:
    """What may be told to everybody: facts, and which elements were taken from somebody.

    ``first_shown`` is how many of the facts stood when the page was first shown; what came later changed it.
    """

    facts: FactBook
    first_shown: int
    elements: frozenset[str]
    is_exercise: bool
    as_of: datetime


def public_incident() -> PublicIncident | None:
    """The latest real incident of which anybody was told; else the latest exercise that has ended.

    Counts and words, no person.
    """
    rehearsal = _real_and_told() or _ended()
    assessment = rehearsal.incident.assessments.order_by("id").last() if rehearsal else None
    if rehearsal is None or assessment is None:
        return None
    book = fact_book(incident=rehearsal.incident)
    # An exercise may be set in the future: what it began with was there when the page was.
    shown_at = max(rehearsal.finished_at or rehearsal.as_of, rehearsal.as_of)
    later = [index for index, fact in enumerate(book.facts) if fact.at > shown_at]
    return PublicIncident(
        facts=book,
        first_shown=later[0] if later else len(book.facts),
        elements=frozenset(assessment.summary["elements"]),
        is_exercise=rehearsal.incident.is_exercise,
        as_of=rehearsal.as_of,
    )


def _real_and_told() -> Rehearsal | None:
    """A real incident is public from its first message on, however long the rest of them waits."""
    real = Rehearsal.objects.filter(incident__is_exercise=False).select_related("incident").order_by("-id")
    return next((one for one in real if was_told(one.incident.ref)), None)


def _ended() -> Rehearsal | None:
    return Rehearsal.objects.filter(stage=Stage.FINISHED).select_related("incident").order_by("-id").first()


def report_path(incident: Incident) -> Path | None:
    """Where the report lies, or ``None`` if the run has not ended or its folder is gone."""
    rehearsal = Rehearsal.objects.filter(incident=incident, stage=Stage.FINISHED).first()
    path = Path(rehearsal.folder) / "report.html" if rehearsal else None
    return path if path and path.is_file() else None


def _balance(incident: Incident) -> dict[str, Any]:
    rehearsal = Rehearsal.objects.filter(incident=incident).first()
    path = Path(rehearsal.folder) / "reconciliation.json" if rehearsal else None
    return json.loads(path.read_text(encoding="utf-8")) if path and path.is_file() else {}
