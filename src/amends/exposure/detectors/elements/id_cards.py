"""Identity cards: Polish dowód osobisty and German Personalausweis by their check digits, others by header."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"id_card"})
_POLISH = re.compile(r"[A-Z]{3}\s?\d{6}", re.IGNORECASE)
_GERMAN = re.compile(r"[LMNPRTVWXYCFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}\d", re.IGNORECASE)


def _value(character: str) -> int:
    """The number of a digit or letter in machine readable documents: 0-9, then A = 10."""
    return int(character, 36)


def is_polish_id_card(value: str) -> bool:
    """Whether the series and number fit the check digit, the fourth sign: weights 7 3 1 9 7 3 1 7 3.

    Source: Regulation of the Polish Interior Minister on the form of identity cards; sum modulo 10 is 0.

    >>> is_polish_id_card("ABA300000"), is_polish_id_card("ABA400000")
    (True, False)
    """
    plain = value.replace(" ", "").upper()
    if not _POLISH.fullmatch(plain):
        return False
    others = plain[:3] + plain[4:]
    total = sum(_value(c) * w for c, w in zip(others, (7, 3, 1, 7, 3, 1, 7, 3), strict=True))
    return total % 10 == int(plain[3])


def is_icao_checked(value: str) -> bool:
    """Whether the last digit is ICAO 9303's check digit over the rest: weights 7 3 1, modulo 10.

    >>> is_icao_checked("T220001293"), is_icao_checked("T220001294")
    (True, False)
    """
    plain = value.replace(" ", "").upper()
    if not plain.isalnum() or not plain.isascii() or not plain[-1].isdigit():
        return False
    return sum(_value(c) * (7, 3, 1)[i % 3] for i, c in enumerate(plain[:-1])) % 10 == int(plain[-1])


DETECTORS = (
    Numbered(
        "id_card",
        _KEYS,
        _POLISH,
        check=is_polish_id_card,
        check_name="Polish identity card check digit",
        chance=0.1,
        alone=0.9,
        headed=0.95,
    ),
    Numbered(
        "id_card",
        _KEYS,
        _GERMAN,
        check=is_icao_checked,
        check_name="ICAO 9303 check digit",
        chance=0.1,
        alone=0.8,
    ),
    Numbered("id_card", _KEYS, re.compile(r"(?=.*\d)[\dA-Z][\dA-Z ./\-]{4,18}", re.IGNORECASE), headed=0.82),
)

_CONTEXT = re.compile(r"dow[oó]d|\bid\b|identity|ausweis|identit|documento|dokument|seria|карт", re.IGNORECASE)
TEXT = (
    TextPattern(
        "id_card",
        re.compile(r"(?<![\w.-])(?P<value>[A-Z]{3}\s?\d{6})(?![\w-])"),
        certainty=0.6,
        with_context=0.95,
        context=_CONTEXT,
        check=is_polish_id_card,
        check_name="Polish identity card check digit",
    ),
    TextPattern(
        "id_card",
        re.compile(r"(?<![\w.-])(?P<value>[LMNPRTVWXYCFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}\d)(?![\w-])"),
        certainty=0.0,
        with_context=0.9,
        context=_CONTEXT,
        check=is_icao_checked,
        check_name="ICAO 9303 check digit",
    ),
)
