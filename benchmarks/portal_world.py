"""Fills AMENDS_HOME for ``portal_rate.py``: a public status page, and the doors of as many made-up people as wanted.

    AMENDS_HOME=DIR .venv/bin/python benchmarks/portal_world.py DOORS

Writes some of the codes to ``codes.txt`` there.  What is there already is left alone.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from amends.config.boot import boot
from amends.config.home import desk_public_key, home, secret

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_KEPT_CODES, _BATCH = 200_000, 5_000
_CASE = """
incident:
  controller:
    name: Bank Example
    brand_domains: [bank.example]
    contact: {email: help@bank.example, phone: "+48 22 555 01 00", hours: "8-20"}
  malicious: true
cohorts: [{residence: PL, persons: 1, elements: [name]}]
"""
_ELEMENTS = ("name", "birth_date", "email", "phone", "address", "pesel", "id_card", "card_number", "transactions")
_COHORTS = 40  # different answers: as many as groups of people with the same data


def main() -> int:
    doors, codes = int(sys.argv[1]), home() / "codes.txt"
    boot()
    desk_public_key()  # a portal alone makes no keys
    if codes.exists():
        return 0
    kept = list(islice(_filled(doors), _KEPT_CODES))
    draft = codes.with_suffix(".draft")
    draft.write_text("\n".join(kept))
    os.replace(draft, codes)
    return 0


def _filled(count: int) -> Iterator[str]:
    from amends.apps.bulletins.services import publish_bulletin  # noqa: PLC0415  # models load after boot()
    from amends.apps.incidents.services import open_incident  # noqa: PLC0415
    from amends.apps.selfcheck.models import Door, DoorSet  # noqa: PLC0415
    from amends.core.case import parse_case  # noqa: PLC0415
    from amends.core.elements import elements  # noqa: PLC0415

    now, vocabulary = datetime.now(UTC), list(elements())
    incident = open_incident(case=parse_case(_CASE, name="benchmark"), case_sha256="0" * 64, is_exercise=True, at=now)
    publish_bulletin(incident=incident, by="benchmark", now=now)
    doors = DoorSet.objects.create(
        incident=incident, register_sha256="0" * 64, stamp="0", as_of=now, vocabulary=vocabulary, by_email=True,
        is_open=True, at=now,
    )  # fmt: skip
    codes: list[str] = []
    for start in range(0, count, _BATCH):
        batch = [_code() for _ in range(min(_BATCH, count - start))]
        rows = [_door(doors, code, start + place, vocabulary) for place, code in enumerate(batch)]
        Door.objects.bulk_create(rows, ignore_conflicts=True)
        codes += random.sample(batch, max(1, len(batch) * _KEPT_CODES // max(count, _KEPT_CODES)))
    return iter(codes)


def _door(doors, code: str, number: int, vocabulary: list[str]):  # type: ignore[no-untyped-def]
    from amends.apps.selfcheck.models import Door  # noqa: PLC0415
    from amends.apps.selfcheck.standing import (  # noqa: PLC0415
        DoorKind,
        Kind,
        Standing,
        bits_of,
        door_digest,
        seal_standing,
    )

    pepper = secret("portal.pepper")
    drawn = random.Random(number % _COHORTS)
    exposed = [element for element in _ELEMENTS if drawn.random() < 0.6] or ["name"]
    standing = Standing(
        kind=Kind.AFFECTED,
        elements=bits_of([one for one in exposed if one in vocabulary], vocabulary),
        person_ref=f"C-{number:07}",
        person_hash="0" * 40,
    )
    return Door(
        doors=doors,
        digest=door_digest(pepper, DoorKind.CODE, code),
        sealed=seal_standing(standing, secret=pepper, kind=DoorKind.CODE, value=code),
    )


def _code() -> str:
    text = "".join(random.choices(_LETTERS, k=10))
    return f"{text[:5]}-{text[5:]}"


if __name__ == "__main__":
    sys.exit(main())
