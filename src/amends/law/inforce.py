"""Which version of a dated value counts on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from amends.law.model import Dated

D = TypeVar("D", bound=Dated)


def holds_on(value: Dated, day: date) -> bool:
    """Whether the value is law on the day: from ``in_force_from`` to the day before ``until``."""
    return value.in_force_from <= day and (value.until is None or day < value.until)


def all_on(values: Iterable[D], day: date) -> tuple[D, ...]:
    """Every value in force on the day, for lists that are cumulative."""
    return tuple(value for value in values if holds_on(value, day))


def latest_on(values: Iterable[D], day: date) -> D | None:
    """The value that took effect last, for lists in which a later value replaces an earlier one.

    Of several that took effect on one day, the first written counts.
    """
    standing = all_on(values, day)
    return max(standing, key=lambda value: value.in_force_from) if standing else None
