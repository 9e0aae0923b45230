"""Evidence and the run: which files were read, what came of their rows, and how far the run is, live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.evidence.models import Assessment
from amends.apps.evidence.reviewing import DECISIONS
from amends.apps.evidence.selectors import decision_counts
from amends.apps.incidents.models import Incident
from amends.apps.rehearsals.models import Rehearsal, Stage
from amends.apps.rehearsals.progress import Step, Told, progress_of
from amends.exposure.browse import reasons
from amends.web.console.access import access_incident
from amends.web.console.frame import console_page
from amends.web.console.pages import staff_page

_MOST_REASONS = 30
_SIDES = (
    ("rejected", "Evidence rows that no reader could make sense of"),
    ("unmatched", "Evidence rows that belong to nobody"),
    ("customers_rejected", "Records of customers that could not be read"),
)


@dataclass(frozen=True)
class StepRow:
    """One step of a run as the page shows it; ``percent`` of 100."""

    name: str
    percent: int
    seconds: int
    is_over: bool


@dataclass(frozen=True)
class RunView:
    """A run: its stages with whether each is reached, and what it told last."""

    run: Rehearsal
    stages: list[tuple[str, bool]]
    told: Told | None
    steps: list[StepRow]

    @property
    def is_live(self) -> bool:
        """Whether the page should ask again."""
        return self.told is not None and self.told.is_running


@require_safe
@staff_page
def evidence(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """The files of every assessment with their digests and counts; never what a row held."""
    incident = access_incident(user=user, ref=ref)
    assessments = list(incident.assessments.order_by("-id"))
    newest = assessments[0] if assessments else None
    context = {
        "newest": newest,
        "earlier": assessments[1:],
        "files": _files(newest) if newest else [],
        "customers": newest.summary.get("customers", []) if newest else [],
        "total": newest.summary.get("evidence", {}) if newest else {},
        "sources": sorted(newest.sources.items()) if newest else [],
        "notes": newest.summary.get("notes", []) if newest else [],
        "sides": list(_sides(Path(newest.folder))) if newest else [],
        "decisions": decision_counts(incident),
        "has_decisions": bool(newest and (Path(newest.folder) / DECISIONS).is_file()),
        "may_review": may(user.role, Right.REVIEW_LINKS),
        "view": run_view(incident),
    }
    return console_page(request, user, "console/evidence.html", context, tab="evidence", incident=incident)


@require_safe
@staff_page
def run_progress(request: HttpRequest, user: User, ref: str) -> HttpResponse:
    """Only the part that lives: how far the run is now."""
    incident = access_incident(user=user, ref=ref)
    return render(request, "console/run_progress.html", {"incident": incident, "view": run_view(incident)})


def run_view(incident: Incident) -> RunView | None:
    """The run of an incident; ``None`` if it was opened without one."""
    run = Rehearsal.objects.filter(incident=incident).first()
    if run is None:
        return None
    told = progress_of(Path(run.folder))
    order = list(Stage)
    reached = order.index(Stage(run.stage))
    stages = [(str(stage.label), place <= reached) for place, stage in enumerate(order)]
    return RunView(run, stages, told, [_step(step, told) for step in told.steps] if told else [])


def _step(step: Step, told: Told) -> StepRow:
    until = step.ended_at or told.at
    return StepRow(
        step.name, round(100 * step.share), round((until - step.began_at).total_seconds()), step.ended_at is not None
    )


def _files(assessment: Assessment) -> list[dict[str, Any]]:
    return [row | {"sha256": assessment.sources.get(row["file"], "")} for row in assessment.summary.get("files", [])]


def _sides(out: Path) -> Iterator[dict[str, Any]]:
    """Counts by reason; a folder that is gone, or not whole, has none."""
    for table, title in _SIDES:
        if (out / f"{table}.parquet").is_file():
            counts = reasons(out, table)
            shown = dict(list(counts.items())[:_MOST_REASONS])
            if counts:
                yield {"title": title, "counts": shown, "more": len(counts) - len(shown), "all": sum(counts.values())}
