"""Units of comparison: one identifier that both sides have, with the columns that hold it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from amends.exposure.steps.prepare import CONTACTS, NUMBERS

# Codes under which one and the same number may stand: a generic word on one side, the exact on the other.
_GENERIC_NATIONAL = "national_id"
_NATIONAL = ("pesel", "ssn")
_ACCOUNTS = ("iban", "bank_account")


class Tier(StrEnum):
    """What a unit can do: see the doctrine in INTERFACES, "assess"."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    CONTACT = "contact"
    COMBINED = "combined"


@dataclass(frozen=True)
class Unit:
    """``evidence`` and ``customers`` are SQL over the prepared tables; any equal pair is agreement."""

    name: str
    tier: Tier
    evidence: tuple[str, ...]
    customers: tuple[str, ...]
    number: int = 0

    @property
    def bit(self) -> int:
        """The unit's bit in masks of agreement and conflict."""
        return 1 << self.number

    @property
    def is_key(self) -> bool:
        """Whether rows are looked up by it; a date of birth alone only speaks for or against a pair."""
        return self.tier is not Tier.SECONDARY

    @property
    def words(self) -> str:
        """The unit's name for people."""
        return self.name.replace("_", " ")


Keys = Mapping[str, tuple[str, ...]]  # element code -> key columns of one side


def shared_units(evidence: Keys, customers: Keys) -> tuple[Unit, ...]:
    """The units that both sides have, each with a bit of its own.

    ``customers["id"]`` is the customer's own id, which evidence knows as the customer number.
    """
    customers = dict(customers)
    own = customers.pop("id", ())
    if own:
        customers["customer_number"] = (*own, *customers.get("customer_number", ()))
    units = [_unit(code, Tier.PRIMARY, evidence, customers) for code in NUMBERS]
    units += [_across(name, evidence, customers) for name in (*_NATIONAL, "account")]
    units.append(_unit("date_of_birth", Tier.SECONDARY, evidence, customers))
    units += [_unit(code, Tier.CONTACT, evidence, customers) for code in CONTACTS]
    if all(side.get(code) for side in (evidence, customers) for code in ("name", "date_of_birth")):
        both = "k_name_0 || '|' || k_date_of_birth_0"
        units.append(Unit("name_and_date_of_birth", Tier.COMBINED, (both,), (both,)))
    found = [unit for unit in units if unit is not None]
    return tuple(Unit(u.name, u.tier, u.evidence, u.customers, number) for number, u in enumerate(found))


def needed_numbers(evidence: Collection[str]) -> frozenset[str]:
    """The numbers of customers that can meet the evidence's, or tell that two records are one person.

    >>> sorted(needed_numbers({"iban", "email"}))
    ['bank_account', 'iban', 'national_id', 'pesel', 'ssn']
    """
    accounts = set(_ACCOUNTS) if not set(_ACCOUNTS).isdisjoint(evidence) else set()
    return frozenset({*_NATIONAL, _GENERIC_NATIONAL, *accounts, *(code for code in NUMBERS if code in evidence)})


def _unit(code: str, tier: Tier, evidence: Keys, customers: Keys) -> Unit | None:
    if not (evidence.get(code) and customers.get(code)):
        return None
    return Unit(code, tier, tuple(evidence[code]), tuple(customers[code]))


def _across(name: str, evidence: Keys, customers: Keys) -> Unit | None:
    """One number under two codes: ``pesel`` here and ``national_id`` there, an IBAN and its account."""
    pairs = (
        [_ACCOUNTS, _ACCOUNTS[::-1]] if name == "account" else [(name, _GENERIC_NATIONAL), (_GENERIC_NATIONAL, name)]
    )
    for here, there in pairs:
        apart = evidence.get(here) and customers.get(there) and not evidence.get(there) and not customers.get(here)
        if apart:
            return Unit(
                f"{here}_as_{there}",
                Tier.PRIMARY,
                tuple(_bare(key, name) for key in evidence[here]),
                tuple(_bare(key, name) for key in customers[there]),
            )
    return None


def _bare(key: str, name: str) -> str:
    return f"regexp_replace({key}, '^[A-Z]{{2}}', '')" if name == "account" else key
