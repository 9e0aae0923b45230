"""Driving licences: the British number by its own structure, others by header and shape."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"driving_licence"})
# DVLA driver number: five of the surname, birth date with the decade first (month + 50 for women), initials.
_BRITISH = r"[A-Z9]{5}\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}\d[A-Z]{2}"
_POLISH = r"\d{5}/\d{2}/\d{4}"
_ANY = re.compile(r"(?=.*\d.*\d.*\d)[A-Z\d*][A-Z\d*/ .\-]{4,24}", re.IGNORECASE)


def _is_structured(value: str) -> bool:
    return True  # the shape itself carries DVLA's rules


DETECTORS = (
    Numbered(
        "driving_licence",
        _KEYS,
        re.compile(_BRITISH, re.IGNORECASE),
        check=_is_structured,
        check_name="DVLA driver number structure",
        chance=0.05,
        alone=0.95,
        beside_other=True,
    ),
    Numbered("driving_licence", _KEYS, re.compile(_POLISH), alone=0.8),
    Numbered("driving_licence", _KEYS, _ANY, headed=0.9),
)

_CONTEXT = re.compile(
    r"driv\w+.{0,3}\s?licen|licen[cs]e|\bdl\b|prawo jazdy|führerschein|permis|conducir|patente|گواهینامه|посвідчення",
    re.IGNORECASE,
)
TEXT = (
    TextPattern(
        "driving_licence",
        re.compile(rf"(?<!\w)(?P<value>{_BRITISH})(?!\w)"),
        certainty=0.93,
        check=_is_structured,
        check_name="DVLA driver number structure",
    ),
    TextPattern(
        "driving_licence",
        re.compile(r"(?<![\w.-])(?P<value>[A-Z]{0,3}\d[\dA-Z]{1,14}(?:-[\dA-Z]{1,4}){0,5}|\d{5}/\d{2}/\d{4})(?![\w-])"),
        certainty=0.0,
        with_context=0.82,
        context=_CONTEXT,
        check=lambda value: sum(c.isdigit() for c in value) >= 5,
    ),
)
