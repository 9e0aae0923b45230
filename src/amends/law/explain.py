"""The sentences of ``because``: short, cited, and the same words for the same reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from amends.law.answer import Moment
from amends.law.model import Dated, Duty, Limit, Start, Threshold
from amends.law.model.words import Confidence, Operator, Unit

_OPERATORS = {
    Operator.AT_LEAST: "at least",
    Operator.MORE_THAN: "more than",
    Operator.AT_MOST: "at most",
    Operator.LESS_THAN: "fewer than",
}
_RANK = {mark: rank for rank, mark in enumerate(Confidence)}  # surest first


def cite(duty: Duty, value: Dated) -> str:
    """The pinpoint of a value in brackets, as every reason carries it."""
    return f"[{duty.sources[value.source].at}]"


def confidence_of(duty: Duty, value: Dated) -> Confidence:
    """How sure the value is: its own mark, or that of its source."""
    return value.confidence or duty.sources[value.source].confidence


def least_sure(marks: Iterable[Confidence]) -> Confidence:
    """The weakest of the marks: an answer is only as sure as the least sure value on which it rests."""
    return max(marks, key=_RANK.__getitem__, default=Confidence.READ)


def people(count: int) -> str:
    """``1 person``, ``1,203 persons``."""
    return f"{count:,} person" + ("" if count == 1 else "s")


def cohorts_words(count: int) -> str:
    """``1 cohort``, ``12 cohorts``."""
    return f"{count:,} cohort" + ("" if count == 1 else "s")


def moment(value: Moment) -> str:
    """A day with its weekday, or an instant with its offset.

    >>> moment(datetime.fromisoformat("2026-04-06T09:25:00+02:00"))
    'Mon 2026-04-06 09:25 +02:00'
    """
    if not isinstance(value, datetime):
        return value.strftime("%a %Y-%m-%d")
    seconds = ":%S" if value.second else ""
    offset = value.strftime("%z")  # %:z comes with Python 3.12 only
    return value.strftime(f"%a %Y-%m-%d %H:%M{seconds} ") + f"{offset[:3]}:{offset[3:]}"


def period(limit: Limit) -> str:
    """``30 calendar days``; ``at the time`` for a limit of nothing."""
    unit = limit.unit.replace("_", " ")
    return f"{limit.n} {unit}" if limit.n else "on the day of"


def start_words(after: str | Start) -> str:
    """How the anchor of a limit is called in a sentence."""
    if not isinstance(after, Start):
        return f"`{after}`"
    if after.first_of:
        return "the earliest of " + " and ".join(f"`{name}`" for name in after.first_of)
    if after.last_of:
        return "the latest of " + " and ".join(f"`{name}`" for name in after.last_of)
    return f"the end of the calendar year of `{after.end_of_year_of}`"


def threshold_words(threshold: Threshold, counted: str, *, is_met: bool) -> str:
    """``more than 500 residents to be notified: 501 counted, met``."""
    verdict = "met" if is_met else "not met"
    base = threshold.base.replace("_", " ")
    return f"Threshold of {_OPERATORS[threshold.operator]} {threshold.number:,} ({base}): {counted} counted, {verdict}."


def arose_words(anchor: str | None, day: date) -> str:
    """How the day on which the duty arose is known."""
    if anchor is None:
        return f"the day on which the duty arose is not known; the law of {day} is used"
    return f"the duty arose on {day} (`{anchor}`)"


def unit_words(unit: Unit) -> str:
    """``business days`` for ``business_days``."""
    return unit.replace("_", " ")
