"""One duty for one incident: is it law, whom does it bind, how many, by when, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from msgspec import structs

from amends.law.answer import DutyAnswer, Status
from amends.law.condition import Verdict
from amends.law.evaluate.addressee import groups
from amends.law.evaluate.cohort import CohortJudge, first_bar
from amends.law.evaluate.counting import Counted, Outcomes, members, persons_of, weigh
from amends.law.evaluate.outcome import Outcome, Standing
from amends.law.evaluate.owed import Owed, owed_answer
from amends.law.evaluate.session import Session
from amends.law.explain import arose_words, cite, cohorts_words, confidence_of, least_sure, people
from amends.law.inforce import all_on, latest_on
from amends.law.model import Duty, InForce, Threshold
from amends.law.model.words import Base, Kind, TransitionClause


def answers_of(session: Session, law: str, duty: Duty) -> tuple[DutyAnswer, ...]:
    """The answers on one duty: one, or one for each authority where several must be told."""
    anchor, day = day_arose(session, duty)
    period = standing_period(session, duty, day)
    inside, doubtful = session.residents(duty.residents)
    persons, looked_at = persons_of(session, inside), tuple(inside)
    if period is None:
        return (_no(law, duty, _not_in_force(duty, anchor, day), persons=persons, cohorts=looked_at),)
    day = max(day, period.in_force_from)
    if not inside and not doubtful:
        return (_no(law, duty, f"Nobody affected lives in {_places(duty)}.", period),)
    bar = first_bar(session, duty, day)
    if bar is not None:
        return (_no(law, duty, bar, period, persons=persons, cohorts=looked_at),)
    return _judged(session, law, duty, Arisen(anchor, day, period), (inside, doubtful))


@dataclass(frozen=True)
class Arisen:
    """The day on which the duty arose, by which anchor, and the period of force it falls in."""

    anchor: str | None
    day: date
    period: InForce


def day_arose(session: Session, duty: Duty) -> tuple[str | None, date]:
    """The day whose law counts: that of the first known anchor of ``applies_on``, else of the question."""
    for anchor in duty.applies_on:
        at = session.facts.anchors.get(anchor)
        if at is not None:
            return str(anchor), at.date()
    return None, session.facts.as_of.date()


def standing_period(session: Session, duty: Duty, day: date) -> InForce | None:
    """The period in force on the day, or one that began since without saying whom it catches."""
    found = latest_on(duty.in_force, day)
    if found is not None:
        return found
    told = session.facts.anchors.get("individuals_notified")
    for period in all_on(duty.in_force, session.facts.as_of.date()):
        is_open = told is None or told.date() >= period.in_force_from
        if period.transition.clause is TransitionClause.NONE and is_open:
            return period
    return None


def _judged(
    session: Session, law: str, duty: Duty, arisen: Arisen, residents: tuple[list[int], list[int]]
) -> tuple[DutyAnswer, ...]:
    inside, doubtful = residents
    judge = CohortJudge(session, duty, arisen.day)
    outcomes = judge.outcomes(inside)
    for outcome, indices in judge.outcomes(doubtful).items():
        outcomes.setdefault(_doubted(outcome, duty), []).extend(indices)
    counted = _counted(session, duty, judge, arisen.day, outcomes)
    owed = _kept(outcomes, counted, Standing.OWED)
    unknown = _kept(outcomes, counted, Standing.UNKNOWN)
    if counted.verdict.truth is False or not (owed or unknown):
        return (_refused(session, law, arisen, outcomes, counted),)
    status = _status(duty, arisen, counted, has_owed=bool(owed))
    concerned = owed if status is not Status.UNKNOWN or owed else unknown
    told = frozenset(concerned)
    left_out = {outcome: [index for index in indices if index not in told] for outcome, indices in outcomes.items()}
    found = Owed(
        law=law,
        duty=duty,
        status=status,
        anchor=arisen.anchor,
        day=arisen.day,
        outcomes=tuple(outcome for outcome, indices in outcomes.items() if not told.isdisjoint(indices)),
        lines=(_force_line(duty, arisen), *counted.lines),
        left_out=_summary(session, left_out),
        rests_on=(arisen.period, *_thresholds(duty, arisen.day)),
    )
    return tuple(owed_answer(session, found, group) for group in groups(session, duty, concerned))


def _kept(outcomes: Outcomes, counted: Counted, standing: Standing) -> list[int]:
    """The cohorts of a standing for which the duty remains, in their order."""
    standing_so = (indices for outcome, indices in outcomes.items() if outcome.standing is standing)
    return sorted(counted.keep.intersection(*[chain.from_iterable(standing_so)]))


def _counted(session: Session, duty: Duty, judge: CohortJudge, day: date, outcomes: Outcomes) -> Counted:
    threshold = latest_on(duty.threshold, day)
    if threshold is None:
        return Counted(Verdict(True), members(outcomes), ())
    counted = _by_base(session, judge, threshold, outcomes)
    if threshold.contested_base is None or not counted.verdict.truth:
        return counted
    other = _by_base(session, judge, structs.replace(threshold, base=threshold.contested_base), outcomes)
    if other.verdict.truth is not False:
        return counted
    line = f"Contested whom to count {cite(duty, threshold)}. {other.lines[0]}"
    return replace(counted, lines=(*counted.lines, line), is_contested=True)


def _by_base(session: Session, judge: CohortJudge, threshold: Threshold, outcomes: Outcomes) -> Counted:
    if threshold.base is not Base.TOTAL_PERSONS:
        return weigh(session, threshold, outcomes)
    everywhere = weigh(session, threshold, judge.outcomes(range(len(session.cohorts))))
    return Counted(everywhere.verdict, members(outcomes), everywhere.lines)


def _thresholds(duty: Duty, day: date) -> tuple[Any, ...]:
    threshold = latest_on(duty.threshold, day)
    return () if threshold is None else (threshold,)


def _status(duty: Duty, arisen: Arisen, counted: Counted, *, has_owed: bool) -> Status:
    if counted.verdict.truth is None or not has_owed:
        return Status.UNKNOWN
    if duty.kind is Kind.EXCEPTION:
        return Status.NOT_REQUIRED
    if counted.is_contested or arisen.period.contested or _caught_by_no_clause(arisen):
        return Status.CONTESTED
    return Status.ADVISED if duty.kind is Kind.VOLUNTARY else Status.REQUIRED


def _caught_by_no_clause(arisen: Arisen) -> bool:
    return (
        arisen.anchor is not None
        and arisen.period.transition.clause is TransitionClause.NONE
        and arisen.day == arisen.period.in_force_from
    )


def _doubted(outcome: Outcome, duty: Duty) -> Outcome:
    """A cohort of which only the country is known cannot be owed a State's duty for sure."""
    if outcome.standing in (Standing.OUT, Standing.EXEMPTED):
        return outcome
    line = f"Needs an answer: do these persons live in {_places(duty)}?"
    return Outcome(Standing.UNKNOWN, (line, *outcome.lines), outcome.rests_on)


def _refused(session: Session, law: str, arisen: Arisen, outcomes: Outcomes, counted: Counted) -> DutyAnswer:
    duty = session.corpus.duties[law]
    rests_on = [value for outcome in outcomes for value in outcome.rests_on]
    marks = [confidence_of(duty, value) for value in (*rests_on, arisen.period, *_thresholds(duty, arisen.day))]
    return _no(
        law,
        duty,
        *_reasons_why_not(session, outcomes, counted),
        persons=persons_of(session, members(outcomes)),
        cohorts=tuple(sorted(members(outcomes))),
        confidence=least_sure(marks),
    )


def _reasons_why_not(session: Session, outcomes: Outcomes, counted: Counted) -> tuple[str, ...]:
    """A threshold is a reason only where the law would else bind for somebody."""
    reasons = _summary(session, outcomes)
    is_else_owed = any(outcome.standing in (Standing.OWED, Standing.UNKNOWN) for outcome in outcomes)
    return (*counted.lines, *reasons) if counted.verdict.truth is False and is_else_owed else reasons


def _summary(session: Session, outcomes: Outcomes) -> tuple[str, ...]:
    """One line per reason with how many cohorts and persons it leaves out."""
    reasons: dict[str, list[int]] = defaultdict(list)
    for outcome, indices in outcomes.items():
        if outcome.standing is not Standing.OWED and indices:
            reasons[" ".join(_deciding(outcome))].extend(indices)
    return tuple(
        f"{people(persons_of(session, indices))} in {cohorts_words(len(indices))}: {reason}"
        for reason, indices in reasons.items()
    )


def _deciding(outcome: Outcome) -> Iterable[str]:
    if outcome.standing is Standing.UNKNOWN:
        return (line for line in outcome.lines if line.startswith("Needs"))
    return outcome.lines


def _force_line(duty: Duty, arisen: Arisen) -> str:
    period = arisen.period
    line = f"In force since {period.in_force_from} {cite(duty, period)}; {arose_words(arisen.anchor, arisen.day)}."
    if period.contested:
        line += f" Its force is contested: {period.contested}."
    elif _caught_by_no_clause(arisen):
        line += " It took effect while the breach was open and does not say whether it applies to it."
    return line


def _not_in_force(duty: Duty, anchor: str | None, day: date) -> str:
    if not duty.in_force:
        return f"Not in force: {duty.not_in_force_because}"
    first = min(period.in_force_from for period in duty.in_force)
    if day < first:
        return f"Not in force before {first}; {arose_words(anchor, day)}."
    return f"No longer in force; {arose_words(anchor, day)}."


def _places(duty: Duty) -> str:
    return ", ".join(duty.residents)


def _no(
    law: str, duty: Duty, *because: Any, persons: int = 0, cohorts: tuple[int, ...] = (), confidence: str = ""
) -> DutyAnswer:
    reasons = tuple(item for item in because if isinstance(item, str))
    marks = [source.confidence for source in duty.sources.values()]
    return DutyAnswer(
        law=law,
        citation=duty.citation,
        url=duty.url,
        jurisdiction=duty.jurisdiction,
        recipient=str(duty.recipient),
        recipient_name=duty.recipient_name,
        status=Status.NOT_REQUIRED,
        persons=persons,
        cohorts=cohorts,
        because=reasons,
        confidence=str(confidence or least_sure(marks)),
    )
