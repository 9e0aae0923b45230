"""Numbers that are no numbers, are wrong, or contradict each other.

Each function takes the world, lays one trap in it and gives what it laid; private ones help.
"""

from __future__ import annotations

from datetime import timedelta

from stdnum.pl import pesel as pesel_check

from amends.cases.leak import Expected
from amends.cases.world import Trap, World

_NO_PESEL = "00000000000"
_NO_MAIL = "brak@brak.example"


def placeholders(world: World) -> Trap:
    bystanders = []
    for _ in range(5):
        person = world.take()
        world.change(person, pesel=_NO_PESEL, email=_NO_MAIL)
        bystanders.append(person.ref)
    person = world.customers[bystanders[0]]
    for _ in range(2):
        world.leaks(person, "placeholder", Expected.NEVER_AFFECTED, columns=("klient", "pesel", "mail", "saldo"))
    columns = ("pesel", "mail", "saldo")
    world.leaks(person, "placeholder", Expected.NEVER_AFFECTED, columns=columns, refs=())
    return Trap(
        code="placeholder",
        laid="Five customers have PESEL 00000000000 and brak@brak.example, and so have three rows.",
        right="A placeholder links nobody; a name alone never makes affected.",
        bystanders=tuple(bystanders),
    )


def one_digit_wrong(world: World) -> Trap:
    bystanders = []
    for is_valid in (False, True):
        person = world.take()
        wrong = _other_pesel(person.pesel, is_valid=is_valid)
        columns = ("klient", "pesel", "adres", "mail", "tel")
        world.leaks(person, "one_digit_wrong", Expected.REVIEW, columns=columns, pesel=wrong)
        bystanders.append(person.ref)
    return Trap(
        code="one_digit_wrong",
        laid="Name, e-mail, phone and address are a customer's; the PESEL differs (once with a right check digit).",
        right="Review: a primary identifier disagrees or cannot be read.",
        bystanders=tuple(bystanders),
    )


def _other_pesel(number: str, *, is_valid: bool) -> str:
    body = f"{number[:8]}{(int(number[8]) + 1) % 10}{number[9]}"
    return body + (pesel_check.calc_check_digit(body) if is_valid else number[10])


def birth_date_differs(world: World) -> Trap:
    bystanders = []
    for columns in (("klient", "pesel", "ur"), ("klient", "ur", "mail", "adres")):
        person = world.take()
        other = (person.born_on + timedelta(days=400)).strftime("%d.%m.%Y")
        world.leaks(person, "birth_date_differs", Expected.REVIEW, columns=columns, ur=other)
        bystanders.append(person.ref)
    return Trap(
        code="birth_date_differs",
        laid="A customer's PESEL, and a customer's name with e-mail and address, stand beside another birth date.",
        right="Review: a secondary identifier disagrees.",
        bystanders=tuple(bystanders),
    )


def two_in_one_row(world: World) -> Trap:
    first, second = world.take(), world.take()
    world.leaks(
        first,
        "two_in_one_row",
        Expected.REVIEW,
        columns=("klient", "pesel", "dowod"),
        refs=(first.ref, second.ref),
        dowod=second.id_card,
    )
    return Trap(
        code="two_in_one_row",
        laid="One row has the PESEL of one customer and the identity card of another.",
        right="Review of both; nobody is affected by it.",
        bystanders=(first.ref, second.ref),
    )
