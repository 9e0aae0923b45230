"""Finds the dates in a text: names of months in eight languages, figures, ISO, the Solar Hijri calendar.

Only what is written is given: a date without a year stays without one, unless it opens a range whose
end has it ("20 to 22 May 2026").  Nothing is looked up, so "yesterday" is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise, zip_longest

from persiantools.jdatetime import JalaliDate

from amends.wording.lint.fold import Folded, fold
from amends.wording.lint.lexicon import shared
from amends.wording.lint.links import find_links

_JALALI_YEARS = range(1300, 1500)
_YEARS = range(1900, 2101)
# Between the two days of a range: "20 and 22 May", "20. bis 22. Mai", "od 20 do 22 maja".
_TO = {
    "en": "and|to|until|till|through|or",
    "de": "und|bis|bis zum|oder",
    "pl": "i|a|do|oraz|lub",
    "fa": "و|تا|الی",
    "fr": "et|au|a",
    "es": "y|al|a",
    "it": "e|al|a|ed",
    "uk": "і|й|та|до|по",
}
# What may stand between day, month and year: "20th of May", "20 de mayo de 2026", "20 ماه مه سال 2026".
_OF = r"(?:[.,،]? ?|-)(?:of |de |del |di |den |ten |ماه )?"
_YEAR_LEAD = r"(?:[.,،]? ?|-)(?:ماه )?(?:in |of |de |del |des jahres |roku |сال |سال |року )?"
_ORDINAL = r"(?:st|nd|rd|th|er|re|o|°|º|-?go|-?го|-?те|ام|ُم|م)?(?!\w)"
_ISO = re.compile(r"(?<![\w./-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-]|[./]\d)")
_YEAR_FIRST = re.compile(r"(?<![\w./-])(\d{4})[/.] ?(\d{1,2})[/.] ?(\d{1,2})(?![\d/-]|\.\d)")
_FIGURES = re.compile(r"(?<![\w./-])(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d/-]|[.,:]\d)")
# Without a year only where a word before says that it is a day: "am 20.05.", "dnia 20.05".
_NO_YEAR = re.compile(
    r"(?<!\w)(?:am|vom|zum|bis|ab|seit|den|dem|dnia|z dnia) ((\d{1,2})\. ?(\d{1,2})\.?)"
    r"(?![\d%]|[.,:]\d| ?(?:uhr|prozent))"
)
_FIGURE_RANGE = re.compile(
    r"(?<![\w./-])((\d{1,2})\.?(?:(\d{1,2})\.)?) ?(?:[-–—]|bis(?: zum)?|do|al?|au|по) ?"
    r"((\d{1,2})\.(\d{1,2})\.(\d{4}))(?!\w)"
)
_ROMAN = {name: at for at, name in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_ROMAN_MONTH = re.compile(r"(?<![\w./-])(\d{1,2})[. ] ?([ivx]{1,4})[. ] ?(\d{4})(?!\w)")
# Words that are also something else, so that they need the company named here.
_ONLY_CAPITAL = {"en": frozenset({"may", "march", "mar"})}
_ONLY_WITH_YEAR = {
    "en": frozenset({"mar"}),
    "es": frozenset({"mar"}),
    "fa": frozenset({"می"}),
    "it": frozenset({"mar", "set", "ago"}),
    "pl": frozenset({"sie", "mar", "lis", "lip"}),
    "uk": frozenset({"лист", "трав", "черв"}),
}


@dataclass(frozen=True)
class FoundDate:
    """One date, ``text[start:end]`` of the text as given.

    ``day`` is the Gregorian day, ``None`` unless day, month and year are all written.  ``year``,
    ``month`` and ``day_of_month`` are as written, those of the Solar Hijri calendar where
    ``is_jalali``.  ``other`` is the second reading of figures like 05/06/2026.
    """

    start: int
    end: int
    day: date | None
    month: int
    year: int | None = None
    day_of_month: int | None = None
    is_jalali: bool = False
    other: date | None = None

    def may_be(self, on: date) -> bool:
        """Whether all that is written agrees with ``on``."""
        if self.day is not None:
            return on in (self.day, self.other)
        year, month, day = _jalali_parts(on) if self.is_jalali else (on.year, on.month, on.day)
        return month == self.month and self.year in (None, year) and self.day_of_month in (None, day)


def dates_in(text: str, *, language: str) -> tuple[FoundDate, ...]:
    """The dates in ``text``, in order, none overlapping; those inside addresses are no dates.

    ``language`` is one of de, en, es, fa, fr, it, pl, uk; raises ``KeyError`` for others.
    """
    folded = fold(text, language=language)
    links = [(link.start, link.end) for link in find_links(text)]
    kept: list[FoundDate] = []
    taken: set[int] = set()
    for found in _candidates(folded, text, language):
        inside = any(left <= found.start and found.end <= right for left, right in links)
        if not inside and taken.isdisjoint(range(found.start, found.end)):
            kept.append(found)
            taken.update(range(found.start, found.end))
    return _with_inherited_years(sorted(kept, key=lambda item: item.start), text, language)


def _candidates(folded: Folded, text: str, language: str) -> Iterator[FoundDate]:
    yield from _by_figures(folded, language)
    for pattern in _patterns(language):
        for match in pattern.finditer(folded.text):
            yield from _by_name(match, folded, text, language)


def _by_figures(folded: Folded, language: str) -> Iterator[FoundDate]:
    for pattern in (_ISO, _YEAR_FIRST):
        for match in pattern.finditer(folded.text):
            year, month, day = (int(part) for part in match.groups())
            yield from _made(folded.span(*match.span()), year, month, day)
    for match in _FIGURE_RANGE.finditer(folded.text):
        month, year = int(match[6]), int(match[7])
        yield from _made(folded.span(*match.span(1)), year, int(match[3] or month), int(match[2]))
        yield from _made(folded.span(*match.span(4)), year, month, int(match[5]))
    for match in _FIGURES.finditer(folded.text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        full = year + 2000 if len(match[4]) == 2 else year
        yield from _either_order(folded.span(*match.span()), full, first, second, match[2] == "/" and language == "en")
    if language in ("de", "pl"):
        for match in _NO_YEAR.finditer(folded.text):
            yield from _made(folded.span(*match.span(1)), None, int(match[3]), int(match[2]))
    if language == "pl":
        for match in _ROMAN_MONTH.finditer(folded.text):
            yield from _made(folded.span(*match.span()), int(match[3]), _ROMAN.get(match[2], 0), int(match[1]))


def _either_order(span: tuple[int, int], year: int, first: int, second: int, month_first: bool) -> Iterator[FoundDate]:
    """Figures are day, month, year; in English with slashes month and day, if that can be."""
    readings = [*_made(span, year, first, second), *_made(span, year, second, first)]
    if not month_first:
        readings = readings[::-1][:1] if second <= 12 else readings[:1]
    if readings:
        yield replace(readings[0], other=readings[1].day if len(readings) > 1 else None)


def _by_name(match: re.Match[str], folded: Folded, text: str, language: str) -> Iterator[FoundDate]:
    parts = match.groupdict()
    name = parts["month"]
    jalali, month = _months(language)[name]
    year = int(parts["year"]) if parts.get("year") else None
    if name in _ONLY_WITH_YEAR.get(language, ()) and year is None:
        return
    at = folded.span(*match.span("month"))[0]
    if name in _ONLY_CAPITAL.get(language, ()) and not text[at].isupper():
        return
    numbers = [group for group in ("first", "day", "last") if parts.get(group)]
    ends = [match.span()]
    if len(numbers) == 2:  # a range: its first day ends with its own number, its last day begins there
        ends = [(match.start(), match.end(numbers[0])), (match.start(numbers[1]), match.end())]
    for span, group in zip_longest(ends, numbers):
        day = _day_number(parts[group]) if group else None
        yield from _made(folded.span(*span), year, month, day, jalali)


def _made(
    span: tuple[int, int], year: int | None, month: int, day: int | None, jalali: bool = False
) -> Iterator[FoundDate]:
    """The date, unless there is no such day."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return
    is_jalali = jalali if year is None else year in _JALALI_YEARS
    if year is not None and (year not in (_JALALI_YEARS if is_jalali else _YEARS) or (jalali and not is_jalali)):
        return
    whole = _gregorian(year, month, day, is_jalali) if year is not None and day is not None else None
    if year is not None and day is not None and whole is None:
        return
    yield FoundDate(*span, whole, month, year, day, is_jalali)


def _gregorian(year: int, month: int, day: int, jalali: bool) -> date | None:
    try:
        return JalaliDate(year, month, day).to_gregorian() if jalali else date(year, month, day)
    except ValueError:
        return None


def _jalali_parts(on: date) -> tuple[int, int, int]:
    own = JalaliDate(on)
    return own.year, own.month, own.day


_JOINED = 30  # characters between two dates of one range, at most


def _with_inherited_years(found: list[FoundDate], text: str, language: str) -> tuple[FoundDate, ...]:
    """Gives "20 May to 2 June 2026" its year twice."""
    out = list(found)
    joined = re.compile(rf"\W*(?:(?:{_TO[language]})\b)?\W*(?:the |dem |vom |dnia |el |le |il )?\W*")
    for at, (one, following) in reversed(list(enumerate(pairwise(found)))):
        year = out[at + 1].year
        if following.start - one.end > _JOINED:
            continue
        between = fold(text[one.end : following.start], language=language).text
        if one.year is None and year is not None and one.is_jalali == following.is_jalali and joined.fullmatch(between):
            day = one.day_of_month
            whole = _gregorian(year, one.month, day, one.is_jalali) if day is not None else None
            out[at] = replace(one, year=year, day=whole)
    return tuple(out)


@cache
def _months(language: str) -> dict[str, tuple[bool, int]]:
    """Folded name of a month: whether it is Solar Hijri, and its number."""
    out = {}
    for key, jalali in ((language, False), (f"{language}_jalali", True)):
        for number, forms in enumerate(shared("months").get(key, ()), 1):
            for form in forms.split("|"):
                out[fold(form, language=language).text] = (jalali, number)
    return out


# Persian writes the day of the month in words, too.
_DAY_WORDS = (
    "یکم|اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم "
    "هجدهم|هیجدهم نوزدهم بیستم بیست_و_یکم بیست_و_دوم بیست_و_سوم بیست_و_چهارم بیست_و_پنجم بیست_و_ششم "
    "بیست_و_هفتم بیست_و_هشتم بیست_و_نهم سی_ام|سیام سی_و_یکم"
).split()


@cache
def _spoken_days() -> dict[str, int]:
    return {
        fold(word.replace("_", " "), language="fa").text: number
        for number, words in enumerate(_DAY_WORDS, 1)
        for word in words.split("|")
    }


def _day_number(written: str) -> int:
    return int(written) if written.isdecimal() else _spoken_days()[written]


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    month = rf"(?P<month>{names})(?!\w)"
    spoken = "|" + "|".join(sorted(_spoken_days(), key=len, reverse=True)) if language == "fa" else ""
    number = rf"\d{{1,2}}{spoken}"
    to = rf"(?: ?[-–—/] ?|[.,]? (?:{_TO[language]}) (?:the |dem |zum |dnia |el |le |il )?)"
    year = r"(?P<year>\d{4})(?![\w:]|[.,]\d)"
    tail = rf"(?:{_YEAR_LEAD}{year})?"
    lead = r"(?<![\w./:])(?<!\d[,-])"
    first = rf"(?:(?P<first>{number}){_ORDINAL}\.?{to})?"
    patterns = [rf"{lead}{first}(?P<day>{number}){_ORDINAL}{_OF}{month}{tail}"]
    if language == "en":
        last = rf"(?:{to}(?P<last>\d{{1,2}}){_ORDINAL}(?!:))?"
        patterns.append(rf"(?<!\w){month}\.? (?:the )?(?P<day>\d{{1,2}})(?!\d){_ORDINAL}(?!:\d){last}{tail}")
    patterns.append(rf"(?<!\w){month}(?!\d){_YEAR_LEAD}{year}")
    return tuple(re.compile(pattern) for pattern in patterns)
