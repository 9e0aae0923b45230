"""One process of the race for codes: ``prepare`` makes people and a pool, ``ask`` asks for everybody's code."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from amends.config.boot import boot

NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
DESK, PEPPER = b"d" * 32, b"p" * 32
PEOPLE, CODES = 25, 30


def prepare(folder: Path) -> None:
    from amends.apps.incidents.services import open_incident
    from amends.apps.remedies.models import Entitlement
    from amends.apps.remedies.sealing import seal_at_desk
    from amends.apps.remedies.services import import_pool
    from amends.core.case import parse_case
    from amends.remedies.monitoring import Offer

    text = (
        'incident: {title: "T", controller: {name: "Bank Example"}, malicious: true}\n'
        "cohorts: [{residence: PL, persons: 1, elements: [name]}]"
    )
    incident = open_incident(case=parse_case(text, name="c"), case_sha256="c" * 64, is_exercise=True, at=NOW)
    Entitlement.objects.bulk_create(
        Entitlement(
            incident=incident, person_hash=f"{n:040x}", person_box=seal_at_desk(DESK, f"C-{n}", context=incident.ref),
            residence="PL", language="pl", remedies=["monitoring"], steps=[], minimum_months=0, told_at=NOW,
        )
        for n in range(PEOPLE)
    )  # fmt: skip
    path = folder / "codes.csv"
    path.write_text("code\n" + "".join(f"RACE-{n:04d}\n" for n in range(CODES)))
    offer = Offer(provider="Watch", months=12, redeem_by=date(2026, 12, 31))
    import_pool(incident=incident, path=path, offer=offer, secret=DESK, by="test", now=NOW)


def ask() -> None:
    from amends.apps.incidents.models import Incident
    from amends.apps.remedies.services import code_at_desk, give_code

    incident = Incident.objects.get()
    sys.stdin.readline()  # all begin together
    given = []
    for n in range(PEOPLE):
        who = f"{n:040x}"
        grant = give_code(incident=incident, person_hash=who, secret=DESK, pepper=PEPPER, by="test", now=NOW)
        given.append((who, code_at_desk(grant, secret=DESK)))
    print(json.dumps(given))


if __name__ == "__main__":
    boot(migrate=sys.argv[1] == "prepare")
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]))
    else:
        print("ready", flush=True)
        ask()
