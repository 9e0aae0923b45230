"""What a law enforcement hold and a granted extension do to a deadline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from amends.core.case.model import Extension as Request
from amends.core.case.model import LawEnforcementHold
from amends.law.answer import Alternative, Moment
from amends.law.evaluate.deadline import Deadline, Reckoner, comparable, day_of
from amends.law.explain import cite, moment, unit_words
from amends.law.model import Duty, Extension, Hold
from amends.law.model.words import AfterRelease, HoldEffect


def held(
    deadline: Deadline, hold: LawEnforcementHold | None, rule: Hold | None, duty: Duty, reckoner: Reckoner
) -> Deadline:
    """The deadline under a hold: unchanged, stopped (no date), counted anew from its release, or without delay."""
    if hold is None:
        return deadline
    without_effect = _without_effect(hold, rule, duty)
    if rule is None or without_effect:
        return _with_line(deadline, without_effect)
    limited = _at_its_longest(deadline, hold, rule, duty, reckoner)
    if limited is not None:
        return limited
    release = hold.released_at or hold.until
    if release is None:
        stopped = replace(deadline, nominal=None, alternatives=_without_hold(deadline, rule, duty))
        return _with_line(stopped, f"Stopped by the law enforcement hold; it runs again on release {cite(duty, rule)}.")
    return _after_release(deadline, release, rule, duty, reckoner)


def _without_effect(hold: LawEnforcementHold, rule: Hold | None, duty: Duty) -> str:
    """Why the hold does not touch the clock; empty if it does."""
    if rule is None:
        return "The law enforcement hold does not stop this duty."
    if rule.effect is HoldEffect.NOTHING:
        return f"The law enforcement hold does not stop this duty {cite(duty, rule)}."
    if rule.needs_writing and hold.in_writing is not True:
        return f"The hold does not stop this duty unless it is asked for in writing {cite(duty, rule)}."
    if hold.requested_at is None and hold.until is None and hold.released_at is None:
        return "A law enforcement hold is named, but not when it was asked for: it is not counted."
    return ""


def _without_hold(deadline: Deadline, rule: Hold, duty: Duty) -> tuple[Alternative, ...]:
    """The ordinary end, which comes back if the hold is released before it."""
    if deadline.nominal is None:
        return ()
    return (Alternative(deadline.nominal, "Without the hold", duty.sources[rule.source].at, contested=False),)


def _at_its_longest(
    deadline: Deadline, hold: LawEnforcementHold, rule: Hold, duty: Duty, reckoner: Reckoner
) -> Deadline | None:
    """The deadline where the law itself ends the hold, or ``None`` where the hold ends first or the law sets no end."""
    longest = rule.at_most
    n = None if longest is None else longest.written if hold.in_writing is True else longest.oral
    if longest is None or n is None:
        return None
    kind = "written" if hold.in_writing is True else "oral"
    words = f"A hold on {kind} request lasts at most {n} {unit_words(longest.unit)} {cite(duty, rule)}"
    if hold.requested_at is None:
        return _with_line(deadline, f"{words}; when it was asked for is not known, so it is not counted.")
    last = datetime.combine(reckoner.add(hold.requested_at.date(), n, longest.unit, None), hold.requested_at.timetz())
    release = hold.released_at or hold.until
    if release is not None and release <= last:
        return None
    return _after_release(_with_line(deadline, f"{words}."), last, rule, duty, reckoner)


def _after_release(deadline: Deadline, release: datetime, rule: Hold, duty: Duty, reckoner: Reckoner) -> Deadline:
    end: Moment = reckoner.add(release.date(), rule.n, rule.unit, rule.calendar)
    if rule.after_release is AfterRelease.LATER_OF_BOTH:
        if deadline.nominal is None:
            return _with_line(
                deadline, f"The hold ended or ends {moment(release)}; tell without delay then {cite(duty, rule)}."
            )
        if comparable(deadline.nominal, release) >= comparable(end, release):
            ended = "ended" if release <= reckoner.as_of else "ends"
            line = f"The law enforcement hold {ended} {moment(release)}; the ordinary deadline is no earlier, and stays"
            return _with_line(deadline, f"{line} {cite(duty, rule)}.")
        if not rule.n and release <= reckoner.as_of:
            return _without_delay(deadline, release, rule, duty)
    left = f"{rule.n} {unit_words(rule.unit)} after release" if rule.n else "on release"
    line = f"Law enforcement hold to {moment(release)}: {left}, so {moment(end)} {cite(duty, rule)}."
    moved = replace(
        deadline, nominal=end, alternatives=(), unit=deadline.unit or rule.unit, start=deadline.start or release
    )
    return _with_line(moved, line)


def _without_delay(deadline: Deadline, release: datetime, rule: Hold, duty: Duty) -> Deadline:
    """No date: the law gives no days of its own after a release that came later than the ordinary deadline."""
    line = (
        f"The law enforcement hold ended {moment(release)}, after the ordinary deadline; "
        f"the law names no days from there: tell without delay {cite(duty, rule)}."
    )
    others = _without_hold(deadline, rule, duty)
    return _with_line(replace(deadline, nominal=None, alternatives=others, is_without_delay=True), line)


def extended(
    deadline: Deadline, requests: Iterable[Request], rule: Extension | None, duty: Duty, reckoner: Reckoner
) -> Deadline:
    """The deadline with the extension that was asked for in the right way and in time."""
    if rule is None or deadline.nominal is None:
        return deadline
    for request in requests:
        if request.jurisdiction.upper() != duty.jurisdiction or request.recipient is not duty.recipient:
            continue
        fault = _fault(request, rule, deadline)
        if fault:
            return _with_line(deadline, f"The extension asked for does not count: {fault} {cite(duty, rule)}.")
        end = _lengthened(deadline.nominal, rule, reckoner)
        line = f"Extended by {rule.n} {unit_words(rule.unit)} to {moment(end)} {cite(duty, rule)}."
        return _with_line(replace(deadline, nominal=end), line)
    return deadline


def _fault(request: Request, rule: Extension, deadline: Deadline) -> str:
    if rule.needs_writing and request.in_writing is not True:
        return "it must be in writing"
    if rule.needs_good_cause and request.good_cause is not True:
        return "it must give good cause"
    if request.requested_at is None:
        return "the day on which it was asked for is not known"
    if deadline.nominal is not None and comparable(deadline.nominal, request.requested_at) < request.requested_at:
        return f"it was asked for after {moment(deadline.nominal)}"
    return ""


def _lengthened(nominal: Moment, rule: Extension, reckoner: Reckoner) -> date:
    return reckoner.add(day_of(nominal), rule.n, rule.unit, rule.calendar)


def _with_line(deadline: Deadline, line: str) -> Deadline:
    return replace(deadline, lines=(*deadline.lines, line))
