"""Faults of a duty file that its JSON Schema cannot see: words, references, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pycountry

from amends.core.elements import elements
from amends.law.corpus import read_yaml
from amends.law.evaluate.deadline import PLACE_OF_ACTION
from amends.law.evaluate.session import ANYWHERE
from amends.law.model import Clock, Condition, Dated, Duty, Limit, Start
from amends.law.model.words import Unit


@dataclass(frozen=True)
class Vocabulary:
    """Every word that a duty may use beside the closed sets of the schema."""

    elements: frozenset[str]
    content: frozenset[str]
    remedies: frozenset[str]
    facts: frozenset[str]
    places: frozenset[str]
    authorities: frozenset[str]
    calendars: frozenset[str]
    regimes: frozenset[str]


def read_vocabulary(folder: Path) -> Vocabulary:
    """The words of a corpus."""
    words = {name: frozenset(read_yaml(folder / "vocabulary" / f"{name}.yaml")) for name in _FILES}
    calendars = frozenset(path.stem for path in (folder / "calendars").glob("*.yaml")) | {PLACE_OF_ACTION}
    regimes = frozenset(read_yaml(folder / "coverage.yaml")["regimes"])
    return Vocabulary(elements=frozenset(elements()), calendars=calendars, regimes=regimes, **words)


_FILES = ("content", "remedies", "facts", "places", "authorities")


def faults_of(duty: Duty, words: Vocabulary) -> Iterator[str]:
    """Everything wrong with one duty."""
    yield from _links(duty)
    yield from _places(duty, words)
    yield from _references(duty, words)
    yield from _dates(duty)
    for condition in _conditions(duty):
        yield from _condition(condition, words)
    for limit in _limits(duty):
        yield from _limit(limit, words)
    if not duty.in_force and not duty.not_in_force_because:
        yield "it has no `in_force`, and no `not_in_force_because` that says why"
    if duty.regime not in words.regimes:
        yield f"the regime {duty.regime!r} is not in coverage.yaml"


def _links(duty: Duty) -> Iterator[str]:
    for where, url in (("url", duty.url), *((f"source `{name}`", item.url) for name, item in duty.sources.items())):
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or "." not in (parts.hostname or "") or any(map(str.isspace, url)):
            yield f"the link of its {where} is not well-formed: {url!r}"


def _places(duty: Duty, words: Vocabulary) -> Iterator[str]:
    if duty.jurisdiction not in ("EU", "US") and not _is_code(duty.jurisdiction):
        yield f"the jurisdiction {duty.jurisdiction!r} is neither an ISO 3166 code nor EU or US"
    for place in duty.residents:
        if place != ANYWHERE and place not in words.places and not _is_code(place):
            yield f"the residence {place!r} is neither an ISO 3166 code nor a set of vocabulary/places.yaml"


def _is_code(place: str) -> bool:
    if "-" in place:
        return pycountry.subdivisions.get(code=place) is not None
    return pycountry.countries.get(alpha_2=place) is not None


def _references(duty: Duty, words: Vocabulary) -> Iterator[str]:
    for value in dated_values(duty):
        if value.source not in duty.sources:
            yield f"the source {value.source!r} of a value in force from {value.in_force_from} is not in the file"
    used = {
        code
        for covered in duty.covers
        for need in covered.needs
        for code in ([need] if isinstance(need, str) else need)
    }
    yield from _unknown("element", used, words.elements)
    named = {code for rule in duty.content for code in (*rule.required, *rule.forbidden)}
    yield from _unknown("content", named, words.content)
    yield from _unknown("remedy", {remedy.kind for remedy in duty.remedies}, words.remedies)
    yield from _unknown("calendar", {roll.calendar for roll in duty.roll}, words.calendars)
    lists = {item.names for item in duty.addressees if item.each != "incident"}
    yield from _unknown("list of authorities", lists, words.authorities)
    both = {code for rule in duty.content if rule.when is None for code in rule.required} & {
        code for rule in duty.content if rule.when is None for code in rule.forbidden
    }
    yield from (f"the content {code!r} is both required and forbidden" for code in sorted(both))


def _unknown(kind: str, used: Iterable[str], known: frozenset[str]) -> Iterator[str]:
    yield from (f"{word!r} is no {kind} of the vocabulary" for word in sorted(set(used) - known))


def _dates(duty: Duty) -> Iterator[str]:
    for value in dated_values(duty):
        if value.until is not None and value.until <= value.in_force_from:
            yield f"a value in force from {value.in_force_from} ends on {value.until}, before it begins"
    for name in REPLACING:
        values = sorted(getattr(duty, name), key=lambda value: value.in_force_from)
        for left, right in pairwise(values):
            has_choice = isinstance(left, Clock) and (left.when is not None or right.when is not None)
            if left.in_force_from == right.in_force_from and not has_choice:
                yield f"`{name}` has two values in force from {left.in_force_from}"


REPLACING = ("protection", "threshold", "clock", "roll", "hold", "extension", "substitute")
CUMULATIVE = ("in_force", "binds", "covers", "triggers", "exemptions", "before", "content", "remedies", "methods")


def dated_values(duty: Duty) -> Iterator[Dated]:
    """Every dated value of a duty."""
    for name in (*CUMULATIVE, *REPLACING):
        yield from getattr(duty, name)


def _conditions(duty: Duty) -> Iterator[Condition]:
    for value in (*dated_values(duty), *duty.addressees, *_limits(duty)):
        for field in ("when", "unless"):
            condition = getattr(value, field, None)
            if condition is not None:
                yield condition


def _limits(duty: Duty) -> Iterator[Limit]:
    for clock in duty.clock:
        yield from clock.limits
        yield from (reading.limit for reading in clock.readings if reading.limit is not None)


def _limit(limit: Limit, words: Vocabulary) -> Iterator[str]:
    if limit.unit is Unit.BUSINESS_DAYS and limit.calendar is None:
        yield "a limit in business days needs a `calendar`"
    if limit.calendar is not None and limit.calendar not in words.calendars:
        yield f"{limit.calendar!r} is no calendar of the vocabulary"
    if isinstance(limit.after, Start) and len(msgspec.to_builtins(limit.after)) != 1:
        yield "`after` has exactly one of first_of, last_of, end_of_year_of"


def _condition(condition: Condition, words: Vocabulary) -> Iterator[str]:
    try:
        facts, named = condition.facts, condition.elements
    except ValueError as error:
        yield str(error)
        return
    yield from _unknown("fact", facts, words.facts)
    yield from _unknown("element", named, words.elements)
    yield from _unknown("set of places", _sets_named(condition), words.places)


def _sets_named(condition: Condition) -> Iterator[str]:
    operator = condition.operator
    argument: Any = getattr(condition, operator)
    if operator in ("all", "any"):
        for part in argument:
            yield from _sets_named(part)
    elif operator == "not_":
        yield from _sets_named(argument)
    elif operator == "in_":
        yield from (value for value in argument.values() if isinstance(value, str))
