"""People who look alike: one name, one address, one phone, one mailbox.

Each function takes the world, lays one trap in it and gives what it laid; private ones help.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from amends.cases import numbers
from amends.cases.customer import Customer
from amends.cases.leak import Expected
from amends.cases.people import plain
from amends.cases.world import Trap, World


def _siblings(world: World, *, is_woman: bool) -> tuple[Customer, Customer]:
    names = ("Anna", "Agnieszka") if is_woman else ("Jakub", "Józef")
    first = world.change(world.take(is_woman=is_woman), given_name=names[0])
    second = world.change(
        world.take(is_woman=is_woman),
        given_name=names[1],
        family_name=first.family_name,
        born_on=first.born_on,
        pesel=numbers.pesel_of(world.rng, first.born_on, is_woman=is_woman),
        phone=first.phone,
        street=first.street,
        postcode=first.postcode,
        city=first.city,
    )
    return first, second


def twins_by_pesel(world: World) -> Trap:
    first, second = _siblings(world, is_woman=True)
    world.leaks(first, "twins_by_pesel")
    return Trap(
        code="twins_by_pesel",
        laid="Twins share surname, birth date, address and phone; the leak has one twin's PESEL.",
        right="That twin is affected; the other is not.",
        bystanders=(second.ref,),
    )


def twins_by_initial(world: World) -> Trap:
    first, second = _siblings(world, is_woman=False)
    world.leaks(
        first,
        "twins_by_initial",
        Expected.REVIEW,
        columns=("klient", "ur", "adres", "tel"),
        refs=(first.ref, second.ref),
        klient=f"{first.family_name} {first.given_name[0]}.",
    )
    return Trap(
        code="twins_by_initial",
        laid="The leak has an initial, birth date, address and phone that fit both twins.",
        right="Review: nothing tells which twin it is.",
    )


def father_and_son(world: World) -> Trap:
    father = world.take(is_woman=False)
    born_on = date(min(father.born_on.year + 27, 2006), 4, 11)
    father = world.change(father, born_on=date(born_on.year - 27, 2, 9))
    father = world.change(father, pesel=numbers.pesel_of(world.rng, father.born_on, is_woman=False))
    son = world.change(
        world.take(is_woman=False),
        given_name=father.given_name,
        family_name=father.family_name,
        email=father.email,
        born_on=born_on,
        pesel=numbers.pesel_of(world.rng, born_on, is_woman=False),
    )
    both = (father.ref, son.ref)
    world.leaks(father, "father_and_son", Expected.REVIEW, columns=("klient", "mail", "saldo"), refs=both)
    world.leaks(son, "father_and_son", columns=("klient", "pesel", "mail", "karta", "waznosc"))
    return Trap(
        code="father_and_son",
        laid="Father and son have one name and one e-mail; one row has only these, another the son's PESEL.",
        right="The first row goes to review; the second makes the son affected and not the father.",
        bystanders=(father.ref,),
    )


def shared_phone(world: World) -> Trap:
    first, second, third = world.take(), world.take(), world.take()
    second, third = world.change(second, phone=first.phone), world.change(third, phone=first.phone)
    everyone = (first.ref, second.ref, third.ref)
    world.leaks(first, "shared_phone", Expected.REVIEW, columns=("tel", "saldo"), refs=everyone)
    return Trap(
        code="shared_phone",
        laid="Three customers have one phone number, and a row has nothing else.",
        right="Review: the number belongs to three people.",
    )


def shared_email(world: World) -> Trap:
    wife, husband = world.take(is_woman=True), world.take(is_woman=False)
    husband = world.change(
        husband, email=wife.email, phone=wife.phone, street=wife.street, postcode=wife.postcode, city=wife.city
    )
    world.leaks(wife, "shared_email", Expected.REVIEW, columns=("mail", "saldo"), refs=(wife.ref, husband.ref))
    world.leaks(wife, "shared_email", columns=("klient", "pesel", "mail", "rachunek"))
    return Trap(
        code="shared_email",
        laid="A couple shares e-mail, phone and address; one row has the e-mail alone, one the wife's PESEL.",
        right="The wife is affected; the husband is not; nothing may be sent to the shared mailbox.",
        bystanders=(husband.ref,),
    )


def _outsider(world: World, *, like: Customer | None = None) -> Customer:
    """A person who is in no customer file any more; ``like`` lends the name."""
    person = world.take()
    del world.customers[person.ref]
    given, family = (like.given_name, like.family_name) if like else ("Bogumiła", "Obcowicz")
    email = f"{plain(given)}.{person.ref}@obcy.example"
    return replace(person, given_name=given, family_name=family, email=email)


def no_customers(world: World) -> Trap:
    for _ in range(8):
        world.leaks(_outsider(world), "no_customer", Expected.UNMATCHED, refs=())
    return Trap(
        code="no_customer",
        laid="Eight people in the leak are in no customer file.",
        right="Unmatched; counted, and nobody is written to.",
    )


def namesakes(world: World) -> Trap:
    bystanders = []
    for _ in range(3):
        customer = world.take()
        stranger = _outsider(world, like=customer)
        world.leaks(stranger, "namesake", Expected.NEVER_AFFECTED, refs=(customer.ref,))
        bystanders.append(customer.ref)
    return Trap(
        code="namesake",
        laid="Three people who are no customers have a customer's name, with other numbers and addresses.",
        right="The customer of that name is not affected.",
        bystanders=tuple(bystanders),
    )
