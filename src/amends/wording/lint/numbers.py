"""Finds the numbers in a text, in any digits, with the thousands separators of each language.

Left out is what only looks like a number: dates, clock times, telephone numbers, addresses, codes, the
markers of a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from amends.wording.lint.dates import dates_in
from amends.wording.lint.fold import fold
from amends.wording.lint.links import find_links

# A point parts thousands in these languages, and a comma decimals.  Spaces part thousands everywhere.
_POINT_PARTS = frozenset({"de", "es", "it"})
_COMMA_PARTS = frozenset({"en", "fa"})
_ARABIC_MARKS = str.maketrans({"٬": ",", "،": ",", "٫": ".", "'": ","})
_NUMBER = re.compile(r"\d+(?:[.,٬،٫' ]\d{3}(?!\d))*(?:[.,٫]\d+)?")
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?"
_TIME = re.compile(
    rf"\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?: ?(?:[-–—]|to|bis|do|تا|a|до) ?{_CLOCK})?"
    rf"|(?:godz\.?|godziny|godzinie|ساعت|alle ore|a las) ?{_CLOCK}(?: ?(?:[-–—]|bis|do|تا) ?{_CLOCK})?(?![\w.,]\d)"
    rf"|{_CLOCK} ?(?:(?:[-–—]|to|bis|a|do) ?{_CLOCK} ?)?(?:uhr|a\.?m\.?|p\.?m\.?|h)(?!\w)"
    r"|24 ?/ ?7"
)
_PHONE = re.compile(
    r"(?:\+|\(?00|\(0|(?<!\d)0)[\d(][\d ()/.-]{5,}\d"
    r"|(?:tel\.?|phone|call|ring|dial|number|nummer|numer|nr\.?|infolini\w*|telefon\w*|hotline|rufnummer|zadzwon\w*|anruf\w*|"
    r"erreich\w*|تلفن|شماره|تماس|telephone|telefono|numero|телефон\w*|номер\w*)(?:[^\d\n.]{0,25}?)"
    r"(\d[\d ()/.-]{2,}\d|\d{3,})"
)
_CODE = re.compile(r"(?<![\w])(?=[\w/-]*\d)(?=[\w/-]*[^\W\d_])#?[\w]+(?:[-/][\w]+)*|#\d+|(?<!\d)\d{9,}(?!\d)")
# "1.2 million", "3,5 tys.": what follows a number and multiplies it, in folded text.
_SCALE = re.compile(
    r" ?(?:(?P<thousand>tys|tysiac\w*|thousand|tsd|tausend|mil|mille|mila|هزار|тис|тисяч\w*)"
    r"|(?P<million>mln|million\w*|mio|millon\w*|milion\w*|میلیون|млн|мільйон\w*)"
    r"|(?P<billion>mld|mrd|billions?|miliard\w*|milliard\w*|میلیارد|млрд|мільярд\w*))(?!\w)\.?"
)
_HYPHENATED = re.compile(r"\d+[-‑][^\W\d_]+(?:-[^\W\d_]+)*")
_MARKER = re.compile(r"^[ \t>]*(?:\*\*|__)?\(?\d{1,2}[.):](?=\s|\*\*|__)", re.MULTILINE)
_MEASURE = re.compile(r"\d+(?:[.,]\d+)?(?:k|m|mb|gb|h|d|€|zl|%)")


@dataclass(frozen=True)
class FoundNumber:
    """``text[start:end]`` of the text as given; ``value`` in ASCII digits, "3.5", or "1200000" for "1.2 million"."""

    start: int
    end: int
    value: str


def numbers_in(text: str, *, language: str) -> tuple[FoundNumber, ...]:
    """The numbers in ``text``, in order.

    >>> [item.value for item in numbers_in("12,345 people on 3 May 2026, call 22 555 01 00", language="en")]
    ['12345']
    """
    folded = fold(text, language=language)
    taken = [(link.start, link.end) for link in find_links(text)]
    taken += [(found.start, found.end) for found in dates_in(text, language=language)]
    taken += [match.span() for match in _MARKER.finditer(text)]
    for pattern in (_TIME, _PHONE, _CODE):
        for match in pattern.finditer(folded.text):
            span = match.span(1) if pattern is _PHONE and match[1] else match.span()
            if not (pattern is _CODE and _is_measure(match.group())) and not _is_count(pattern, match, language):
                taken.append(folded.span(*span))
    out = []
    for match in _NUMBER.finditer(folded.text):
        start, end = folded.span(*match.span())
        if not any(start < right and left < end for left, right in taken):
            out.append(FoundNumber(start, end, _scaled(_value(match.group(), language), folded.text, match.end())))
    return tuple(out)


def _scaled(value: str, text: str, end: int) -> str:
    """The value times what follows it: "1.2" before " million" is "1200000"."""
    match = _SCALE.match(text, end)
    if match is None:
        return value
    power = {"thousand": 3, "million": 6, "billion": 9}[str(match.lastgroup)]
    whole = Decimal(value).scaleb(power)
    return str(int(whole)) if whole == int(whole) else str(whole)


def _is_measure(word: str) -> bool:
    return bool(_HYPHENATED.fullmatch(word) or _MEASURE.fullmatch(word))


def _is_count(pattern: re.Pattern[str], match: re.Match[str], language: str) -> bool:
    """Whether what follows "number" is short and no telephone number: "the number of people: 1200"."""
    if pattern is not _PHONE or not match[1]:
        return False
    digits = re.sub(r"\D", "", match[1])
    between = match.group()[: match.start(1) - match.start()]
    of_something = re.search(r"\b(?:of|der|von|osob|klient|افراد|persone|personas|personnes|осіб)", between)
    return len(digits) < 3 or bool(of_something) or bool(re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", match[1]))


def _value(written: str, language: str) -> str:
    plain = "".join(str(int(mark)) if mark.isdecimal() else mark for mark in written).translate(_ARABIC_MARKS)
    plain = plain.replace(" ", "")
    thousands = re.fullmatch(r"(\d{1,3})((?:[.,]\d{3})+)((?:[.,]\d+)?)", plain)
    if thousands and not _is_decimal(thousands, language):
        whole, groups, rest = thousands.groups()
        if rest and rest[0] == groups[0]:
            return re.sub(r"[.,]", "", plain)
        return whole + re.sub(r"[.,]", "", groups) + rest.replace(",", ".")
    return plain.replace(",", ".")


def _is_decimal(number: re.Match[str], language: str) -> bool:
    """Whether one mark before three figures is the decimal mark of the language, as in "3,125" in Polish."""
    whole, groups, rest = number.groups()
    if rest or len(groups) > 4:
        return False
    return whole == "0" or (groups[0] == "." and language in _COMMA_PARTS)
