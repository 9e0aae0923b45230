"""Bank Polnocny: 5,000 customers, 500 leaked records, and the traps of real breaches.

The shape is that of a Polish bank whose client files were published in 2015; nothing of the content is.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from random import Random
from typing import Any

from amends.cases.casefile import CASE_YAML
from amends.cases.customer import COLUMNS
from amends.cases.expected import expected_of, traps_of
from amends.cases.people import population
from amends.cases.traps import lay_all
from amends.cases.world import World

_LEAKED = 500
# How the rows that are no trap are spread; Persian speakers are all taken, so that each language is seen.
_SHARES_ABROAD = {"DE": 0.10, "GB": 0.08, "US": 0.12}


def write_case(folder: Path, *, seed: int = 2015) -> Path:
    """Writes the case into ``folder`` (made if missing) and gives the path of ``case.yaml``.

    Files: ``case.yaml``, ``customers.csv`` (UTF-8), ``leak.csv`` (cp1250, ``;``, CRLF),
    ``traps.json`` (what was laid and why) and ``expected.json`` (what an assessment has to find).
    One seed gives the same bytes everywhere.  Raises ``OSError`` if the folder cannot be written.
    """
    world = build_world(seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "customers.csv").write_bytes(_customers(world).encode())
    (folder / "leak.csv").write_bytes(world.leak.encoded())
    (folder / "traps.json").write_bytes(_json(traps_of(world)))
    (folder / "expected.json").write_bytes(_json(expected_of(world)))
    case = folder / "case.yaml"
    case.write_bytes(CASE_YAML.encode())
    return case


def build_world(seed: int) -> World:
    """The customers and the leak of the seed, without writing anything."""
    rng = Random(seed)  # noqa: S311  # a repeatable case is the purpose; nothing here is secret
    world = World(rng=rng, customers={person.ref: person for person in population(rng)})
    lay_all(world)
    _forget_contacts(world)
    _fill(world)
    _age(world)
    rng.shuffle(world.leak.rows)
    return world


def _forget_contacts(world: World) -> None:
    """Every eighth customer without a trap never gave an e-mail address; a few gave a telephone alone."""
    for place, person in enumerate([person for person in world.customers.values() if person.ref not in world.used]):
        if place % 8 == 0:
            world.change(person, email="")
        if place % 64 == 0:
            world.change(world.customers[person.ref], street="", postcode="", city="")


def _fill(world: World) -> None:
    for person in [person for person in world.customers.values() if person.language == "fa"]:
        world.used.add(person.ref)
        world.leaks(person, "")
    missing = _LEAKED - len(world.leak.rows)
    for country, share in _SHARES_ABROAD.items():
        for _ in range(round(missing * share)):
            world.leaks(world.take(country=country), "")
    while len(world.leak.rows) < _LEAKED:
        world.leaks(world.take(), "")


def _age(world: World) -> None:
    """Closes some accounts and records some deaths among those who were not leaked, as in any old base."""
    spared = [person for person in world.customers.values() if person.ref not in world.used]
    chosen = world.rng.sample(spared, 60)
    for person in chosen[:40]:
        world.change(person, status="zamkniety", closed_on="2021-12-31")
    for person in chosen[40:]:
        world.change(person, died_on="2023-05-17")


def _customers(world: World) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(person.as_row() for person in world.customers.values())
    return buffer.getvalue()


def _json(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
