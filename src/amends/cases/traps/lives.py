"""What happens in lives between a theft and a notice.

Each function takes the world, lays one trap in it and gives what it laid; private ones help.
"""

from __future__ import annotations

from datetime import date, timedelta

from amends.cases import numbers
from amends.cases.world import Trap, World


def moved(world: World) -> Trap:
    for _ in range(3):
        person = world.take()
        world.leaks(person, "moved")
        world.change(person, street="ul. Nowa 3/1", postcode="81-009", city="Żurawnica")
    return Trap(
        code="moved",
        laid="Three customers moved after the data was taken: same PESEL, old address in the leak.",
        right="Affected; the letter goes to the address in the customer file.",
    )


def deceased(world: World) -> Trap:
    for day in ("2024-03-11", "2025-11-30"):
        world.leaks(world.change(world.take(), died_on=day), "deceased")
    return Trap(
        code="deceased",
        laid="Two customers have died; their data is in the leak.",
        right="Affected in the register, excepted from notices to themselves.",
    )


def minors(world: World) -> Trap:
    for year in (2012, 2014):
        parent, child = world.take(), world.take(is_woman=False)
        born_on = date(year, 9, 3) + timedelta(days=world.rng.randrange(60))
        child = world.change(
            child,
            born_on=born_on,
            pesel=numbers.pesel_of(world.rng, born_on, is_woman=False),
            family_name=parent.family_name,
            street=parent.street,
            postcode=parent.postcode,
            city=parent.city,
            guardian=f"{parent.given_name} {parent.family_name}",
        )
        world.leaks(child, "minor")
    return Trap(
        code="minor",
        laid="Two customers are children with a guardian in the customer file.",
        right="Affected; the notice is addressed to the guardian.",
    )


def former_customers(world: World) -> Trap:
    for day in ("2019-06-30", "2023-01-31", "2025-02-28"):
        world.leaks(world.change(world.take(), status="zamkniety", closed_on=day), "former_customer")
    return Trap(
        code="former_customer",
        laid="Three accounts were closed years ago and their data was never deleted.",
        right="Affected like every other customer.",
    )
