"""PESEL: eleven digits, the birth date in the first six, a check digit."""

from __future__ import annotations

import re

from stdnum.pl import pesel

from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_NAME = "PESEL check digit and birth date"

DETECTORS = (
    Numbered(
        "pesel",
        frozenset({"pesel"}),
        re.compile(r"\d{11}"),
        check=pesel.is_valid,
        check_name=_NAME,
        chance=0.018,
        alone=0.95,
        headed=0.95,
        beside_other=True,
    ),
    Numbered(
        "pesel",
        frozenset({"national_id"}),
        re.compile(r"\d{11}"),
        check=pesel.is_valid,
        check_name=_NAME,
        chance=0.018,
        alone=0.95,
        headed=0.95,
    ),
)
TEXT = (
    TextPattern(
        "pesel",
        re.compile(r"(?<![\w.+-])(?P<value>\d{11})(?![\w-]|\.\d)"),
        certainty=0.75,
        with_context=0.98,
        context=re.compile(r"pesel", re.IGNORECASE),
        check=pesel.is_valid,
        check_name=_NAME,
    ),
)
