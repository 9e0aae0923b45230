"""Asks the law which duties an incident has, and keeps the answer with the corpus that gave it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from amends.apps.duties.models import DutyAnswer
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.journal.services import record_deed
from amends.core.case import Cohort
from amends.core.case.model import Risk
from amends.law import Answer, evaluate, load_corpus


def answer_duties(*, incident: Incident, cohorts: Sequence[Cohort], computed_risk: Risk, as_of: datetime) -> Answer:
    """The duties of every cohort as of an instant; ``computed_risk`` stands in where no person assessed it."""
    answer = evaluate(load_corpus(), case_of(incident), cohorts, as_of, computed_risk=computed_risk)
    DutyAnswer.objects.get_or_create(
        incident=incident,
        as_of=as_of,
        corpus_sha256=answer.corpus.sha256,
        defaults={
            "corpus_version": answer.corpus.version,
            "answer": msgspec.to_builtins(answer, enc_hook=str),
        },
    )
    record_deed(
        incident_ref=incident.ref,
        kind="duties.answered",
        subject=answer.corpus.sha256,
        at=as_of,
        corpus_sha256=answer.corpus.sha256,
        required=sorted({f"{duty.law} {duty.jurisdiction}" for duty in answer.duties if duty.status == "required"}),
    )
    return answer
