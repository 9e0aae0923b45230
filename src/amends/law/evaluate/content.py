"""What the message must and must not contain, and what must be offered, for the people of a duty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from amends.law.answer import ContentRule, RemedyRule
from amends.law.evaluate.session import Session
from amends.law.facts import Profile
from amends.law.inforce import all_on
from amends.law.model import Condition, Duty


def content_rule(session: Session, duty: Duty, day: date, profiles: Iterable[Profile]) -> ContentRule:
    """The constraints in force on the day; one with a condition counts if it is met for anybody here."""
    people = tuple(profiles)
    rules = [rule for rule in all_on(duty.content, day) if _applies(session, rule.when, people)]
    return ContentRule(
        required=tuple(dict.fromkeys(code for rule in rules for code in rule.required)),
        forbidden=tuple(dict.fromkeys(code for rule in rules for code in rule.forbidden)),
    )


def remedy_rules(session: Session, duty: Duty, day: date, profiles: Iterable[Profile]) -> tuple[RemedyRule, ...]:
    """What must be offered to at least one of these people, with its condition in words."""
    people = tuple(profiles)
    return tuple(
        RemedyRule(remedy.kind, remedy.months, remedy.condition)
        for remedy in all_on(duty.remedies, day)
        if _applies(session, remedy.when, people)
    )


def _applies(session: Session, condition: Condition | None, people: tuple[Profile, ...]) -> bool:
    """Whether the condition is met, or may be met, for anybody: a constraint is dropped only on a clear no."""
    if condition is None:
        return True
    if not condition.differs_by_cohort:
        return session.judge(condition).truth is not False
    return any(session.judge(condition, profile).truth is not False for profile in people)
