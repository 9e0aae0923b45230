"""Postal addresses: street lines, postal codes, towns, whole addresses."""

from __future__ import annotations

import re

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.judging import Numbered, Worded
from amends.exposure.detectors.patterns import TextPattern
from amends.exposure.detectors.street_words import is_street
from amends.exposure.detectors.wordlists import word_list, words_of

_STREET_KEYS = frozenset({"street"})
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_PLACE = re.compile(r"[^\W\d_][^\W\d_.'’\-]*(?:[\s.'’\-/(),]+[^\W_]+\)?\.?)*")
_HOUSE_NUMBER = re.compile(r"[\w/ .\-]{1,12}")
# Codes whose own shape tells them: PL, GB, CA, NL, PT, US ZIP+4, SE/CZ/SK/GR, JP, BR, IE.
_MARKED_CODE = re.compile(
    r"\d\d-\d{3}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[1-9]\d{3}\s?[A-Z]{2}|\d{4}-\d{3}|\d{5}-\d{4}"
    r"|\d{3}\s\d\d|\d{3}-\d{4}|\d{5}-\d{3}|[A-Z]\d[\dW]\s?[A-Z\d]{4}"
)
_BARE_CODE = re.compile(r"(?:[A-Z]{1,3}[-\s]?)?\d{3,10}")
_ANY_CODE = re.compile(
    rf"{_MARKED_CODE.pattern}|{_BARE_CODE.pattern}|[A-Z]{{1,2}}\d[A-Z\d]?\d[A-Z]{{2}}", re.IGNORECASE
)


def _is_place_like(value: str) -> bool:
    return 1 < len(value) <= 60 and _PLACE.fullmatch(value) is not None


def _is_address_like(value: str) -> bool:
    return len(value) <= 200 and _LETTERS.search(value) is not None and "@" not in value


def _has_house_number(value: str) -> bool:
    return _is_address_like(value) or _HOUSE_NUMBER.fullmatch(value) is not None


def _knows_city(value: str) -> bool:
    words = words_of(value)
    return bool(words) and len(words) <= 4 and any(word in word_list("cities") for word in words)


def _is_whole_address(value: str) -> bool:
    return (
        is_street(value)
        and _ANY_CODE.search(value) is not None
        and ("," in value or ";" in value)
        and len(value) <= 200
    )


class MixedCodes:
    """Postal codes of many countries in one column: short, with digits, of many shapes."""

    element = "postal_address"

    def judge(self, column: Column) -> Verdict | None:
        """By header, or by the share of codes whose own shape marks them among bare ones."""
        marked, bare = column.share(_MARKED_CODE), column.share(_ANY_CODE)
        if column.strength(frozenset({"postcode"})) and bare >= 0.5:
            return Verdict("postal_address", 0.9, "the header says postal code", role="postcode", by_header=True)
        if column.names_something or bare < 0.85 or marked < 0.25:
            return None
        return Verdict("postal_address", 0.4 + 0.4 * marked, "shapes of postal codes", role="postcode")


DETECTORS = (
    Worded("postal_address", _STREET_KEYS, is_street, _has_house_number, alone=0.9, at_least=0.3, role="street"),
    Worded(
        "postal_address", frozenset({"postal_address"}), _is_whole_address, _is_address_like, alone=0.92, at_least=0.5
    ),
    Worded("postal_address", frozenset({"city"}), _knows_city, _is_place_like, alone=0.8, at_least=0.12, role="city"),
    MixedCodes(),
    Numbered("postal_address", frozenset({"postcode"}), _MARKED_CODE, alone=0.75, role="postcode"),
)

_NAMED = r"[^\W\d_a-zà-ÿ][\w'’.-]*"
_CAPITALISED = r"[A-ZÀ-ÞĄĆĘŁŃÓŚŹŻ][\w'’.-]+"
TEXT = (
    TextPattern(
        "postal_address",
        re.compile(
            rf"(?<!\w)(?P<value>\d{{1,5}}[A-Za-z]?,?\s(?:{_CAPITALISED}\s){{1,3}}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive"
            r"|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Square|Terrace|Close|Crescent)\b\.?"
            rf"(?:,?\s(?:Apt|Suite|Unit|#)\.?\s?\w+)?(?:,\s?{_CAPITALISED}(?:\s{_CAPITALISED})?)?(?:,?\s[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?)?)"
        ),
        certainty=0.85,
    ),
    TextPattern(
        "postal_address",
        re.compile(
            rf"(?<!\w)(?P<value>(?:ul|al|os|pl)\.\s?(?:{_CAPITALISED}\s){{1,3}}\d{{1,4}}[A-Za-z]?"
            rf"(?:[/ m.]{{1,3}}\d{{1,4}})?(?:,?\s\d\d-\d{{3}}\s{_CAPITALISED}(?:[\s-]{_CAPITALISED})?)?)"
        ),
        certainty=0.9,
    ),
    TextPattern(
        "postal_address",
        re.compile(
            rf"(?<!\w)(?P<value>{_CAPITALISED}(?:straße|strasse|str\.|weg|platz|allee|gasse)\s\d{{1,4}}\s?[a-z]?"
            rf"(?:,\s?(?:D-)?\d{{5}}\s{_CAPITALISED})?)"
        ),
        certainty=0.9,
    ),
    TextPattern(
        "postal_address",
        # The Continent's way: street, number, town, postal code (in either order), perhaps the country.
        re.compile(
            rf"(?<!\w)(?P<value>(?:{_NAMED}[ ]){{1,4}}\d{{1,5}}[A-Za-z]?\.?,\s"
            rf"(?:(?:{_NAMED}\s?){{1,4}},\s[\dA-Z -]{{3,9}}\d"
            rf"|[\dA-Z-]{{3,9}}\s{_NAMED}(?:[ -]{_NAMED}){{0,2}})(?:,\s{_NAMED})?)"
        ),
        certainty=0.8,
    ),
    TextPattern(
        "postal_address",
        re.compile(rf"(?<!\w)(?P<value>(?:{_NAMED}[ ]){{1,4}}\d{{1,4}}[A-Za-z]?)(?!\w)"),
        certainty=0.65,
        check=is_street,
    ),
    TextPattern(
        "postal_address",
        re.compile(
            rf"(?<!\w)(?P<value>\d{{1,5}}\s(?:{_NAMED}[ ]){{0,3}}{_NAMED},\s(?:{_NAMED}\s?){{1,4}},\s"
            r"[\dA-Z -]{3,9}(?!\w))"
        ),
        certainty=0.75,
    ),
    TextPattern(
        "postal_address",
        re.compile(rf"(?P<value>P\.?\s?O\.?\s?Box\s\d+(?:,\s{_NAMED}(?:\s{_NAMED})?)?)"),
        certainty=0.85,
    ),
)
