"""US Social Security numbers: nine digits without a check digit, so the header or the dashes decide."""

from __future__ import annotations

import re

from stdnum.us import ssn

from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_NAME = "SSN range rules"
_KEYS = frozenset({"ssn"})

DETECTORS = (
    Numbered("ssn", _KEYS, re.compile(r"\d{3}[- ]?\d{2}[- ]?\d{4}"), check=ssn.is_valid, check_name=_NAME, chance=0.89),
    # A spreadsheet drops leading zeros, and test sets shorten the number: then only the header speaks.
    Numbered("ssn", _KEYS, re.compile(r"\d{7,8}"), headed=0.75),
    # Dashes 3-2-4 are written for little else; bare nine digits are everything.
    Numbered(
        "ssn",
        frozenset({"national_id"}),
        re.compile(r"\d{3}-\d{2}-\d{4}"),
        check=ssn.is_valid,
        check_name=_NAME,
        chance=0.1,
        alone=0.8,
    ),
)
TEXT = (
    TextPattern(
        "ssn",
        re.compile(r"(?<![\w.-])(?P<value>\d{3}-\d{2}-\d{4})(?![\w-])"),
        certainty=0.8,
        with_context=0.97,
        context=re.compile(r"ssn|social", re.IGNORECASE),
        check=ssn.is_valid,
        check_name=_NAME,
    ),
    TextPattern(
        "ssn",
        re.compile(r"(?<![\w.-])(?P<value>\d{3}[ ]?\d{2}[ ]?\d{4})(?![\w-])"),
        certainty=0.0,
        with_context=0.85,
        context=re.compile(r"\bssn|social\s?sec", re.IGNORECASE),
        check=ssn.is_valid,
        check_name=_NAME,
    ),
)
