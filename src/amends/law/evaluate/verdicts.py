"""Triggers, bounds of scope and exemptions: a condition, and what follows from missing facts."""

from __future__ import annotations

from amends.law.condition import Verdict, answer_key
from amends.law.evaluate.session import Session
from amends.law.explain import cite
from amends.law.facts import Profile
from amends.law.model import Duty, Test
from amends.law.model.words import IfUnknown


def decided(
    session: Session, test: Test, profile: Profile | None, *, default: IfUnknown
) -> tuple[bool | None, Verdict]:
    """The verdict after the test's own rule for missing facts, and the verdict before it."""
    verdict = session.judge(test.when, profile)
    if verdict.truth is not None:
        return verdict.truth, verdict
    fallback = test.if_unknown or default
    return {IfUnknown.MET: True, IfUnknown.NOT_MET: False, IfUnknown.UNKNOWN: None}[fallback], verdict


def met_line(session: Session, duty: Duty, test: Test, verdict: Verdict) -> str:
    """Why a test is met, with what was presumed or computed."""
    line = f"{_capital(test.says)} {cite(duty, test)}"
    if verdict.truth is None:
        line += "; presumed, as the case does not say otherwise"
    return line + _computed(session, test) + "."


def unmet_line(session: Session, duty: Duty, test: Test) -> str:
    """Why a test is not met."""
    text = test.otherwise or f"it is not the case that {test.says}"
    return f"{_capital(text)} {cite(duty, test)}{_computed(session, test)}."


def exempt_line(session: Session, duty: Duty, test: Test) -> str:
    """Why an exemption takes the duty away, who decides it and who must hear of it."""
    line = f"Exempt: {test.says} {cite(duty, test)}"
    if test.decided_by:
        line += f"; decided by the {test.decided_by}"
    if test.tell:
        line += f"; must be told: {test.tell}"
    if test.keep_record_years:
        line += f"; the determination must be kept {test.keep_record_years} years"
    return line + _computed(session, test) + "."


def question_line(duty: Duty, test: Test, verdict: Verdict) -> str:
    """What has to be answered before the law can be."""
    asked = test.question or questions(verdict)
    keys = [answer_key(item) for item in verdict.missing if item.endswith("?")]
    how = f" (answer yes or no with the fact `{'`, `'.join(keys)}`)" if keys and test.question else ""
    return f"Needs an answer: {asked}{how} {cite(duty, test)}"


def questions(verdict: Verdict) -> str:
    """The questions behind an unknown verdict."""
    return "; ".join(_question(item) for item in verdict.missing)


def _question(item: str) -> str:
    return (
        f"{item} (answer yes or no with the fact `{answer_key(item)}`)" if item.endswith("?") else f"what is `{item}`?"
    )


def _computed(session: Session, test: Test) -> str:
    used = session.facts.computed & test.when.facts
    return f" ({', '.join(sorted(used))} was computed, not decided by a person)" if used else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
