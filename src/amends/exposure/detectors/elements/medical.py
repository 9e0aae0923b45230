"""Health: ICD-10 codes, and columns whose header speaks of diagnosis, medicine or treatment."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Headed, Numbered
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"medical"})
_CODE = r"[A-TV-Z]\d{2}(?:\.[\dA-Z]{1,4})?"
_DOTTED = re.compile(r"[A-TV-Z]\d{2}(?:\.\d[\dA-Z]{0,3})?[+*]?(?:\s?[,;|]\s?[A-TV-Z]\d{2}(?:\.\d[\dA-Z]{0,3})?[+*]?)*")
_HAS_DOT = re.compile(r"[A-TV-Z]\d{2}\.\d[\dA-Z]{0,3}")


def _is_text(value: str) -> bool:
    return len(value) >= 1


DETECTORS = (
    Numbered("medical", _KEYS, _DOTTED, headed=0.97),
    Numbered("medical", _KEYS, _HAS_DOT, alone=0.85),
    Headed("medical", _KEYS, _is_text, certainty=0.92),
)

TEXT = (
    TextPattern(
        "medical",
        re.compile(rf"(?<![\w.-])(?P<value>{_CODE})(?![\w-])"),
        certainty=0.0,
        with_context=0.9,
        context=re.compile(r"icd|diagnos|rozpozn|diagnoz|krankheit|maladie|تشخیص|діагноз", re.IGNORECASE),
    ),
)
