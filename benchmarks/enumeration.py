"""A million guesses at the self-check: what they learn, and what they cost.

    .venv/bin/python benchmarks/enumeration.py [--guesses 1000000] [--people 20000] [--home DIR]

Made-up people have doors in a database of its own.  Guesses go straight to what the page calls (limits lifted); every
fiftieth is a code that exists, so that the times of a hit and of a miss are taken under the same load.  ``auc`` is the
chance that a random hit took longer than a random miss: 0.5 is no difference.  Then the limits as they are, over HTTP,
and the way by contact: of as many addresses on file as strangers, how many different pages there are.  Prints one JSON
document; ends with 1 if a guess opened anything or an answer differed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_KNOWN_EVERY = 50
_CASE = """
incident: {controller: {name: Bank Example}, malicious: true}
cohorts: [{residence: PL, persons: 1, elements: [name]}]
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--guesses", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--requests", type=int, default=400, help="calls over HTTP, and addresses asked for")
    parser.add_argument("--home", type=Path, help="where the database is made; a temporary folder, if not given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _set_up(options.home or Path(folder))
        codes = _people(options.people)
        guessed = _guesses(options.guesses, codes)
        told = {"people": options.people} | guessed | _over_http(options.requests) | _by_contact(options.requests)
    print(json.dumps(told, indent=2))
    is_silent = told["hits"] == 0 and told["distinct_answers"] == 1 and told["contact_pages"] == 1
    return 0 if is_silent else 1


def _set_up(home: Path) -> None:
    os.environ |= {"AMENDS_HOME": str(home), "DJANGO_SETTINGS_MODULE": "amends.config.settings"}
    import django  # noqa: PLC0415  # the environment first

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0, skip_checks=True)


def _people(count: int) -> list[str]:
    """Doors of ``count`` people: their codes, and as many contacts."""
    from django.conf import settings  # noqa: PLC0415

    from amends.apps.incidents.services import open_incident  # noqa: PLC0415
    from amends.apps.selfcheck.models import ContactDoor, Door, DoorSet  # noqa: PLC0415
    from amends.apps.selfcheck.standing import (  # noqa: PLC0415
        DoorKind,
        Kind,
        Standing,
        bits_of,
        door_digest,
        seal_standing,
    )
    from amends.core.case import parse_case  # noqa: PLC0415
    from amends.core.elements import elements  # noqa: PLC0415

    now, vocabulary = datetime.now(UTC), list(elements())
    incident = open_incident(case=parse_case(_CASE, name="benchmark"), case_sha256="0" * 64, is_exercise=True, at=now)
    doors = DoorSet.objects.create(
        incident=incident, register_sha256="0" * 64, stamp="0", as_of=now, vocabulary=vocabulary, by_email=True,
        is_open=True, at=now,
    )  # fmt: skip
    codes = [_code(random.SystemRandom()) for _ in range(count)]
    for model, kind, secret, values in (
        (Door, DoorKind.CODE, settings.SECRET_OF("portal.pepper"), codes),
        (ContactDoor, DoorKind.EMAIL, settings.SECRET_OF("desk.key"), [_address(n) for n in range(count)]),
    ):
        rows = (
            model(
                doors=doors,
                digest=door_digest(secret, kind, value),
                sealed=seal_standing(
                    Standing(
                        kind=Kind.AFFECTED,
                        elements=bits_of(["name"], vocabulary),
                        person_ref=f"C-{number}",
                        person_hash="0" * 40,
                    ),
                    secret=secret, kind=kind, value=value,
                ),
            )
            for number, value in enumerate(values)
        )  # fmt: skip
        model.objects.bulk_create(rows, batch_size=2_000)
    return codes


def _guesses(count: int, codes: Sequence[str]) -> dict[str, Any]:
    from django.conf import settings  # noqa: PLC0415

    from amends.apps.selfcheck.selectors import standing_behind_code  # noqa: PLC0415

    pepper, draw = settings.SECRET_OF("portal.pepper"), random.SystemRandom()
    answers: Counter[str] = Counter()
    took: dict[str, list[float]] = {"hit": [], "miss": []}
    memory, begun = [], time.perf_counter()
    for number in range(count):
        for code, name in _asked(number, codes, draw):
            start = time.perf_counter()
            found = standing_behind_code(code, pepper=pepper, now=datetime.now(UTC))
            seconds = time.perf_counter() - start
            if number % _KNOWN_EVERY == 0:
                took[name].append(seconds)
            if name == "miss":
                answers["nothing" if found is None else "something"] += 1
        if number % max(1, count // 10) == 0:
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    return {
        "guesses": count,
        "hits": answers["something"],
        "distinct_answers": len(answers),
        "seconds": round(time.perf_counter() - begun, 1),
        "memory_mb_by_tenth": memory,
        "micros": {name: _spread(times) for name, times in took.items()},
        "auc": round(_auc(took["hit"], took["miss"]), 3),
    }


def _asked(number: int, codes: Sequence[str], draw: random.Random) -> list[tuple[str, str]]:
    """The guess, and now and then before or behind it a code that exists."""
    guess = (_code(draw), "miss")
    if number % _KNOWN_EVERY:
        return [guess]
    pair = [guess, (draw.choice(codes), "hit")]
    draw.shuffle(pair)
    return pair


def _over_http(count: int) -> dict[str, Any]:
    from django.test import Client  # noqa: PLC0415

    draw, client = random.SystemRandom(), Client()
    replies = [client.post("/en/check", {"way": "code", "code": _code(draw)}) for _ in range(count)]
    statuses = Counter(reply.status_code for reply in replies)
    return {"over_http": {"calls": count, "looked_up": statuses[200], "told_to_wait": statuses[429]}}


def _by_contact(count: int) -> dict[str, Any]:
    """Half of the addresses are on file; limits lifted."""
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from amends.apps.selfcheck.desk import do_desk_work  # noqa: PLC0415
    from amends.apps.selfcheck.models import CodeRequest  # noqa: PLC0415
    from amends.web.portal.check import limits  # noqa: PLC0415

    limits.LIMITS = dict.fromkeys(limits.Way, limits.Limit(10**9, 10**9))
    client, pages, took = Client(), set(), {"hit": [], "miss": []}
    for number in range(count):
        on_file = number % 2 == 0
        address = _address(number) if on_file else f"stranger{number}@mail.example"
        start = time.perf_counter()
        reply = client.post("/en/check", {"way": "contact", "contact": address})
        took["hit" if on_file else "miss"].append(time.perf_counter() - start)
        pages.add(re.sub(r"OTC-[0-9A-Z]{16}", "", reply.content.decode().replace(address, "")))
    while do_desk_work(
        secret=settings.SECRET_OF("desk.key"), public_key=settings.DESK_PUBLIC_KEY(), now=datetime.now(UTC)
    ):
        pass
    lengths = {len(answer) for answer in CodeRequest.objects.values_list("answer", flat=True)}
    for ref in CodeRequest.objects.values_list("ref", flat=True)[:40]:
        reply = client.post("/en/check", {"way": "once", "ref": ref, "code": "AAAA-AAAA"})
        pages.add("tried " + reply.content.decode().replace(ref, ""))
    return {
        "contacts_asked": count,
        "contact_pages": len(pages) - 1,  # one for the request, one for a wrong code
        "answer_lengths": sorted(lengths),
        "contact_auc": round(_auc(took["hit"], took["miss"]), 3),
    }


def _spread(times: Sequence[float]) -> dict[str, int]:
    cuts = quantiles(times, n=100)
    return {"median": round(median(times) * 1e6), "p5": round(cuts[4] * 1e6), "p95": round(cuts[94] * 1e6)}


def _auc(hits: Sequence[float], misses: Sequence[float]) -> float:
    """Mann and Whitney's U over all pairs, by ranks."""
    ranked = sorted([(value, True) for value in hits] + [(value, False) for value in misses])
    ranks = sum(rank for rank, (_, is_hit) in enumerate(ranked, start=1) if is_hit)
    return (ranks - len(hits) * (len(hits) + 1) / 2) / (len(hits) * len(misses))


def _code(draw: random.Random) -> str:
    text = "".join(draw.choices(_LETTERS, k=10))
    return f"{text[:5]}-{text[5:]}"


def _address(number: int) -> str:
    return f"person{number}@mail.example"


if __name__ == "__main__":
    sys.exit(main())
