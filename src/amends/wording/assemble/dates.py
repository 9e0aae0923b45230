"""Dates and numbers as people of a language write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from persiantools import digits
from persiantools.jdatetime import JalaliDate

_FSI, _PDI = "\u2068", "\u2069"  # isolate Latin text, or the words around it change places


def date_text(day: date, language: str, country: str) -> str:
    """A day in full; Persian gives the Jalali day with the Gregorian one in parentheses.

    >>> date_text(date(2026, 6, 3), "en", "US"), date_text(date(2026, 6, 3), "pl", "PL")
    ('June 3, 2026', '3 czerwca 2026 roku')
    """
    if language == "fa":
        gregorian = digits.en_to_fa(format_date(day, "d MMMM y", locale="fa"))
        jalali = JalaliDate(day)
        return f"{number_text(jalali.day, language)} {jalali.strftime('%B %Y', locale='fa')} ({gregorian})"
    if language == "en":
        return str(format_date(day, "MMMM d, y" if country == "US" else "d MMMM y", locale="en"))
    text = str(format_date(day, "d. MMMM y" if language == "de" else "d MMMM y", locale=language))
    return f"{text} roku" if language == "pl" else text


def instant_text(at: datetime, zone: tzinfo | None, language: str, country: str) -> str:
    """The local day of an instant, in the controller's zone."""
    return date_text(at.astimezone(zone).date(), language, country)


def clock_text(at: datetime, zone: tzinfo | None, language: str) -> str:
    """The local time of an instant, in 24 hours."""
    return number_text(format_time(at.astimezone(zone), "HH:mm", locale=language), language)


def list_text(items: Sequence[str], language: str) -> str:
    """Items as a list within a sentence.

    >>> list_text(["name", "PESEL number"], "en")
    'name and PESEL number'
    """
    return str(format_list(items, locale=language))


def number_text(value: int | str, language: str) -> str:
    """A number in the digits of the language; a whole number in groups of three, as the language parts them.

    >>> number_text(80000, "en"), number_text(80000, "de"), number_text("07:30", "fa")
    ('80,000', '80.000', '۰۷:۳۰')
    """
    text = str(format_decimal(value, locale=language)) if isinstance(value, int) else value
    return str(digits.en_to_fa(text)).replace(",", "\u066c") if language == "fa" else text


def latin(text: str, language: str) -> str:
    """Text in Latin letters or digits (names, addresses, phones), isolated where the language runs right to left."""
    return f"{_FSI}{text}{_PDI}" if language == "fa" else text
