"""IBAN: country, length and modulo 97 (ISO 13616); decisive by content."""

from __future__ import annotations

import re

from stdnum import iban

from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_NAME = "IBAN modulo 97 and length of the country"
_SHAPE = r"[A-Z]{2}\d{2}(?:[ -]?[\dA-Z]{4}){2,7}(?:[ -]?[\dA-Z]{1,3})?"


def _holds(value: str) -> bool:
    return iban.is_valid(value, check_country=False)


DETECTORS = (
    Numbered(
        "iban",
        frozenset({"iban", "bank_account"}),
        re.compile(_SHAPE, re.IGNORECASE),
        check=_holds,
        check_name=_NAME,
        chance=0.01,
        alone=0.97,
        headed=0.97,
        beside_other=True,
    ),
)
TEXT = (
    TextPattern(
        "iban",
        re.compile(rf"(?<![\w])(?P<value>{_SHAPE})(?![\w])"),
        certainty=0.97,
        check=_holds,
        check_name=_NAME,
    ),
)
