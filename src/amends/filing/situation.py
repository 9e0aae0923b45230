"""A situation from a case, its cohorts and the answers of law and severity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from amends.core.case import Case, Cohort
from amends.core.case.facts import facts_of_case
from amends.filing.derived import DERIVED
from amends.filing.facts import Situation
from amends.filing.forms import Form
from amends.filing.model import DutyInfo, SeverityInfo, Stage


def situation_for(
    form: Form,
    duties: Sequence[DutyInfo],
    *,
    case: Case,
    cohorts: Sequence[Cohort],
    every_duty: Sequence[DutyInfo],
    severity: SeverityInfo | None,
    as_of: datetime,
    stage: Stage,
    sample: str | None = None,
) -> Situation:
    """The situation of one filing that serves ``duties`` (at least one; all of them count the same persons)."""
    counted = sorted({index for duty in duties for index in duty.cohorts})
    return Situation(
        case=case,
        book=facts_of_case(case, at=as_of),
        cohorts=tuple(cohorts),
        counted=tuple(cohorts[index] for index in counted) or tuple(cohorts),
        duty=_together(duties),
        served=tuple(duties),
        duties=tuple(every_duty),
        severity=severity,
        as_of=as_of,
        stage=stage,
        language=form.language,
        form=form.form,
        sample=sample,
        derive=DERIVED,
    )


def _together(duties: Sequence[DutyInfo]) -> DutyInfo:
    """The duties of a joint submission as one: all recipients, the earliest deadline."""
    due = min((duty.due_at for duty in duties if duty.due_at), default=None)
    names = "; ".join(dict.fromkeys(duty.recipient_name for duty in duties if duty.recipient_name))
    return msgspec.structs.replace(duties[0], due_at=due, recipient_name=names)
