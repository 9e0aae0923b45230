"""The report of one response: a self-contained page that prints on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import minijinja

from amends.recovery.charts import delivery_chart, exposure_chart, reconciliation_chart, timeline_chart


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """One duty with a date: ``due`` is aware, or a day where the law counts days."""

    law: str
    citation: str
    url: str
    recipient: str
    jurisdiction: str
    status: str
    persons: int
    because: tuple[str, ...]
    due: datetime | date | None = None
    as_soon_as_possible: bool = False
    confidence: str = ""

    @property
    def day(self) -> str:
        """The due date in words for a table; empty where the law names no day."""
        if self.due is None:
            return "as soon as possible" if self.as_soon_as_possible else ""
        return (
            self.due.strftime("%d %b %Y %H:%M %z") if isinstance(self.due, datetime) else self.due.strftime("%d %b %Y")
        )

    def is_late(self, *, at: datetime) -> bool:
        """Whether the deadline had passed at ``at``."""
        if self.due is None:
            return False
        return self.due < at if isinstance(self.due, datetime) else self.due < at.date()


@dataclass(frozen=True, kw_only=True)
class ReportData:
    """Everything that the page shows; counts and references only, no personal data."""

    title: str
    controller: str
    incident_ref: str
    is_exercise: bool
    as_of: datetime
    anchors: dict[str, datetime]
    deadlines: tuple[Deadline, ...]
    evidence: dict[str, int]
    persons: dict[str, int]
    severity: dict[str, Any]
    exposure: tuple[tuple[str, str, int], ...]
    """(place, element in words, persons)"""
    deliveries: tuple[tuple[str, str, str, int], ...]
    """(channel, language, state, messages)"""
    reconciliation: dict[str, Any]
    conflicts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unmet: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """what a law requires in a notice and no current fact lets us say, with the segments concerned"""
    digests: dict[str, str] = field(default_factory=dict)


def render_report(data: ReportData) -> str:
    """The page as one HTML text without any reference to another file.

    Charts are drawn to SVG on the server and repeated as tables, so that they can be read aloud.
    """
    open_deadlines = sorted(
        (item for item in data.deadlines if item.due and item.status in ("required", "contested")), key=_by_time
    )
    return _templates().render_template(
        "report.html",
        data=data,
        required=[item for item in data.deadlines if item.status == "required"],
        unsettled=[item for item in data.deadlines if item.status in ("unknown", "contested", "advised")],
        not_required=[item for item in data.deadlines if item.status == "not_required"],
        next_deadlines=[item for item in open_deadlines if not item.is_late(at=data.as_of)][:3],
        late=[item for item in open_deadlines if item.is_late(at=data.as_of)],
        timeline=timeline_chart(data.anchors, open_deadlines, as_of=data.as_of),
        exposure=exposure_chart(data.exposure),
        delivery=delivery_chart(data.deliveries),
        balance=reconciliation_chart(data.reconciliation),
        now=data.as_of.strftime("%d %B %Y, %H:%M %z"),
    )


def _by_time(item: Deadline) -> datetime:
    assert item.due is not None
    return item.due if isinstance(item.due, datetime) else datetime.combine(item.due, time.max, tzinfo=UTC)


@cache
def _templates() -> minijinja.Environment:
    folder = Path(__file__).parent / "templates"
    names = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}
    return minijinja.Environment(templates=names, undefined_behavior="strict", trim_blocks=True, lstrip_blocks=True)
