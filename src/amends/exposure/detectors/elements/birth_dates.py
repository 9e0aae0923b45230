"""Dates of birth: by header, or a column of plain dates spread as human lives are."""

from __future__ import annotations

import re

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"date_of_birth"})
_MONTH = (
    r"(?:jan|feb|mar|apr|ma[yijr]|jun|jul|aug|sep|oct|okt|nov|dec|dez|sty|lut|kwi|cze|lip|sie|wrz|paź|paz|lis|gru"
    r"|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott)[^\W\d_]*\.?"
)
_SHAPES = (
    re.compile(
        r"(?P<y>1[3489]\d\d|20\d\d)[-/. ]?(?P<m>\d{1,2})[-/. ]?(?P<d>\d{1,2})(?P<time>[T ]00:00(?::00)?(?:\.0+)?Z?)?"
    ),
    re.compile(r"(?P<a>\d{1,2})[-/. ](?P<b>\d{1,2})[-/. ](?P<y>1[3489]\d\d|20\d\d)(?: 0?0:00(?::00)?)?"),
    re.compile(r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<short>\d\d)"),
    re.compile(rf"(?P<d>\d{{1,2}})[-/. ]*{_MONTH}[-/. ,]*(?P<y>1[3489]\d\d|20\d\d)", re.IGNORECASE),
    re.compile(rf"{_MONTH}[-/. ]*(?P<d>\d{{1,2}}),?[-/. ]*(?P<y>1[3489]\d\d|20\d\d)", re.IGNORECASE),
)
_YEAR_ONLY = re.compile(r"1[3489]\d\d|20[012]\d")
_JALALI_TO_GREGORIAN = 621
_LONGEST_LIFE_FROM = 1895


def birth_year(value: str) -> int | None:
    """The year of a plain date without a time of day, Persian years turned Gregorian; else ``None``.

    >>> birth_year("1982-03-29"), birth_year("29.03.1982"), birth_year("1362/05/14"), birth_year("2024-05-01 10:33")
    (1982, 1982, 1983, None)
    """
    for shape in _SHAPES:
        found = shape.fullmatch(value)
        if found and _is_calendar(found.groupdict()):
            groups = found.groupdict()
            if groups.get("short"):
                return 1900 + int(groups["short"])
            year = int(groups["y"])
            return year + _JALALI_TO_GREGORIAN if year < 1500 else year
    return None


def _is_calendar(groups: dict[str, str | None]) -> bool:
    day, month = groups.get("d"), groups.get("m")
    if groups.get("a") and groups.get("b"):
        low, high = sorted((int(groups["a"] or 0), int(groups["b"] or 0)))
        return 1 <= low <= 12 and high <= 31
    return (day is None or 1 <= int(day) <= 31) and (month is None or 1 <= int(month) <= 12)


class BirthDates:
    """A header that says so, or dates whose years spread over generations and end before childhood's customers."""

    element = "date_of_birth"

    def judge(self, column: Column) -> Verdict | None:
        """By header and dates, or by the spread of the years where the header is silent."""
        strength = column.strength(_KEYS)
        if strength and column.share_of(_is_birth_like) >= 0.6:
            phrase = column.header.phrase if column.header else ""
            because = f"the header says {phrase!r} and the values are dates"
            return Verdict("date_of_birth", 0.97 if strength == 1.0 else 0.9, because, by_header=True)
        if column.names_something or column.share_of(lambda v: birth_year(v) is not None) < 0.85:
            return None
        return self._by_spread(sorted(year for value in column.values if (year := birth_year(value)) is not None))

    def _by_spread(self, years: list[int]) -> Verdict | None:
        low, middle, high = years[len(years) // 20], years[len(years) // 2], years[-1 - len(years) // 20]
        if low < _LONGEST_LIFE_FROM or middle > 2004:
            return None
        spread = high - low
        certainty = 0.8 if spread >= 30 and len(years) >= 20 else 0.65 if spread >= 15 or len(years) < 10 else 0.3
        return Verdict("date_of_birth", certainty, f"dates from {low} to {high}, spread as birth years are")


def _is_birth_like(value: str) -> bool:
    return birth_year(value) is not None or _YEAR_ONLY.fullmatch(value) is not None


DETECTORS = (BirthDates(),)

_DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{1,2}\.?\s[^\W\d_]{3,12}\.?,?\s\d{4}"
    r"|[^\W\d_]{3,9}\.?\s\d{1,2},\s\d{4})"
)
TEXT = (
    TextPattern(
        "date_of_birth",
        re.compile(rf"(?<![\w.:/-])(?P<value>{_DATE})(?![\w:/-]|[ T]\d\d:)"),
        certainty=0.0,
        with_context=0.92,
        context=re.compile(
            r"birth|\bborn\b|\bd\.?o\.?b\b|urodz|\bur\.|geboren|\bgeb\.|geburt|\bnée?\b|naissance|nacimiento|nacid[oa]|nascita"
            r"|nat[oa] il|تولد|متولد|народж",
            re.IGNORECASE,
        ),
        check=lambda value: birth_year(value) is not None,
    ),
)
