"""Dates of birth as ISO text.  The common shapes here; the odd ones are mapped beforehand."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from amends.exposure.steps.normalise.layers import Layer
from amends.exposure.steps.normalise.text import is_one_of, western_digits

STAND_INS = ["1900-01-01", "0001-01-01", "1111-11-11", "1899-12-30", "1899-12-31", "1901-01-01", "9999-12-31"]
OLDEST = "1895-01-01"
_MARKS = "('-', '/', '.')"


class DayOrder(StrEnum):
    """How a column writes day and month where both are numbers."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNKNOWN = "unknown"  # then only a day that reads the same either way is a day


def day_layers(*, order: DayOrder, today: date) -> tuple[Layer, ...]:
    """Layers to the ISO text of a real day between 1895 and ``today``, or to NULL."""
    return (
        lambda sql: f"trim({western_digits(sql)})",
        lambda sql: (
            f"CASE WHEN regexp_matches({sql}, '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$') THEN {sql} "
            f"WHEN length({sql}) = 10 AND substr({sql}, 5, 1) IN {_MARKS} AND substr({sql}, 8, 1) IN {_MARKS} "
            f"THEN substr({sql}, 1, 4) || '-' || substr({sql}, 6, 2) || '-' || substr({sql}, 9, 2) "
            f"WHEN length({sql}) = 10 AND substr({sql}, 3, 1) IN {_MARKS} AND substr({sql}, 6, 1) IN {_MARKS} "
            f"THEN substr({sql}, 7, 4) || '-' || {_month_and_day(sql, order)} "
            f"WHEN length({sql}) = 8 AND regexp_matches({sql}, '^[12][0-9]{{7}}$') "
            f"THEN substr({sql}, 1, 4) || '-' || substr({sql}, 5, 2) || '-' || substr({sql}, 7, 2) "
            f"WHEN length({sql}) > 10 AND substr({sql}, 5, 1) = '-' AND substr({sql}, 11, 1) IN ('T', ' ') "
            f"THEN substr({sql}, 1, 10) END"
        ),
        lambda sql: (
            f"CASE WHEN {sql} BETWEEN '{OLDEST}' AND '{today.isoformat()}' AND NOT {is_one_of(sql, STAND_INS)} "
            f"AND try_cast({sql} AS DATE) IS NOT NULL THEN {sql} END"
        ),
    )


def _month_and_day(text: str, order: DayOrder) -> str:
    first, second = f"substr({text}, 1, 2)", f"substr({text}, 4, 2)"
    day_first, month_first = f"{second} || '-' || {first}", f"{first} || '-' || {second}"
    if order is DayOrder.UNKNOWN:
        told = f"CASE WHEN {first} = {second} OR {first} > '12' THEN {day_first} "
        return f"{told} WHEN {second} > '12' THEN {month_first} END"
    return day_first if order is DayOrder.DAY_FIRST else month_first
