"""Biometric and genetic data, photographs and signatures: known by header."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Headed, Numbered

_FLAG = re.compile(r"true|false|yes|no|tak|nie|ja|nein|oui|non|s[ií]|[01yn]", re.IGNORECASE)
_GENOTYPE = re.compile(r"rs\d{3,10}(?:[ :=(,]{1,2}[ACGT]{1,2}[/|]?[ACGT]?\)?)?")


def _is_kept(value: str) -> bool:
    """A value, not a flag that one is kept elsewhere."""
    return _FLAG.fullmatch(value) is None


DETECTORS = (
    Headed("biometric", frozenset({"biometric"}), _is_kept, certainty=0.93),
    Headed("genetic", frozenset({"genetic"}), _is_kept, certainty=0.93),
    Numbered("genetic", frozenset({"genetic"}), _GENOTYPE, alone=0.85),
    Headed("photo", frozenset({"photo"}), _is_kept, certainty=0.85),
    Headed("signature", frozenset({"signature"}), _is_kept, certainty=0.85),
)
