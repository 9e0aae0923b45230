"""Dates and telephone numbers that SQL does not understand, one distinct value at a time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

import phonenumbers
from persiantools.jdatetime import JalaliDate

from amends.exposure.steps.normalise.day import OLDEST, STAND_INS, DayOrder

_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "jan january styczen stycznia sty januar janner jaenner",
            "feb february luty lutego lut februar",
            "mar march marzec marca marz maerz mrz",
            "apr april kwiecien kwietnia kwi",
            "may maj maja mai",
            "jun june czerwiec czerwca cze juni",
            "jul july lipiec lipca lip juli",
            "aug august sierpien sierpnia sie",
            "sep sept september wrzesien wrzesnia wrz",
            "oct october pazdziernik pazdziernika paz okt oktober",
            "nov november listopad listopada lis",
            "dec december grudzien grudnia gru dez dezember",
        ),
        start=1,
    )
    for month in names.split()
}
_NUMERIC = re.compile(r"(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})(?:[T ].*)?\.?")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[.\s-]+([^\W\d_]+)\.?,?[\s-]+(\d{4})")
_WORD_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS_A_YEAR = 12
_JALALI = range(1250, 1500)
_EITHER_WAY = re.compile(r"\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}")
_FIRST_NUMBERS = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}")


def day_order(samples: Sequence[str], *, month_first_is_usual: bool) -> DayOrder:
    """How a column writes its dates: told by a number above 12, else by the custom of the place.

    >>> day_order(["03/04/1980", "03/25/1980"], month_first_is_usual=False)
    <DayOrder.MONTH_FIRST: 'month_first'>
    """
    pairs = [(int(match[1]), int(match[2])) for text in samples if (match := _FIRST_NUMBERS.match(text))]
    days = sum(first > 12 for first, _ in pairs)
    months = sum(second > 12 for _, second in pairs)
    if days != months:
        return DayOrder.DAY_FIRST if days > months else DayOrder.MONTH_FIRST
    slashes = sum("/" in text for text in samples) > len(samples) / 2
    return DayOrder.MONTH_FIRST if month_first_is_usual and slashes else DayOrder.DAY_FIRST


def is_order_told(samples: Sequence[str]) -> bool:
    """Whether anything tells a column's order: a number above 12, or dots, which only the day-first custom uses."""
    pairs = [(int(match[1]), int(match[2])) for text in samples if (match := _EITHER_WAY.match(text))]
    ambiguous = [pair for pair in pairs if pair[0] != pair[1]]
    return not ambiguous or any(max(pair) > _MONTHS_A_YEAR for pair in pairs)


def day_of(text: str, order: DayOrder) -> str | None:
    """The ISO text of a date in an unusual shape, or None.

    >>> day_of("12 maja 1980", DayOrder.DAY_FIRST), day_of("1370/05/12", DayOrder.DAY_FIRST)
    ('1980-05-12', '1991-08-03')
    """
    text = _ascii(text).strip()
    if text.endswith(".0") and text[:-2].isdigit():
        text = text[:-2]  # a number column that passed through floating point
    if re.fullmatch(r"[12]\d{7}", text):
        return _iso(int(text[:4]), int(text[4:6]), int(text[6:]))
    if match := _WORDED.fullmatch(text):
        return _iso(int(match[3]), _MONTHS.get(match[2], 0), int(match[1]))
    if match := _WORD_FIRST.fullmatch(text):
        return _iso(int(match[3]), _MONTHS.get(match[1], 0), int(match[2]))
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match[1], int(match[2]), match[3], order)
    return None


def _numeric(first: str, middle: int, last: str, order: DayOrder) -> str | None:
    if len(first) == 4:
        return _iso(int(first), middle, int(last))
    if len(last) != 4:
        return None  # two digits of a year could be either century
    if order is DayOrder.UNKNOWN and int(first) != middle and int(first) <= _MONTHS_A_YEAR >= middle:
        return None
    is_day_first = order is DayOrder.DAY_FIRST or (order is DayOrder.UNKNOWN and int(first) > _MONTHS_A_YEAR)
    day, month = (int(first), middle) if is_day_first else (middle, int(first))
    return _iso(int(last), month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        if year in _JALALI:
            return JalaliDate(year, month, day).to_gregorian().isoformat()
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in plain if not unicodedata.combining(c))


def phone_of(text: str, region: str | None) -> str | None:
    """E.164 with its plus sign of a number in an unusual shape, or None.

    >>> phone_of("tel. 600-100-200 ext. 12", "PL")
    '+48600100200'
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def mapped_days(values: Iterable[str], order: DayOrder, today: date) -> Iterable[tuple[str, str]]:
    """(value, ISO text) of every value that is a possible date of birth after all."""
    found = ((value, day_of(value, order)) for value in values)
    return ((value, iso) for value, iso in found if iso and OLDEST <= iso <= today.isoformat() and iso not in STAND_INS)


def mapped_phones(values: Iterable[str], region: str | None) -> Iterable[tuple[str, str]]:
    """(value, digits of E.164) of every value that is a telephone number after all."""
    found = ((value, phone_of(value, region)) for value in values)
    return ((value, number[1:]) for value, number in found if number and len(set(number[-7:])) > 1)
