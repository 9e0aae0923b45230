"""The three-valued condition tree: yes, no, or unknown with what is missing.

``all`` is no as soon as one part is no, ``any`` is yes as soon as one is yes, whatever is missing
elsewhere (Kleene's strong logic).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from amends.core.ids import text_key
from amends.law.model import Condition, Elapsed
from amends.law.model.words import Unit

Places = Mapping[str, frozenset[str]]


class Verdict(NamedTuple):
    """``truth`` is ``None`` where it is unknown; ``missing`` names facts, or asks questions."""

    truth: bool | None
    missing: tuple[str, ...] = ()


YES, NO = Verdict(True), Verdict(False)


def judge(condition: Condition, facts: Mapping[str, Any], places: Places) -> Verdict:
    """The verdict on ``condition``; ``places`` are the named sets of the vocabulary."""
    operator = condition.operator
    argument = getattr(condition, operator)
    combine = _COMBINE.get(operator)
    return combine(argument, facts, places) if combine else _compared(operator, argument, facts, places)


def _compared(operator: str, argument: Mapping[str, Any], facts: Mapping[str, Any], places: Places) -> Verdict:
    fact, wanted = next(iter(argument.items()))
    value = facts[fact]
    if value is None:
        return Verdict(None, (fact,))
    if operator in ("in_", "has_any", "has_all") and isinstance(wanted, str):
        wanted = places[wanted]
    return Verdict(_COMPARE[operator](value, wanted))


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "is_": lambda value, wanted: bool(value == wanted),
    "in_": lambda value, wanted: value in wanted,
    "has": lambda value, wanted: wanted in value,
    "has_any": lambda value, wanted: any(item in value for item in wanted),
    "has_all": lambda value, wanted: all(item in value for item in wanted),
    "at_least": lambda value, wanted: bool(value >= wanted),
    "more_than": lambda value, wanted: bool(value > wanted),
    "at_most": lambda value, wanted: bool(value <= wanted),
    "less_than": lambda value, wanted: bool(value < wanted),
}


def _any(verdicts: Iterator[Verdict]) -> Verdict:
    return _negated(_all(_negated(verdict) for verdict in verdicts))


def _all(verdicts: Iterator[Verdict]) -> Verdict:
    missing: tuple[str, ...] = ()
    for verdict in verdicts:
        if verdict.truth is False:
            return NO
        missing += verdict.missing
    return Verdict(None, tuple(dict.fromkeys(missing))) if missing else YES


def _negated(verdict: Verdict) -> Verdict:
    return verdict if verdict.truth is None else Verdict(not verdict.truth)


def _answered(question: str, facts: Mapping[str, Any]) -> Verdict:
    answer = facts.get(answer_key(question))
    return Verdict(answer, () if answer is not None else (question,))


def answer_key(question: str) -> str:
    """The key of the fact with which a case file answers a question of the law (yes or no).

    >>> answer_key("Is it so?")
    'answer.5bfd76fc'
    """
    return ANSWERS + text_key(question)


ANSWERS = "answer."


def _elapsed(elapsed: Elapsed, facts: Mapping[str, Any]) -> Verdict:
    names = (f"anchor.{elapsed.start}", f"anchor.{elapsed.end}")
    start, end = (facts[name] for name in names)
    if start is None or end is None:
        return Verdict(None, tuple(name for name in names if facts[name] is None))
    return Verdict(_within(start, end, elapsed))


def _within(start: datetime, end: datetime, elapsed: Elapsed) -> bool:
    if elapsed.unit is Unit.HOURS:
        return end - start <= timedelta(hours=elapsed.n)
    return (end.date() - start.date()).days <= elapsed.n


_COMBINE: dict[str, Callable[[Any, Mapping[str, Any], Places], Verdict]] = {
    "all": lambda parts, facts, places: _all(judge(part, facts, places) for part in parts),
    "any": lambda parts, facts, places: _any(judge(part, facts, places) for part in parts),
    "not_": lambda part, facts, places: _negated(judge(part, facts, places)),
    "ask": lambda question, facts, places: _answered(question, facts),
    "known": lambda fact, facts, places: Verdict(facts[fact] is not None),
    "elapsed_at_most": lambda elapsed, facts, places: _elapsed(elapsed, facts),
}
