"""The self-check by code as a crowd asks it, at a fixed rate whatever the server does; a process of its own.

    .venv/bin/python benchmarks/portal_load.py URL CODES --rate 400 --seconds 60

A latency counts from the moment at which the request was due, so that a server that stalls cannot hide it.  Prints
one JSON document.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
# Of a hundred attempts; unknown codes must stay below the limit on them (6,000 a minute at a rate of 400).
_HITS, _MISSES, _ODD = 75, 18, 7
_TIMEOUT_S = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("codes", type=Path)
    parser.add_argument("--rate", type=float, default=400)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    codes = options.codes.read_text().split()
    print(json.dumps(asyncio.run(_load(options.url, codes, options.rate, options.seconds))))


async def _load(url: str, codes: list[str], rate: float, seconds: float) -> dict[str, Any]:
    took: list[float] = []
    statuses: Counter[str] = Counter()
    connector = aiohttp.TCPConnector(limit=200)  # as many as a proxy before it would keep
    timeout = aiohttp.ClientTimeout(total=_TIMEOUT_S)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        begun, asked = time.perf_counter() + 0.1, list[asyncio.Task[None]]()
        for number in range(int(rate * seconds)):
            due = begun + number / rate
            if (ahead := due - time.perf_counter()) > 0:
                await asyncio.sleep(ahead)
            asked.append(asyncio.create_task(_ask(session, url, _typed(codes), due, (took, statuses))))
        await asyncio.gather(*asked)
    took.sort()
    return {
        "asked": len(asked),
        "statuses": dict(statuses),
        **{f"p{part}_ms": _at(took, part) for part in (50, 95, 99)},
        "worst_ms": _at(took, 100),
    }


async def _ask(
    session: aiohttp.ClientSession,
    url: str,
    code: str,
    due: float,
    told: tuple[list[float], Counter[str]],
) -> None:
    took, statuses = told
    origin = f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(1, 255)}"
    headers = {"X-Forwarded-For": origin, "X-Forwarded-Proto": "https"}
    try:
        async with session.post(url, data={"way": "code", "code": code}, headers=headers) as answer:
            await answer.read()
            statuses[str(answer.status)] += 1
    except (aiohttp.ClientError, TimeoutError) as error:
        statuses[type(error).__name__] += 1
    took.append(time.perf_counter() - due)


def _typed(codes: list[str]) -> str:
    drawn = random.randrange(_HITS + _MISSES + _ODD)
    if drawn < _HITS:
        return random.choice(codes)
    letters = "".join(random.choices(_LETTERS, k=10))
    return f"{letters[:5]}-{letters[5:]}" if drawn < _HITS + _MISSES else letters[:4] + " ?"


def _at(took: list[float], part: int) -> float:
    return round(took[min(len(took) - 1, len(took) * part // 100)] * 1000, 1)


if __name__ == "__main__":
    main()
