"""Step: the doctrine.  What an agreement is worth, and when a row belongs to exactly one person.

Primary identifiers must not disagree; a disagreeing date of birth blocks; a contact point never
suffices if more than one person holds it; a name alone never does.  A row whose identifiers lead
to two different persons belongs to neither until a person has looked.
"""

from __future__ import annotations

from collections.abc import Sequence

from amends.exposure.steps.compare import NAME_AGREES, NAME_CLOSE, NAME_DISAGREES, NAME_UNKNOWN
from amends.exposure.steps.units import Tier, Unit

_PRIMARY_AND_MORE, _PRIMARY, _EMAIL_NAME, _NAME_BIRTH, _JOINT_ACCOUNT = 0.99, 0.98, 0.93, 0.9, 0.9
_PHONE_NAME, _EMAIL, _CLOSE_NAME, _PHONE = 0.88, 0.85, 0.85, 0.75


def bits(units: Sequence[Unit], *tiers: Tier) -> int:
    """The mask of all units of the tiers."""
    return sum(unit.bit for unit in units if unit.tier in tiers)


def bit_of(units: Sequence[Unit], name: str) -> int:
    """The bit of the unit of that name, 0 if there is none."""
    return sum(unit.bit for unit in units if unit.name == name)


def judged(compared: str, units: Sequence[Unit]) -> str:
    """The compared pairs with ``certainty`` (0 where the pair alone can never be affected)."""
    primary, birth = bits(units, Tier.PRIMARY), bits(units, Tier.SECONDARY)
    email, phone = bit_of(units, "email"), bit_of(units, "phone")
    both = bits(units, Tier.COMBINED)
    accounts = sum(unit.bit for unit in units if "iban" in unit.name or unit.name == "bank_account")
    corroborated = f"(name = {NAME_AGREES} OR agree & {birth} <> 0)"
    several = f"(agree & {primary}) & ((agree & {primary}) - 1) <> 0"
    rules = [
        (f"conflict & {primary | birth} <> 0", 0.0),
        (f"sole & {primary} <> 0 AND {corroborated}", _PRIMARY_AND_MORE),
        (f"sole & {primary} <> 0 AND (name <> {NAME_DISAGREES} OR {several})", _PRIMARY),
        (f"sole & {email} <> 0 AND name = {NAME_AGREES}", _EMAIL_NAME),
        (f"sole & {both} <> 0", _NAME_BIRTH),
        (f"agree & {accounts} <> 0 AND name = {NAME_AGREES}", _JOINT_ACCOUNT),
        (f"sole & {phone} <> 0 AND name = {NAME_AGREES}", _PHONE_NAME),
        (f"sole & {email} <> 0 AND name = {NAME_UNKNOWN} AND conflict & {phone} = 0", _EMAIL),
        (f"sole & {email | phone} <> 0 AND name = {NAME_CLOSE} AND agree & {birth} <> 0", _CLOSE_NAME),
        (f"sole & {email} <> 0 AND name = {NAME_CLOSE} AND agree & {phone} <> 0", _CLOSE_NAME),
        (f"sole & {phone} <> 0 AND name = {NAME_UNKNOWN} AND conflict & {email} = 0", _PHONE),
    ]
    cases = " ".join(f"WHEN {condition} THEN {value}" for condition, value in rules)
    strong = f"(agree & {primary}) | (sole & {email | phone | both})"
    return f"SELECT *, {strong} AS strong, CAST(CASE {cases} ELSE 0.0 END AS DOUBLE) AS certainty FROM {compared}"


def by_person(judged_table: str, units: Sequence[Unit]) -> str:
    """One row per (e, person): the best of the person's records, and all that points to the person.

    A contradiction with any record of the person counts, unless another of them agrees on the same.
    """
    hard = bits(units, Tier.PRIMARY, Tier.SECONDARY)
    best = "row_number() OVER (PARTITION BY e, person ORDER BY certainty DESC, c)"
    whole = "bit_or({0}) OVER (PARTITION BY e, person)"
    told = (
        f"SELECT e, c, person, hit, sole, agree, conflict, name, certainty, {whole.format('agree')} AS all_agree, "
        f"{whole.format('conflict')} AS all_conflict, {whole.format('strong')} AS all_strong, "
        f"{whole.format('sole')} AS all_sole, {best} AS place "
        f"FROM {judged_table}"
    )
    certainty = f"CASE WHEN all_conflict & ~all_agree & {hard} <> 0 THEN 0.0 ELSE certainty END"
    return f"SELECT * REPLACE ({certainty} AS certainty) FROM ({told}) WHERE place = 1"


def linked(people_table: str, units: Sequence[Unit]) -> str:
    """(e, c, person, certainty, agree, conflict, name): the rows that belong to exactly one person.

    Two persons of whom each alone holds a primary identifier of the row (a couple in one line) are two.
    """
    return (
        "SELECT e, c, person, certainty, agree, conflict, name FROM (SELECT *, "
        "sum(CASE WHEN certainty > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY e) AS fit, "
        f"sum(CASE WHEN all_sole & {bits(units, Tier.PRIMARY)} <> 0 THEN 1 ELSE 0 END) OVER (PARTITION BY e) "
        "AS owners, "
        f"bit_or(all_strong) OVER (PARTITION BY e) AS pointing FROM {people_table}) "
        "WHERE certainty > 0 AND fit = 1 AND owners <= 1 AND (pointing & ~all_agree) = 0"
    )
