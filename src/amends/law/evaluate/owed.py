"""The full answer on a duty that binds, or may bind: the deadline, the content, the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amends.core.case.model import CohortStatus
from amends.law.answer import Due, DutyAnswer, Status, Version
from amends.law.evaluate.addressee import Group
from amends.law.evaluate.content import content_rule, remedy_rules
from amends.law.evaluate.counting import persons_of
from amends.law.evaluate.deadline import Deadline, Reckoner, comparable, day_of, place_in
from amends.law.evaluate.hold import extended, held
from amends.law.evaluate.outcome import Outcome
from amends.law.evaluate.session import Session
from amends.law.explain import cite, cohorts_words, confidence_of, least_sure, moment, people
from amends.law.inforce import all_on, latest_on
from amends.law.model import Clock, Dated, Duty
from amends.law.model.words import Confidence, Kind, TransitionClause


@dataclass(frozen=True)
class Owed:
    """What has been found of a duty before its deadline is computed."""

    law: str
    duty: Duty
    status: Status
    anchor: str | None
    day: date
    outcomes: tuple[Outcome, ...]
    lines: tuple[str, ...]
    left_out: tuple[str, ...]
    rests_on: tuple[Dated, ...]


def owed_answer(session: Session, owed: Owed, group: Group) -> DutyAnswer:
    """The answer towards one addressee."""
    duty = owed.duty
    reckoner = Reckoner(session, place_in(session, group.country, jurisdiction=duty.jurisdiction))
    clock = _clock_on(session, duty, owed.day)
    deadline = _deadline(session, owed, clock, reckoner)
    status = Status.UNKNOWN if deadline.missing and owed.status is not Status.NOT_REQUIRED else owed.status
    profiles = tuple(dict.fromkeys(session.profiles[index] for index in group.cohorts))
    marks = list(_marks(owed, clock, deadline))
    return DutyAnswer(
        law=owed.law,
        citation=duty.citation,
        url=duty.url,
        jurisdiction=duty.jurisdiction,
        recipient=str(duty.recipient),
        recipient_name=group.name,
        status=status,
        persons=persons_of(session, group.cohorts),
        cohorts=group.cohorts,
        as_soon_as_possible=deadline.is_without_delay or (clock is not None and clock.as_soon_as_possible),
        anchor=deadline.anchor,
        due=Due(deadline.nominal, deadline.rolled, deadline.rolled_by, deadline.alternatives),
        before=tuple(str(name) for rule in all_on(duty.before, owed.day) for name in rule.recipients),
        content=content_rule(session, duty, owed.day, profiles),
        remedies=remedy_rules(session, duty, owed.day, profiles),
        transition=tuple(_versions(session, owed, clock, reckoner)),
        because=tuple(dict.fromkeys(_reasons(session, owed, group, clock, deadline))),
        confidence=str(least_sure(marks)),
    )


def _clock_on(session: Session, duty: Duty, day: date) -> Clock | None:
    fitting = [clock for clock in duty.clock if clock.when is None or session.judge(clock.when).truth]
    return latest_on(fitting, day)


def _deadline(session: Session, owed: Owed, clock: Clock | None, reckoner: Reckoner) -> Deadline:
    if clock is None:
        return Deadline()
    duty, day, incident = owed.duty, owed.day, session.facts.incident
    counted = reckoner.deadline(clock)
    if counted.missing:
        return counted
    longer = extended(counted, incident.extensions, latest_on(duty.extension, day), duty, reckoner)
    stopped = held(longer, incident.law_enforcement_hold, latest_on(duty.hold, day), duty, reckoner)
    return reckoner.rolled(stopped, latest_on(duty.roll, day))


def _versions(session: Session, owed: Owed, current: Clock | None, reckoner: Reckoner) -> Iterator[Version]:
    """The later versions of the clock that may also count, because their statute says nothing of old breaches."""
    later = [clock for clock in owed.duty.clock if _catches(session, owed, clock, reckoner)]
    if not later:
        return
    if current is not None:
        says = f"the law on the day the duty arose, {owed.day}"
        yield Version(current.in_force_from, reckoner.deadline(current).nominal, says, contested=True)
    for clock in sorted(later, key=lambda item: item.in_force_from):
        says = (
            clock.transition.says or "took effect while the duty was open; it does not say to which breaches it applies"
        )
        yield Version(clock.in_force_from, reckoner.deadline(clock).nominal, says, contested=True)


def _catches(session: Session, owed: Owed, clock: Clock, reckoner: Reckoner) -> bool:
    change = clock.in_force_from
    if owed.anchor is None or change <= owed.day or clock.transition.clause is not TransitionClause.NONE:
        return False
    if clock.when is not None and not session.judge(clock.when).truth:
        return False
    told = session.facts.anchors.get("individuals_notified")
    if told is not None and told.date() < change:
        return False
    due = reckoner.deadline(clock).nominal
    return (due is not None and day_of(due) >= change) or _was_open(session, owed, change, reckoner)


def _was_open(session: Session, owed: Owed, change: date, reckoner: Reckoner) -> bool:
    """Whether the duty was open when the law changed: by its old date, or, without one, if it arose no earlier than
    in the year before."""
    if change > session.facts.as_of.date():
        return False
    current = _clock_on(session, owed.duty, owed.day)
    old = reckoner.deadline(current).nominal if current is not None else None
    return day_of(old) >= change if old is not None else owed.day.year >= change.year - 1


def _marks(owed: Owed, clock: Clock | None, deadline: Deadline) -> Iterator[Confidence]:
    values: list[Dated] = [value for outcome in owed.outcomes for value in outcome.rests_on]
    values += owed.rests_on
    if clock is not None:
        values.append(clock)
    roll = latest_on(owed.duty.roll, owed.day)
    if deadline.rolled is not None and roll is not None:
        values.append(roll)
    yield from (confidence_of(owed.duty, value) for value in values)


def _reasons(session: Session, owed: Owed, group: Group, clock: Clock | None, deadline: Deadline) -> Iterator[str]:
    yield owed.lines[0]
    for outcome in owed.outcomes:
        yield from outcome.lines
    yield from owed.lines[1:]
    yield f"{people(persons_of(session, group.cohorts))} in {cohorts_words(len(group.cohorts))}."
    yield from _about_the_people(session, group)
    if group.says:
        yield f"{group.says}: {group.name}."
    yield from _clock_lines(session, owed, clock, deadline)
    yield from (f"Not counted here: {line}" for line in owed.left_out)
    yield from owed.duty.notes
    if owed.duty.kind is Kind.CONTRACT:
        yield "A contract, not a law: it binds whoever agreed to it, in the version that was agreed."
    if owed.duty.kind is Kind.EXCEPTION:
        yield "An exception, not a duty: it takes nothing away until a person has decided that it applies."
    weakest = least_sure(_marks(owed, clock, deadline))
    if weakest is not Confidence.READ:
        yield f"Rests in part on memory or copies ({weakest}), not on the official text; have counsel confirm it."


def _about_the_people(session: Session, group: Group) -> Iterator[str]:
    """Who is not confirmed, who moved, who is a minor, who has died: each needs other handling."""
    cohorts = [session.cohorts[index] for index in group.cohorts]
    possible = sum(cohort.persons for cohort in cohorts if cohort.status is CohortStatus.POSSIBLE)
    if possible:
        yield f"Of these, {people(possible)} may be affected, which is not confirmed."
    moved: Counter[tuple[str, str]] = Counter()
    for cohort in cohorts:
        if cohort.residence_at_breach not in (None, cohort.residence):
            moved[str(cohort.residence_at_breach), cohort.residence] += cohort.persons
    for (before, now), persons in moved.items():
        yield f"Of these, {people(persons)} lived in {before} at the breach and in {now} now; both laws are answered."
    minors = sum(cohort.minors for cohort in cohorts)
    if minors:
        yield f"Of these, {minors:,} are minors; their guardians are addressed."
    deceased = sum(cohort.deceased for cohort in cohorts)
    if deceased:
        yield f"Of these, {deceased:,} have died; next of kin or a personal representative is addressed, if known."


def _clock_lines(session: Session, owed: Owed, clock: Clock | None, deadline: Deadline) -> Iterator[str]:
    if clock is None:
        return
    if clock.as_soon_as_possible:
        limit = (
            "; the date below is an outer limit, not a target"
            if deadline.nominal is not None
            else ""
            if clock.limits
            else "; the law names no number of days or hours"
        )
        yield f"Without undue or unreasonable delay {cite(owed.duty, clock)}{limit}."
    yield from deadline.lines
    if clock.says:
        yield f"The time that the law gives: {clock.says} {cite(owed.duty, clock)}."
    elif clock.limits:
        yield f"The clock is set by {cite(owed.duty, clock)}."
    if deadline.nominal is not None and _is_late(session, deadline):
        yield f"The deadline {moment(deadline.nominal)} has passed on {moment(session.facts.as_of)}."


def _is_late(session: Session, deadline: Deadline) -> bool:
    last = deadline.rolled or deadline.nominal
    return comparable(last, deadline.start or session.facts.as_of) < session.facts.as_of
