"""Which laws bind an incident: a pure function of the corpus, the case, its cohorts and the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from amends.core.case.model import Case, Cohort, Risk
from amends.core.clock import require_aware
from amends.law.answer import Answer, CorpusStamp
from amends.law.corpus import Corpus
from amends.law.evaluate.duty import answers_of
from amends.law.evaluate.session import open_session
from amends.law.evaluate.span import require_countable
from amends.law.evaluate.uncovered import unanswered
from amends.law.facts import incident_facts

__all__ = ["evaluate"]


def evaluate(
    corpus: Corpus,
    case: Case,
    cohorts: Sequence[Cohort],
    as_of: datetime,
    *,
    computed_risk: Risk | None = None,
) -> Answer:
    """Every duty of the corpus, for these cohorts, as asked at ``as_of`` (aware).

    The cohorts are those of the assessment; ``case.cohorts`` is not read.  ``computed_risk`` is used
    only where the case has no ``assessment.risk``, and the reasons say that it was computed.  Evaluates
    cohorts, never persons, so the size of a cohort costs nothing.

    A place whose law is not in the corpus has an answer ``unknown`` of its own (``not-encoded/...``).

    Raises ``InputError``: ``time.no_offset`` if ``as_of`` is naive, ``law.time_out_of_range`` for an instant of the
    case that no calendar can count from.
    """
    require_aware(as_of, where="as_of")
    require_countable(case.incident, as_of)
    persons = sum(cohort.persons for cohort in cohorts)
    facts = incident_facts(case, persons=persons, as_of=as_of, computed_risk=computed_risk)
    session = open_session(corpus, facts, cohorts)
    duties = tuple(answer for law, duty in corpus.duties.items() for answer in answers_of(session, law, duty))
    return Answer(as_of, CorpusStamp(corpus.version, corpus.sha256), (*duties, *unanswered(session)))
