"""Passports: Polish ones by their check digit, machine readable lines, others by header and shape."""

from __future__ import annotations

import re

from amends.exposure.detectors.elements.id_cards import is_icao_checked
from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"passport"})
_POLISH = re.compile(r"[A-Z]{2}\s?\d{7}", re.IGNORECASE)
_MRZ = re.compile(r"P[A-Z<][A-Z<]{3}[A-Z<]{39}|[A-Z0-9<]{9}\d[A-Z<]{3}\d{6}\d[MFX<]\d{7}[A-Z0-9<]{14}[\d<]\d")
_ANY = re.compile(r"(?=.*\d{4})[A-ZА-ЯІЇЄ]{0,3}\s?[\dA-Z]{5,10}", re.IGNORECASE)


def is_polish_passport(value: str) -> bool:
    """Whether the check digit, the third sign, holds: weights 7 3 1 7 3 1 7 3 over the others, modulo 10.

    >>> is_polish_passport("AA0000000"), is_polish_passport("AA1000000")
    (True, False)
    """
    plain = value.replace(" ", "").upper()
    if not _POLISH.fullmatch(plain):
        return False
    others = plain[:2] + plain[3:]
    total = sum(int(c, 36) * w for c, w in zip(others, (7, 3, 1, 7, 3, 1, 7, 3), strict=True))
    return total % 10 == int(plain[2])


def _mrz_number_holds(value: str) -> bool:
    return value.startswith("P") or is_icao_checked(value[:10].replace("<", "0"))


DETECTORS = (
    Numbered(
        "passport",
        _KEYS,
        _POLISH,
        check=is_polish_passport,
        check_name="Polish passport check digit",
        chance=0.1,
        alone=0.75,
    ),
    Numbered(
        "passport", _KEYS, _MRZ, check=_mrz_number_holds, check_name="ICAO 9303 check digit", chance=0.1, alone=0.95
    ),
    Numbered("passport", _KEYS, _ANY, headed=0.9),
)

_CONTEXT = re.compile(
    r"passport|paszport|reisepass|passnummer|passeport|pasaporte|passaporto|گذرنامه|паспорт", re.IGNORECASE
)
TEXT = (
    TextPattern("passport", re.compile(rf"(?P<value>{_MRZ.pattern})"), certainty=0.95, check=_mrz_number_holds),
    TextPattern(
        "passport",
        re.compile(r"(?<![\w.-])(?P<value>[A-Z]{0,3}\s?\d{5,9}|[A-Z0-9]{9})(?![\w-])"),
        certainty=0.0,
        with_context=0.88,
        context=_CONTEXT,
        check=lambda value: sum(c.isdigit() for c in value) >= 4,
    ),
)
