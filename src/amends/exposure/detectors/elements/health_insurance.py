"""Health insurance numbers: German KVNR and US Medicare MBI by their own rules, others by header."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Headed, Numbered
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"health_insurance"})
_KVNR = re.compile(r"[A-Z]\d{9}")
_LETTER = "[AC-HJKMNP-RT-Y]"  # CMS: no S, L, O, I, B, Z
_MBI = rf"[1-9]{_LETTER}[AC-HJKMNP-RT-Y\d]\d-?{_LETTER}[AC-HJKMNP-RT-Y\d]\d-?{_LETTER}{{2}}\d\d"


def is_kvnr(value: str) -> bool:
    """Whether a Krankenversichertennummer's check digit holds (SGB V section 290: weights 1 2, digit sums).

    >>> is_kvnr("A123456780"), is_kvnr("A123456781")
    (True, False)
    """
    if not _KVNR.fullmatch(value):
        return False
    digits = f"{ord(value[0]) - 64:02d}{value[1:9]}"
    products = (int(d) * (1 + i % 2) for i, d in enumerate(digits))
    return sum(p // 10 + p % 10 for p in products) % 10 == int(value[9])


DETECTORS = (
    Numbered("health_insurance", _KEYS, _KVNR, check=is_kvnr, check_name="KVNR check digit", chance=0.1, alone=0.88),
    Numbered(
        "health_insurance",
        _KEYS,
        re.compile(_MBI),
        check=lambda value: True,
        check_name="MBI structure",
        chance=0.05,
        alone=0.92,
        beside_other=True,
    ),
    Headed("health_insurance", _KEYS, lambda value: len(value) > 1, certainty=0.9),
)
TEXT = (
    TextPattern(
        "health_insurance", re.compile(rf"(?<!\w)(?P<value>{_MBI})(?!\w)"), certainty=0.8, check_name="MBI structure"
    ),
    TextPattern(
        "health_insurance",
        re.compile(r"(?<!\w)(?P<value>[A-Z]\d{9})(?!\w)"),
        certainty=0.0,
        with_context=0.92,
        context=re.compile(r"versichert|krankenk|insur|kvnr", re.IGNORECASE),
        check=is_kvnr,
        check_name="KVNR check digit",
    ),
)
