"""Is the line ready for the number to be published?  Lights from what somebody observed, when, and who it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from amends.core.clock import require_aware
from amends.flood.defaults import readiness_rules
from amends.flood.erlang import trunks_for


class ReadyState(StrEnum):
    """Red blocks.  Amber is for a person to weigh.  What nobody looked at is not green."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Check(StrEnum):
    """What must have been tried out."""

    LINE = "line"
    TRUNKS = "trunks"
    HOURS = "hours"
    OVERFLOW = "overflow"
    LANGUAGES = "languages"
    SELF_SERVICE = "self_service"
    LOAD_TEST = "load_test"


class Observation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One look: ``at`` aware, ``by`` a role or a reference, ``passed`` what it showed, ``note`` in words.

    ``subject`` is the number, the language or the page that was looked at; ``figure`` trunks counted, or requests a
    second that the page bore.
    """

    check: Check
    at: datetime
    by: str
    passed: bool
    subject: str = ""
    figure: float | None = None
    note: str = ""


class Need(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the forecast asks of the line: ``peak_load`` in Erlang with all scenarios' highest calls and handling time.

    ``posted_hours`` and ``staffed_hours`` are opening hours in words or ranges, compared as they stand, by day.
    """

    numbers: tuple[str, ...]
    peak_load: float
    languages: tuple[str, ...] = ()
    posted_hours: Mapping[str, str] = {}
    staffed_hours: Mapping[str, str] = {}
    overflow_facts: tuple[str, ...] = ()
    page_requests_per_s: float | None = None


class ReadyLight(msgspec.Struct, frozen=True, kw_only=True):
    """One light as the launch gate has them: what, whose, how it stands, why, what to do, seen when and by whom."""

    check: str
    subject: str
    state: ReadyState
    why: str
    fix: str = ""
    seen_at: datetime | None = None
    seen_by: str = ""


_FIXES = {
    Check.LINE: "Dial it from outside, from a mobile and from abroad, and note who did and what was heard.",
    Check.TRUNKS: "Ask the carrier for the number of lines that can be up at once, and note it.",
    Check.HOURS: "Correct the hours in the notice or the roster.",
    Check.OVERFLOW: "Record an announcement that tells the facts and where to read them, not 'call later'.",
    Check.LANGUAGES: "Find people or interpreters, or say in the notice which languages are served.",
    Check.SELF_SERVICE: "Put 'am I affected', status and callback before the queue, and dial through every branch.",
    Check.LOAD_TEST: "Have the status page tested under the load of the first hour.",
}


def judge_readiness(need: Need, seen: Sequence[Observation], *, at: datetime) -> tuple[ReadyLight, ...]:
    """Every light of the list; ``at`` is aware.  The latest look at a thing counts, and only for its time.

    Raises ``InputError`` (``time.no_offset``, ``flood.bad_load``).
    """
    require_aware(at, where="at")
    lights = [_seen(Check.LINE, number, seen, at) for number in need.numbers]
    lights += [] if need.numbers else [_red(Check.LINE, "-", "No number is named.")]
    lights.append(_trunks(need, seen, at))
    lights.append(_hours(need, seen, at))
    lights.append(_overflow(need, seen, at))
    lights += [_seen(Check.LANGUAGES, language, seen, at) for language in need.languages]
    lights.append(_seen(Check.SELF_SERVICE, "", seen, at))
    lights.append(_load_test(need, seen, at))
    return tuple(lights)


def is_ready(lights: Sequence[ReadyLight]) -> bool:
    """Whether there are lights at all and none is red."""
    return bool(lights) and not any(light.state is ReadyState.RED for light in lights)


def _latest(check: Check, subject: str, seen: Sequence[Observation], at: datetime) -> Observation | None:
    looks = [one for one in seen if one.check is check and one.subject == subject and one.at <= at]
    return max(looks, key=lambda one: one.at, default=None)


def _seen(check: Check, subject: str, seen: Sequence[Observation], at: datetime) -> ReadyLight:
    """Green if the latest look passed and is fresh; no look at all is red."""
    look = _latest(check, subject, seen, at)
    if look is None:
        return _red(check, subject, "Nobody has looked at it.")
    if not look.passed:
        return _red(check, subject, f"It failed when it was looked at{': ' + look.note if look.note else '.'}", look)
    hours = readiness_rules().checks.fresh_hours[check]
    if at - look.at > timedelta(hours=hours):
        return _red(check, subject, f"The last look is more than {hours} hours old.", look)
    if not look.by:
        return _light(check, subject, ReadyState.AMBER, "Nobody is named who looked at it.", look)
    return _light(check, subject, ReadyState.GREEN, look.note or "It was looked at and held.", look)


def _trunks(need: Need, seen: Sequence[Observation], at: datetime) -> ReadyLight:
    light = _seen(Check.TRUNKS, "", seen, at)
    if light.state is not ReadyState.GREEN:
        return light
    look = _latest(Check.TRUNKS, "", seen, at)
    assert look is not None
    needed = trunks_for(need.peak_load, most_blocked=readiness_rules().trunks.most_blocked)
    if look.figure is None:
        return _red(Check.TRUNKS, "", "Their number was not noted.", look)
    if look.figure < needed:
        return _red(Check.TRUNKS, "", f"There are {look.figure:g} lines, and the peak needs {needed}.", look)
    return _light(
        Check.TRUNKS, "", ReadyState.GREEN, f"There are {look.figure:g} lines; the peak needs {needed}.", look
    )


def _hours(need: Need, seen: Sequence[Observation], at: datetime) -> ReadyLight:
    differing = sorted(
        day
        for day in {*need.posted_hours, *need.staffed_hours}
        if need.posted_hours.get(day, "") != need.staffed_hours.get(day, "")
    )
    if differing:
        return _red(Check.HOURS, "", "Hours posted are not the hours staffed: " + ", ".join(differing) + ".")
    if not need.posted_hours:
        return _red(Check.HOURS, "", "No hours are posted.")
    return _seen(Check.HOURS, "", seen, at)


def _overflow(need: Need, seen: Sequence[Observation], at: datetime) -> ReadyLight:
    if not need.overflow_facts:
        return _red(Check.OVERFLOW, "", "The announcement for a full queue tells no fact.")
    return _seen(Check.OVERFLOW, "", seen, at)


def _load_test(need: Need, seen: Sequence[Observation], at: datetime) -> ReadyLight:
    light = _seen(Check.LOAD_TEST, "", seen, at)
    look = _latest(Check.LOAD_TEST, "", seen, at)
    if light.state is not ReadyState.GREEN or look is None or need.page_requests_per_s is None:
        return light
    if look.figure is None:
        return _light(Check.LOAD_TEST, "", ReadyState.AMBER, "What the page bore was not noted.", look)
    if look.figure < need.page_requests_per_s:
        why = f"The page bore {look.figure:g} requests a second; {need.page_requests_per_s:g} are expected."
        return _red(Check.LOAD_TEST, "", why, look)
    return light


def _red(check: Check, subject: str, why: str, look: Observation | None = None) -> ReadyLight:
    return _light(check, subject, ReadyState.RED, why, look)


def _light(check: Check, subject: str, state: ReadyState, why: str, look: Observation | None) -> ReadyLight:
    fix = "" if state is ReadyState.GREEN else _FIXES[check]
    seen_at, seen_by = (look.at, look.by) if look else (None, "")
    return ReadyLight(
        check=str(check), subject=subject or "-", state=state, why=why, fix=fix, seen_at=seen_at, seen_by=seen_by
    )


def summary(lights: Sequence[ReadyLight]) -> Iterator[tuple[ReadyState, int]]:
    """How many lights there are of each state, the red first."""
    for state in (ReadyState.RED, ReadyState.AMBER, ReadyState.GREEN):
        yield state, sum(light.state is state for light in lights)
