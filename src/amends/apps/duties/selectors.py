"""Reads the clocks of an incident."""

from __future__ import annotations

from datetime import datetime

from amends.apps.incidents.models import Incident
from amends.law.answer import Answer
from amends.law.clocks import ClockRow, Deed, clock_rows
from amends.law.reading import answer_of


def latest_answer(*, incident: Incident) -> Answer | None:
    """What the law answered last, or ``None`` if it was never asked."""
    kept = incident.duty_answers.order_by("as_of", "id").last()
    return None if kept is None else answer_of(kept.answer)


def clocks_of(*, incident: Incident, at: datetime) -> tuple[ClockRow, ...]:
    """Every clock of the incident at an instant, the most urgent first."""
    answer = latest_answer(incident=incident)
    if answer is None:
        return ()
    deeds = [
        Deed(law=deed.law, at=deed.done_at, recipient_name=deed.recipient_name, by=deed.by, why_late=deed.why_late)
        for deed in incident.duty_deeds.all()
    ]
    return clock_rows(answer, deeds, at=at)
