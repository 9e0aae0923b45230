"""What a register can be filtered by, asked of it once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from amends.exposure.browse import values


@lru_cache(maxsize=16)
def choices_of(out: Path, register_sha256: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Residences, languages and elements that occur; the digest names the register, so that another is asked anew."""
    return values(out, "residence"), values(out, "language"), values(out, "elements")
