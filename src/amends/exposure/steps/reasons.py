"""The decision in words, as SQL: which identifiers agree, which disagree, why a person must look.

The words name identifiers, never their values.
"""

from __future__ import annotations

from collections.abc import Sequence

from amends.exposure.steps.compare import NAME_AGREES, NAME_CLOSE, NAME_DISAGREES, NAME_SHARES
from amends.exposure.steps.judge import bits
from amends.exposure.steps.units import Tier, Unit


def agreement(units: Sequence[Unit]) -> str:
    """ "pesel, email and name agree" from ``agree`` and ``name``; NULL if nothing does."""
    parts = [_when(f"agree & {unit.bit} <> 0", unit.words) for unit in units if unit.tier is not Tier.COMBINED]
    parts += [_when(f"name = {NAME_AGREES}", "name"), _when(f"name = {NAME_CLOSE}", "nearly the name")]
    parts.append(_when(f"name = {NAME_SHARES}", "a part of the name"))
    return f"concat_ws(', ', {', '.join(parts)})"


def disagreement(units: Sequence[Unit]) -> str:
    """What contradicts, likewise, from ``conflict`` and ``name``."""
    parts = [_when(f"conflict & {unit.bit} <> 0", unit.words) for unit in units]
    parts.append(_when(f"name = {NAME_DISAGREES}", "name"))
    return f"concat_ws(', ', {', '.join(parts)})"


def because_affected(units: Sequence[Unit]) -> str:
    """Why a row belongs to its person; says so where no primary identifier carries it."""
    primary = bits(units, Tier.PRIMARY)
    contacts = [unit for unit in units if unit.tier is Tier.CONTACT and unit.name in ("email", "phone")]
    differing = [_when(f"conflict & {unit.bit} <> 0", f"another {unit.words}") for unit in contacts]
    aside = f"nullif(concat_ws(', ', {', '.join(differing)}), '')" if differing else "CAST(NULL AS VARCHAR)"
    return (
        f"'Agrees: ' || {agreement(units)} || CASE WHEN agree & {primary} <> 0 THEN '' "
        "ELSE '; no primary identifier, but nobody else fits' END || '; no identifier disagrees' "
        f"|| coalesce('; the row has ' || {aside}, '') || '.'"
    )


def because_review(units: Sequence[Unit]) -> str:
    """Why a row is in doubt for a candidate."""
    hard = bits(units, Tier.PRIMARY, Tier.SECONDARY)
    contact = bits(units, Tier.CONTACT)
    cause = (
        f"CASE WHEN conflict & {hard} <> 0 THEN 'An identifier contradicts' "
        "WHEN fit > 1 THEN 'Several persons fit' "
        "WHEN fits OR fit > 0 THEN 'The identifiers lead to different persons' "
        f"WHEN agree & {contact} <> 0 AND name = {NAME_DISAGREES} THEN 'The name contradicts' "
        f"WHEN agree & {contact} <> 0 THEN 'What agrees does not single out one person' "
        f"WHEN name = {NAME_AGREES} AND agree = 0 THEN 'A name proves nothing' "
        "ELSE 'Too little agrees' END"
    )
    return (
        f"{cause} || coalesce('; agrees: ' || nullif({agreement(units)}, ''), '') "
        f"|| coalesce('; disagrees: ' || nullif({disagreement(units)}, ''), '') || '.'"
    )


def because_unmatched(crowded: str | None) -> str:
    """Why a row belongs to nobody; ``crowded`` tells, as SQL, whether it only has over-shared keys."""
    plain = "'No identifier in this row belongs to a customer.'"
    if crowded is None:
        return plain
    return (
        f"CASE WHEN {crowded} THEN 'What this row has in common with customers is held by too many of them.' "
        f"ELSE {plain} END"
    )


def _when(condition: str, words: str) -> str:
    return f"CASE WHEN {condition} THEN '{words}' END"
