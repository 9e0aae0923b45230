"""Places on the earth: latitude and longitude by header, or both in one value."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Headed, Numbered
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"geolocation"})
_DEGREES = r"[-+]?(?:1[0-7]\d|180|\d{1,2})(?:[.,]\d{1,15})?°?\s?[NSEW]?"
_PAIR = re.compile(
    r"\(?[-+]?\d{1,2}\.\d{3,15}\s?[,; ]\s?[-+]?1?\d{1,2}\.\d{3,15}\)?|POINT\s?\([-+\d. ]+\)|geo:[-+\d.,]+"
)
_ANY = re.compile(rf"{_DEGREES}|{_PAIR.pattern}|[0-9b-hjkmnp-z]{{5,12}}|\d+°.*")

DETECTORS = (
    Numbered("geolocation", _KEYS, _PAIR, alone=0.85, headed=0.96),
    Headed("geolocation", _KEYS, lambda value: _ANY.fullmatch(value) is not None, certainty=0.93),
)
TEXT = (
    TextPattern(
        "geolocation",
        re.compile(r"(?<![\d.])(?P<value>[-+]?[1-8]?\d\.\d{4,10},\s?[-+]?1?\d{1,2}\.\d{4,10})(?![\d.])"),
        certainty=0.7,
        with_context=0.92,
        context=re.compile(r"\blat|\blon|gps|coord|geo|locat|współrz|standort", re.IGNORECASE),
    ),
)
