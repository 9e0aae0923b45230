"""Every rule of the corpus against 1,000, 10,000 and 100,000 cohorts: seconds, repeatable by the seed.

    .venv/bin/python benchmarks/duties_rate.py

A person's duties are those of their cohort, so the time does not depend on how many people a cohort
holds.  A breach of 147 million people has some thousand cohorts.  Prints one JSON document.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from amends.core.case import Case, Cohort, parse_case
from amends.core.elements import elements
from amends.law import evaluate, load_corpus

_PLACES = (
    "PL DE FR GB IE CH BR CA-QC JP AU IN SG KR ZA US-CA US-NY US-TX US-FL US-MA US-VT US-WA US-IL US-CO US-GA"
).split()
_PROTECTIONS = ("none", "none", "none", "encrypted", "hashed_salted", "tokenised")
_INCIDENT = {
    "controller": {
        "name": "Bank",
        "established_in": "PL",
        "regulated_as": ["dora_entity", "glba_nonbank_financial_institution", "hipaa_covered_entity"],
    },
    "malicious": True,
    "recipients": "unknown_number",
    "anchors": {
        name: f"2026-06-0{day}T09:00:00+02:00"
        for day, name in enumerate(("occurred", "detected", "discovered", "aware", "classified", "determined"), 1)
    },
    "assessment": {"risk": "high", "misuse_likely": True, "exfiltration": "confirmed"},
}
_AS_OF = datetime(2026, 6, 7, tzinfo=UTC)


def cohorts(count: int, seed: int) -> list[dict[str, object]]:
    """Made-up cohorts: a place, two to nine elements, a protection, a size."""
    draw, codes = random.Random(seed), sorted(elements())
    return [
        {
            "residence": draw.choice(_PLACES),
            "persons": draw.randint(1, 20_000),
            "elements": ["name", *draw.sample(codes, draw.randint(1, 8))],
            "protection": draw.choice(_PROTECTIONS),
        }
        for _ in range(count)
    ]


def seconds(case: Case, people: Sequence[Cohort], runs: int) -> tuple[float, int]:
    """The best of several runs, and the number of answers."""
    best, answers = float("inf"), 0
    for _ in range(runs):
        begun = time.perf_counter()
        answers = len(evaluate(load_corpus(), case, people, _AS_OF).duties)
        best = min(best, time.perf_counter() - begun)
    return best, answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cohorts", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=20261123)
    options = parser.parse_args()
    rows = []
    for count in options.cohorts:
        facts = {"incident": _INCIDENT, "cohorts": cohorts(count, options.seed)}
        case = parse_case(json.dumps(facts), name="benchmark")
        took, answers = seconds(case, case.cohorts, options.runs)
        pairs = len(load_corpus().duties) * count
        rows.append(
            {"cohorts": count, "answers": answers, "seconds": round(took, 3), "pairs_per_s": round(pairs / took)}
        )
    print(json.dumps({"rules": len(load_corpus().duties), "seed": options.seed, "runs": rows}, indent=2))


if __name__ == "__main__":
    main()
