"""Compares the two derivations of a person."""

from __future__ import annotations

from amends.core.person import PersonRow
from amends.exposure.recheck import Rechecked

_COMPARED = (
    "person_ref name email phone street postcode city elements language formality large_print easy_read reach".split()
)


def agree(found: Rechecked, row: PersonRow) -> bool:
    """Whether derivation B found no conflict and says the same of the same person."""
    return not found.conflicts and all(getattr(found, name) == getattr(row, name) for name in _COMPARED)
