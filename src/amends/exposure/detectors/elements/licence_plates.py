"""Licence plates of vehicles: by header, or in text beside a word for them."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_PLATE = re.compile(r"(?=.*\d)[A-ZÄÖÜА-ЯІЇ\u0600-\u06FF\d][A-ZÄÖÜА-ЯІЇ\u0600-\u06FF\d \-]{2,12}", re.IGNORECASE)

DETECTORS = (Numbered("licence_plate", frozenset({"licence_plate"}), _PLATE, headed=0.95),)
TEXT = (
    TextPattern(
        "licence_plate",
        re.compile(
            r"(?<![\w-])(?P<value>(?=[A-Z0-9 -]*\d)[A-Z]{1,3}[ -]?[A-Z0-9]{1,5}(?:[ -]?[A-Z0-9]{2,4})?)(?![\w-])"
        ),
        certainty=0.0,
        with_context=0.8,
        context=re.compile(r"\bplate|rejestrac|kennzeichen|immatric|matrícula|targa|پلاک|номерн", re.IGNORECASE),
    ),
)
