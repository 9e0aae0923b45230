"""Military identity numbers: by header."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Numbered

DETECTORS = (
    Numbered("military_id", frozenset({"military_id"}), re.compile(r"(?=.*\d)[^\W_][\w /.\-]{3,20}"), headed=0.95),
)
