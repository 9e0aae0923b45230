"""Phone numbers: by their prefix and grouping; a bare row of digits needs a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import phonenumbers

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern
from amends.exposure.detectors.values import digits_of

_KEYS = frozenset({"phone"})
_ANY = re.compile(r"\+?[\d(][\d\s()./\-–]{4,22}\d(?:\s?(?:x|ext\.?|wew\.?|w\.)\s?\d{1,6})?", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"(?:\+|00)[1-9][\d\s()./\-–]{6,20}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?", re.IGNORECASE)
_NORTH_AMERICAN = re.compile(r"(?:1[\s.-]?)?\(?[2-9]\d\d\)?[\s.-]+[2-9]\d\d[\s.-]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,6})?")
_GROUPED = re.compile(r"\(?\d{1,5}\)?(?:[\s\-/.]{1,3}\(?\d{2,8}\)?){1,5}")
# Polish mobile prefixes (numbering plan, UKE): 45 50 51 53 57 60 66 69 72 73 78 79 88.
_POLISH_MOBILE = re.compile(r"(?:45|5[0137]|6[069]|7[2389]|88)\d[ -]?\d{3}[ -]?\d{3}")
_IRANIAN_MOBILE = re.compile(r"09\d{9}")
_DATE_LIKE = re.compile(r"\d{1,4}[\-/.\s]\d{1,2}[\-/.\s]\d{1,4}(?:\s.*)?")
_DECIMAL = re.compile(r"[-+]?\d+[.,]\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_LOCAL_WITH_AREA = 7
_SHORTEST, _LONGEST = 6, 15  # digits; E.164 allows 15


@lru_cache(maxsize=4096)
def is_possible_number(value: str) -> bool:
    """Whether the number, written with + or 00, exists in its country's plan."""
    written = "+" + value[2:] if value.startswith("00") else value
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(written, None))
    except phonenumbers.NumberParseException:
        return False


def _looks_dialled(value: str) -> bool:
    """A plausible number: enough digits, no date, with groups as people write them."""
    count = len(digits_of(value))
    return _SHORTEST <= count <= _LONGEST and not _DATE_LIKE.fullmatch(value) and not _DECIMAL.fullmatch(value)


def _are_amounts(values: Sequence[str]) -> bool:
    """Groups of three behind a first group of any length: thousands, not numbers to dial."""
    amounts = [value for value in values if _THOUSANDS.fullmatch(value)]
    return len(amounts) > 0.9 * len(values) and len({len(value.replace(".", " ").split()[0]) for value in amounts}) > 1


def _is_written_as_phone(value: str) -> bool:
    """With a country's prefix, in groups, or as a mobile number of a plan that shows it."""
    if not _looks_dialled(value) or len(digits_of(value)) < _LOCAL_WITH_AREA:
        return False
    return any(shape.fullmatch(value) for shape in (_GROUPED, _INTERNATIONAL, _NORTH_AMERICAN, _POLISH_MOBILE))


class GroupedPhones:
    """Numbers in groups (``84 23 30``, ``021-345 67 89``) whose lengths and separators vary as phones do."""

    element = "phone"

    def judge(self, column: Column) -> Verdict | None:
        """By the share of grouped numbers; groups that never vary are another kind of number."""
        share = column.share_of(_is_written_as_phone)
        if share < 0.6 or column.names_something or _are_amounts(column.values):
            return None
        masks = {re.sub(r"\d", "9", value) for value in column.values}
        varied = len(masks) >= 3
        starts = sum(v[0] in "0(" for v in column.values) / len(column.values)
        certainty = (0.7 if varied else 0.6 if starts > 0.8 or len(column.values) >= 5 else 0.35) * (0.7 + 0.3 * share)
        return Verdict("phone", certainty, f"{share:.0%} of the values are grouped as phone numbers are")


class HeadedPhones:
    """A header that says phone, and values that can be dialled."""

    element = "phone"

    def judge(self, column: Column) -> Verdict | None:
        """By header, if most values have 6 to 15 digits and no other signs."""
        strength = column.strength(_KEYS)
        if not strength:
            return None
        share = column.share_of(lambda v: bool(_ANY.fullmatch(v)) and _looks_dialled(v))
        if share < 0.5:
            return None
        certainty = 0.95 * (0.6 + 0.4 * share) * (0.9 + 0.1 * strength)
        phrase = column.header.phrase if column.header else ""
        return Verdict("phone", certainty, f"the header says {phrase!r}; {share:.0%} can be dialled", by_header=True)


DETECTORS = (
    HeadedPhones(),
    GroupedPhones(),
    Numbered(
        "phone",
        _KEYS,
        _INTERNATIONAL,
        check=is_possible_number,
        check_name="numbering plan of the country",
        chance=0.3,
        alone=0.92,
        beside_other=True,
    ),
    Numbered("phone", _KEYS, _INTERNATIONAL, alone=0.7),
    Numbered("phone", _KEYS, _NORTH_AMERICAN, alone=0.8),
    Numbered("phone", _KEYS, _POLISH_MOBILE, alone=0.62),
    Numbered("phone", _KEYS, _IRANIAN_MOBILE, alone=0.7),
)

_CONTEXT = re.compile(
    r"phone|telefon|\btel\b|\bmobil|\bcell|\bcall\b|handy|rufnummer|téléphone|portable|teléfono|móvil|cellulare"
    r"|komórk|fax|dial|whatsapp|sms|contact|reach|\bdesk|office|registered|تلفن|موبایل|همراه|тел",
    re.IGNORECASE,
)
TEXT = (
    TextPattern(
        "phone",
        re.compile(r"(?<![\w+.-])(?P<value>(?:\+|00)[1-9]\d{0,2}[\s(./-]{0,2}\d[\d\s()./-]{5,16}\d)(?!\w|-\d)"),
        certainty=0.85,
        with_context=0.95,
        context=_CONTEXT,
        check=is_possible_number,
        check_name="numbering plan of the country",
    ),
    TextPattern(
        "phone",
        re.compile(r"(?<![\w+.-])(?P<value>(?:1[\s.-])?\(?[2-9]\d\d\)?[\s.-]{1,2}[2-9]\d\d[\s.-]\d{4})(?!\w|-\d)"),
        certainty=0.7,
        with_context=0.92,
        context=_CONTEXT,
    ),
    TextPattern(
        "phone",
        re.compile(r"(?<![\w+.,/-])(?P<value>\(?0?\d{1,4}\)?(?:[\s/-]?\d{2,5}){1,4})(?!\w|-\d|[.,]\d)"),
        certainty=0.0,
        with_context=0.75,
        context=_CONTEXT,
        check=lambda v: 7 <= len(digits_of(v)) <= 13 and _looks_dialled(v),
    ),
    TextPattern(
        "phone",
        # With the trunk zero, so that an amount in groups ("510 336 040") is not taken for one.
        re.compile(r"(?<![\w+.,/-])(?P<value>\(?0\d{1,4}\)?[\s/-]\d{2,4}(?:[\s-]\d{2,4}){1,3})(?!\w|-\d|[.,:]\d)"),
        certainty=0.65,
        check=lambda v: 9 <= len(digits_of(v)) <= 12 and _looks_dialled(v),
    ),
)
