"""What the traps work on: the customers, the leak so far, and who is still free to be used."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from amends.cases.customer import Customer
from amends.cases.leak import Damage, Expected, Leak, LeakRow, values_of


@dataclass(frozen=True, kw_only=True)
class Trap:
    """One trap: what was laid, what is right, which customers must not be written to because of it.

    ``bystanders`` are customers who look like an affected one and are not.
    """

    code: str
    laid: str
    right: str
    bystanders: tuple[str, ...] = ()


@dataclass
class World:
    """The case while it is built; every change goes through here, so that no customer is used twice."""

    rng: Random
    customers: dict[str, Customer]
    leak: Leak = field(default_factory=Leak)
    traps: list[Trap] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def take(self, *, country: str = "PL", is_woman: bool | None = None, language: str = "") -> Customer:
        """A customer of the country whom nothing has used yet."""
        fitting = [
            person
            for person in self.customers.values()
            if person.ref not in self.used
            and person.country == country
            and is_woman in (None, person.is_woman)
            and language in ("", person.language)
        ]
        person = self.rng.choice(fitting)
        self.used.add(person.ref)
        return person

    def change(self, person: Customer, **fields: Any) -> Customer:
        """The customer with other fields, also in the customer file."""
        changed = replace(person, **fields)
        self.customers[person.ref] = changed
        return changed

    def leaks(
        self,
        person: Customer,
        trap: str,
        expected: Expected = Expected.AFFECTED,
        *,
        columns: tuple[str, ...] | None = None,
        refs: tuple[str, ...] | None = None,
        damage: Damage = Damage.NONE,
        **values: str,
    ) -> None:
        """Adds a leak row of the person; ``values`` overwrite what the attacker had."""
        row = values_of(self.rng, person, columns=columns) | values
        refs = (person.ref,) if refs is None else refs
        self.leak.rows.append(LeakRow(values=row, expected=expected, refs=refs, trap=trap, damage=damage))
