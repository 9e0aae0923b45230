"""Rows that repeat, lost letters, say little, or are broken.

Each function takes the world, lays one trap in it and gives what it laid; private ones help.
"""

from __future__ import annotations

from amends.cases.leak import Damage, Expected
from amends.cases.people import plain
from amends.cases.world import Trap, World


def duplicates(world: World) -> Trap:
    person = world.take()
    world.leaks(person, "duplicate", columns=("klient", "pesel", "adres"))
    world.leaks(person, "duplicate", columns=("klient", "pesel", "adres"))
    world.leaks(person, "duplicate", columns=("klient", "dowod", "karta", "waznosc"), klient=person.family_name.upper())
    return Trap(
        code="duplicate",
        laid="One customer stands in three rows, twice alike and once with other data.",
        right="One person, affected once, with the elements of all three rows.",
    )


def lost_letters(world: World) -> Trap:
    person = world.change(world.take(country="GB", language="en"), given_name="Iñigo", family_name="Ibañerå")
    world.leaks(person, "lost_letters")
    polish = world.take()
    name = f"{plain(polish.family_name)} {plain(polish.given_name)}"
    world.leaks(polish, "lost_letters", klient=name)
    return Trap(
        code="lost_letters",
        laid="Letters that cp1250 lacks became '?'; another name stands without its Polish letters.",
        right="Affected: the number decides, not the spelling.",
    )


def contact_point_only(world: World) -> Trap:
    for _ in range(4):
        world.leaks(
            world.take(), "contact_point_only", Expected.AFFECTED_OR_REVIEW, columns=("klient", "mail", "saldo")
        )
    return Trap(
        code="contact_point_only",
        laid="A name with an e-mail address that only one customer has.",
        right="Affected with less certainty, or review; never unmatched.",
    )


def broken_lines(world: World) -> Trap:
    for damage in (Damage.STRAY_QUOTE, Damage.OPEN_QUOTE, Damage.CUT, Damage.EXTRA_FIELD, Damage.OPEN_QUOTE):
        world.leaks(world.take(), "broken_line", Expected.AFFECTED_OR_REJECTED, damage=damage)
    return Trap(
        code="broken_line",
        laid="A stray quote, two quotes that never close, a cut line, a separator too many.",
        right="Repaired and affected, or kept apart with a reason; the lines beside them are untouched.",
    )
