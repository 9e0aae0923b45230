"""Nationality: by header."""

from __future__ import annotations

from amends.exposure.detectors.judging import Headed

DETECTORS = (
    Headed(
        "nationality",
        frozenset({"nationality"}),
        lambda value: value.replace(" ", "").replace("-", "").isalpha(),
        certainty=0.92,
    ),
)
