"""Contact decisions a second on one core, from the bytes of a request to the bytes of its answer.

    .venv/bin/python benchmarks/contact_rate.py

The peer only reads the same bytes into the same shape with msgspec and writes them back: what any service does before
it has decided anything.  The two take turns, because machines are shared and noisy; trust the ratio.  Seconds are of
the processor, for the rate; of the clock on the wall for the 99th percentile, which is what a dialler waits for.
Requests are made up from the seed: half of the people are asked about once, so that nothing is answered from memory
alone.  Prints one JSON document.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median
from typing import Any

import msgspec

from amends.contact.decide import Request, decide

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Request)
_START = datetime.fromisoformat("2026-06-01T00:00:00+02:00")
_PLACES = {"PL": "Europe/Warsaw", "DE": "Europe/Berlin", "US-CA": "America/Los_Angeles", "IR": "Asia/Tehran"}
_PURPOSES = "statutory_notice incident_update fraud_alert complaint service remedy survey marketing sales".split()
_CHANNELS = "email sms voice post inbox".split()
_OCCASIONS = (
    "breach_notice_due facts_changed fraud_signal customer_request campaign balance_zero incident_roster".split()
)
_LIMIT_S = 0.005


def requests(count: int, seed: int) -> list[bytes]:
    """Made-up requests of every purpose, channel and occasion, with history, wishes and an incident."""
    draw = random.Random(seed)
    return [json.dumps(_request(draw, number)).encode() for number in range(count)]


def _request(draw: random.Random, number: int) -> dict[str, Any]:
    place, at = draw.choice(list(_PLACES)), _START + timedelta(minutes=draw.randrange(30 * 24 * 60))
    person = {
        "ref": f"C-{number}",
        "name": "Jan Kowalski",
        "language": draw.choice(["en", "pl", "de", "fa"]),
        "residence": place,
        "time_zone": _PLACES[place],
        "born_on": "1980-05-05",
        "vulnerability": draw.choice([[], [], [], ["financial_distress"]]),
        "affected": draw.random() < 0.5,
        "contact_points": {each: {"given_by_person": True, "verified": True} for each in draw.sample(_CHANNELS, 3)},
        "account": {"balance": 12.5, "currency": "PLN", "transactions": []},
    }
    history = [
        {"at": (at - timedelta(hours=each * 20)).isoformat(), "channel": "email", "purpose": "service", "incident": "I"}
        for each in range(1, 4)
    ]
    wishes = {
        "consents": [{"purpose": "marketing", "channel": "email", "given_at": "2025-01-01T00:00:00Z"}],
        "objections": [],
        "opt_outs": [{"channel": "sms", "said": "STOP", "at": "2026-01-01T00:00:00Z"}] if number % 4 == 0 else [],
    }
    return {
        "person": person,
        "purpose": draw.choice(_PURPOSES),
        "legal_basis": draw.choice(["legal_obligation", "contract", "consent", "legitimate_interests"]),
        "channel": draw.choice(_CHANNELS),
        "trigger": {"kind": draw.choice(_OCCASIONS)},
        "at": at.isoformat(),
        "history": history,
        "preferences": wishes,
        "incident": {"ref": "I", "severity": "high", "opened_at": "2026-05-20T00:00:00Z", "compromised_channels": []},
    }


def _decided(raw: bytes) -> bytes:
    return _ENCODER.encode(decide(Request.from_json(raw)))


def _only_read(raw: bytes) -> bytes:
    return _ENCODER.encode(_DECODER.decode(raw))


def _seconds(work: Callable[[bytes], bytes], raws: list[bytes]) -> float:
    start = time.process_time()
    for raw in raws:
        work(raw)
    return time.process_time() - start


def _waits(raws: list[bytes], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    waits = []
    for raw in raws:
        start = clock()
        _decided(raw)
        waits.append(clock() - start)
    return sorted(waits)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    raws = requests(asked.requests, asked.seed)
    first = _waits(raws[: asked.requests // 2])  # the rules are read and the phrases compiled here
    ours, peer = [], []
    for _ in range(asked.rounds):
        ours.append(_seconds(_decided, raws))
        peer.append(_seconds(_only_read, raws))
    waits, worked = _waits(raws), _waits(raws, time.process_time)
    p99 = waits[int(len(waits) * 0.99)]
    rate = len(raws) / median(ours)
    print(
        json.dumps(
            {
                "requests": len(raws),
                "decisions_per_second": round(rate),
                "reads_per_second": round(len(raws) / median(peer)),
                "times_the_peer": round(median(ours) / median(peer), 1),
                "p50_ms": round(waits[len(waits) // 2] * 1000, 3),
                "p99_ms": round(p99 * 1000, 3),
                "p99_processor_ms": round(worked[int(len(worked) * 0.99)] * 1000, 3),
                "p99_within_limit": p99 < _LIMIT_S,
                "slowest_of_the_first_ms": round(first[-1] * 1000, 1),
                "decisions": dict(Counter(json.loads(_decided(raw))["decision"] for raw in raws)),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
