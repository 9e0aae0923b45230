"""Reads what a rehearsal came to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amends.apps.incidents.models import Incident
from amends.apps.rehearsals.models import Rehearsal, Stage


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


def report_path(incident: Incident) -> Path | None:
    """Where the report lies, or ``None`` if the run has not ended or its folder is gone."""
    rehearsal = Rehearsal.objects.filter(incident=incident, stage=Stage.FINISHED).first()
    path = Path(rehearsal.folder) / "report.html" if rehearsal else None
    return path if path and path.is_file() else None


def _balance(incident: Incident) -> dict[str, Any]:
    rehearsal = Rehearsal.objects.filter(incident=incident).first()
    path = Path(rehearsal.folder) / "reconciliation.json" if rehearsal else None
    return json.loads(path.read_text(encoding="utf-8")) if path and path.is_file() else {}
