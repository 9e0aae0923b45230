"""PLAN of ``amends flood``: what is asked, checked field by field before anything is reckoned."""

from __future__ import annotations

import math
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.core.yamltext import parse_yaml
from amends.flood.defaults import forecasting

_MOST = 1e10
_INTERVALS = (15, 30, 60)
_YEARS = range(1990, 2201)


class Segment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """People who get the same notice the same way; ``high_risk`` go first."""

    name: str
    notices: float
    high_risk: bool = False
    propensity: float | None = None
    severity: str | None = None
    clarity: str | None = None
    channels: Any = None


class Sent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wave that went already."""

    at: str
    notices: float


class Came(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"since": "from", "until": "to"}
):
    """Calls that really came from one instant to another."""

    since: str
    until: str
    calls: float


class Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every field of INTERFACES and those beyond it (docs/flood.md); None takes the project's default."""

    calls_per_hour: float | list[float] | None = None
    notices: float | None = None
    segments: list[Segment] | None = None
    aht_s: float | None = None
    target_s: float | None = None
    service_level: float | None = None
    patience_s: float | None = None
    shrinkage: float | None = None
    max_occupancy: float | None = None
    max_abandon: float | None = None
    retrial: float | None = None
    agents: float | None = None
    agents_available: float | list[float] | None = None
    start: str | None = None
    deadline: str | None = None
    time_zone: str | None = None
    opens: int | None = None
    closes: int | None = None
    days: list[int] | None = None
    interval_minutes: int | None = None
    channels: Any = None
    propensity: float | None = None
    severity: str | None = None
    clarity: str | None = None
    media_heat: str | None = None
    unnotified_callers: float | None = None
    contained: float | None = None
    rate_cv: float | None = None
    languages: Any = None
    cost_per_agent_hour: float | None = None
    currency: str | None = None
    sent: list[Sent] | None = None
    observed: list[Came] | None = None


def read_plan(text: str, *, name: str) -> Plan:
    """The plan in a JSON or YAML text.  Raises ``InputError`` (``flood.bad_plan``, ``yaml.syntax``).

    >>> read_plan('{"notices": 1000}', name="x").notices
    1000.0
    """
    raw = _parsed(text, name)
    try:
        plan = msgspec.convert(raw, Plan)
    except msgspec.ValidationError as error:
        raise bad("the plan", str(error), where=name) from error
    _check(plan)
    return plan


def bad(field: str, why: str, *, where: str = "", fix: str = "") -> InputError:
    """The one error of a plan that cannot be used."""
    return InputError(
        "The plan cannot be used.",
        code="flood.bad_plan",
        where=where or field,
        why=why,
        fix=fix or "docs/flood.md lists the fields and shows a whole plan.",
    )


def whole(value: float, field: str) -> int:
    """A number of people or notices: whole, 0 or more."""
    if not (0 <= value <= _MOST and float(value).is_integer()):
        raise bad(field, f"{value:g} is no whole number of 0 or more")
    return int(value)


def weights_of(given: Any, field: str, known: tuple[str, ...] = ()) -> dict[str, float]:
    """Shares by name from a list of names, a mapping to shares or counts, or a list of such mappings; they sum to 1.

    Raises ``InputError`` (``flood.bad_plan``).
    """
    pairs = _pairs(given, field)
    for name, share in pairs.items():
        if known and name not in known:
            raise bad(field, f"{name!r} is not among {', '.join(known)}")
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= _MOST:
            raise bad(field, f"the share of {name!r} is no number of 0 or more")
    total = math.fsum(pairs.values())
    if not total > 0:
        raise bad(field, "the shares add up to nothing")
    return {name: share / total for name, share in pairs.items()}


def zone_of(plan: Plan, start: datetime | None) -> tzinfo | None:
    """The centre's zone: as named, else the offset of the start."""
    if plan.time_zone is None:
        return start.tzinfo if start else None
    try:
        return ZoneInfo(plan.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            "The contact centre's time zone is not known.",
            code="flood.unknown_zone",
            where="time_zone",
            fix="Give an IANA name such as Europe/Warsaw.",
        ) from error


def instant(text: str | None, field: str) -> datetime | None:
    """An aware instant, or None where nothing is stated; raises ``InputError`` (``flood.bad_plan``, ``time.*``)."""
    if text is None:
        return None
    at = parse_instant(text, where=field)
    if at.year not in _YEARS:
        raise bad(field, f"the year {at.year} is not from {_YEARS[0]} to {_YEARS[-1]}")
    return at


def _parsed(text: str, name: str) -> Any:
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith(("{", "[")):
        try:
            return msgspec.json.decode(text.encode("utf-8"))
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            pass  # YAML may be written with braces too; its reader names line and column
    return parse_yaml(text, name=name)


def _pairs(given: Any, field: str) -> dict[str, Any]:
    if isinstance(given, str):
        return {given: 1.0}
    if isinstance(given, dict):
        pairs = {str(name): _share_in(value) for name, value in given.items()}
    elif isinstance(given, list):
        pairs = {}
        for item in given:
            name, share = _item(item)
            if not name or name in pairs:
                raise bad(field, "an entry has no name, or one that stands there already")
            pairs[name] = share
    else:
        pairs = {}
    if not pairs:
        raise bad(field, "it is neither names nor shares by name")
    return pairs


def _item(item: Any) -> tuple[str, Any]:
    if isinstance(item, dict):
        name = next((item[key] for key in ("channel", "language", "name", "skill") if key in item), "")
        return (name if isinstance(name, str) else ""), _share_in(item)
    return (item, 1.0) if isinstance(item, str) else ("", None)


def _share_in(value: Any) -> Any:
    if isinstance(value, dict):
        return next((value[key] for key in ("share", "notices", "weight") if key in value), 1.0)
    return value


# Field, least, most, whether the ends themselves are allowed.
_RANGES: tuple[tuple[str, float, float, bool, bool], ...] = (
    ("aht_s", 0, 86_400, False, True),
    ("target_s", 0, 86_400, True, True),
    ("service_level", 0, 1, True, False),
    ("patience_s", 0, 86_400, False, True),
    ("shrinkage", 0, 1, True, False),
    ("max_occupancy", 0, 1, False, True),
    ("max_abandon", 0, 1, False, True),
    ("retrial", 0, 1, True, False),
    ("propensity", 0, 1, True, True),
    ("contained", 0, 1, True, True),
    ("rate_cv", 0, 3, True, True),
    ("unnotified_callers", 0, _MOST, True, True),
    ("cost_per_agent_hour", 0, 1e9, True, True),
)


def _check(plan: Plan) -> None:
    given = [name for name in ("calls_per_hour", "notices", "segments") if getattr(plan, name) is not None]
    if len(given) != 1:
        why = "it states none of them" if not given else "it states " + " and ".join(given)
        raise bad(
            "calls_per_hour, notices, segments", why, fix="Give exactly one: a rate of calls, or how many notices go."
        )
    for field, least, most, with_least, with_most in _RANGES:
        _in_range(getattr(plan, field), field, least, most, ends=(with_least, with_most))
    rates = plan.calls_per_hour if isinstance(plan.calls_per_hour, list) else [plan.calls_per_hour or 0.0]
    if not rates:
        raise bad("calls_per_hour", "the list is empty")
    for rate in rates:
        _in_range(rate, "calls_per_hour", 0, _MOST, ends=(True, True))
    if plan.interval_minutes not in (None, *_INTERVALS):
        raise bad("interval_minutes", f"{plan.interval_minutes} is none of 15, 30 and 60")
    _check_hours(plan)
    _check_segments(plan)
    _check_words(plan)


def _check_hours(plan: Plan) -> None:
    opens, closes = plan.opens or 0, 24 if plan.closes is None else plan.closes
    if not 0 <= opens < closes <= 24:
        raise bad("opens, closes", f"from {opens} to {closes} are no hours of one day")
    if plan.days is not None and (not plan.days or any(day not in range(7) for day in plan.days)):
        raise bad("days", "days are numbers from 0 (Monday) to 6")
    available = plan.agents_available
    if isinstance(available, list) and len(available) != 24:
        raise bad("agents_available", "it is neither one number nor 24 by the hour of the day")
    if isinstance(available, list) and plan.calls_per_hour is not None and plan.start is None:
        raise bad("start", "staff by the hour of the day needs to know the hour")


def _check_segments(plan: Plan) -> None:
    names = [segment.name for segment in plan.segments or ()]
    if plan.segments == [] or len(set(names)) != len(names) or "" in names:
        raise bad("segments", "there is none, or two have one name")
    for segment in plan.segments or ():
        whole(segment.notices, f"segments, {segment.name}, notices")
        _in_range(segment.propensity, f"segments, {segment.name}, propensity", 0, 1, ends=(True, True))


def _check_words(plan: Plan) -> None:
    known = forecasting().influences
    for field, words in (("severity", known.severity), ("clarity", known.clarity), ("media_heat", known.media_heat)):
        for holder in (plan, *(plan.segments or ())):
            word = getattr(holder, field, None)
            if word is not None and word not in words:
                raise bad(field, f"{word!r} is not among {', '.join(words)}")


def _in_range(value: float | None, field: str, least: float, most: float, *, ends: tuple[bool, bool]) -> None:
    if value is None:
        return
    above = value >= least if ends[0] else value > least
    below = value <= most if ends[1] else value < most
    if not (above and below):  # also what is no number at all
        hint = "0.8 is 80 %. " if most == 1 and value > 1 else ""
        lower, upper = ("from" if ends[0] else "above"), ("up to" if ends[1] else "below")
        raise bad(
            field, f"{value:g} is not {lower} {least:g} {upper} {most:g}", fix=f"{hint}Give a number in that range."
        )
