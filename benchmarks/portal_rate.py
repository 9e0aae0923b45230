"""The portal's speed beside a trivial view's, the self-check at 24,000 a minute, its memory, and what overload does.

    .venv/bin/python benchmarks/portal_rate.py [--doors 1000000] [--seconds 60] [--minutes 10] [--home DIR]
        [--database URL] [--steps rate,check,memory,overload]

One server process (``amends serve``) with one worker, as installed.  ``rate``: wrk at a trivial view and at the status
page, in turns.  ``check``: ``portal_load.py`` at 400 a second, and the processor time that each took, which says on a
busy machine what the latency cannot.  ``memory``: status page and self-check for ``--minutes``; the worker's memory
each minute, and the slope of its second half.  ``overload``: all parts served; wrk with a thousand connections at the
self-check, while the sign-in page of the console and a static export on a plain web server are asked for, and the same
again afterwards.  Needs wrk.  Prints one JSON document; ends with 1 if an aim is missed.  ``--database`` may name an
empty PostgreSQL database, with a home of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

_HERE = Path(__file__).resolve().parent
_AMENDS = [sys.executable, "-c", "from amends.cli.main import run; run()"]
_RATE = 400  # a second: 24,000 a minute, the highest public figure (2016)
_CROWD = 1000  # connections that ask again as soon as they are answered


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--doors", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=60, help="of the self-check at its rate")
    parser.add_argument("--minutes", type=int, default=10, help="of the load under which memory is watched")
    parser.add_argument("--home", type=Path, help="made once and used again; a temporary folder, if not given")
    parser.add_argument("--database", help="postgresql://...; SQLite in the home, if not given")
    parser.add_argument("--steps", default="rate,check,memory,overload")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        environment = _environment(home, options.database)
        subprocess.run([sys.executable, _HERE / "portal_world.py", str(options.doors)], env=environment, check=True)
        told: dict[str, Any] = {"doors": options.doors}
        for step in options.steps.split(","):
            told[step] = _STEPS[step](environment, home, options)
            print(f"{step}: {json.dumps(told[step])}", file=sys.stderr, flush=True)
    print(json.dumps(told, indent=2))
    return 0 if all(part["is_met"] for part in told.values() if isinstance(part, dict)) else 1


def _environment(home: Path, database: str | None) -> dict[str, str]:
    ours = {"AMENDS_HOME": str(home), "AMENDS_HTTPS": "1", "DJANGO_SETTINGS_MODULE": "portal_settings"}
    paths = [str(_HERE), os.environ.get("PYTHONPATH", "")]
    return (
        os.environ
        | ours
        | {"PYTHONPATH": ":".join(filter(None, paths))}
        | ({"AMENDS_DATABASE_URL": database} if database else {})
    )


@contextmanager
def _served(environment: dict[str, str], *parts: str) -> Iterator[tuple[str, int]]:
    """Where it is, and the process id of the worker."""
    port = _free_port()
    command = [*_AMENDS, "serve", "--port", str(port), *(word for part in parts for word in ("--only", part))]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        _until_it_answers(f"{base}/en/check")
        _until_it_answers(f"{base}/fa/")
        yield base, _worker(process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _rate(environment: dict[str, str], home: Path, options: argparse.Namespace) -> dict[str, Any]:
    found: dict[str, list[float]] = {"trivial": [], "en": [], "fa": []}
    with _served(environment, "portal") as (base, _):
        for _round in range(3):
            for name, path in (("trivial", "/trivial"), ("en", "/en/"), ("fa", "/fa/")):
                found[name].append(_wrk(f"{base}{path}", connections=16, seconds=5))
    beside = {f"{page}_to_trivial": round(median(found[page]) / median(found["trivial"]), 2) for page in ("en", "fa")}
    return {"a_second": found, **beside, "is_met": min(beside.values()) >= 0.5}


def _check(environment: dict[str, str], home: Path, options: argparse.Namespace) -> dict[str, Any]:
    with _served(environment, "portal") as (base, worker):
        _load(base, home, rate=_RATE / 2, seconds=5)
        time.sleep(1)
        before = _cpu_s(worker)
        told = _load(base, home, rate=_RATE, seconds=options.seconds)
        told["cpu_ms_each"] = round((_cpu_s(worker) - before) * 1000 / told["asked"], 2)
        told["memory_mb"] = _memory_mb(worker)
    is_right = set(told["statuses"]) == {"200"}
    return {**told, "rate": _RATE, "is_met": is_right and told["p99_ms"] < 200}


def _memory(environment: dict[str, str], home: Path, options: argparse.Namespace) -> dict[str, Any]:
    with _served(environment, "portal") as (base, worker):
        asking = threading.Thread(
            target=lambda: _load(base, home, rate=_RATE / 2, seconds=60 * options.minutes), daemon=True
        )
        asking.start()
        found = []
        for minute in range(options.minutes):
            end = time.monotonic() + 60
            while time.monotonic() < end:
                _wrk(f"{base}/{'fa' if minute % 2 else 'en'}/", connections=4, seconds=2)
                time.sleep(3)
            found.append(_memory_mb(worker))
            print(f"minute {minute + 1}: {found[-1]} MB", file=sys.stderr, flush=True)
        asking.join()
    slope = _slope(found[len(found) // 2 :])
    return {"mb_by_minute": found, "mb_a_minute_in_second_half": round(slope, 3), "is_met": slope < 0.5}


def _overload(environment: dict[str, str], home: Path, options: argparse.Namespace) -> dict[str, Any]:
    copy = home / "export"
    subprocess.run([*_AMENDS, "portal", "export", "--out", copy, "--live", "https://bank.example"],
                   env=environment, check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    with _served(environment) as (base, worker), _plain_server(copy) as plain:
        pages = {"console": f"{base}/console/sign-in", "status": f"{base}/en/", "export": f"{plain}/en/index.html"}
        alone = _crowd(base, home, connections=8, seconds=10)
        with _watched(pages) as during:
            crowd = _crowd(base, home, connections=_CROWD, seconds=30)
        with _watched(pages) as after:
            time.sleep(5)
        told = _load(base, home, rate=_RATE / 4, seconds=5)
        memory = _memory_mb(worker)
    is_usable = all(set(during[name]["statuses"]) == {"200"} for name in ("console", "export"))
    is_polite = crowd["other"] == crowd["unworded"] == 0
    return {
        "alone": alone,
        "crowd": crowd,
        "offered_to_alone": round(crowd["answered"] / crowd["seconds"] / (alone["s200"] / alone["seconds"]), 1),
        "during": during,
        "after": after,
        "check_after": told,
        "memory_mb": memory,
        "is_met": is_usable and is_polite and after["status"]["worst_ms"] < 1000,
    }


def _load(base: str, home: Path, *, rate: float, seconds: float) -> dict[str, Any]:
    command = [sys.executable, _HERE / "portal_load.py", f"{base}/en/check", home / "codes.txt"]
    done = subprocess.run(
        [*map(str, command), "--rate", str(rate), "--seconds", str(seconds)], check=True, capture_output=True
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _crowd(base: str, home: Path, *, connections: int, seconds: int) -> dict[str, Any]:
    told = _wrk_text(base, connections, seconds, "-s", str(_HERE / "portal_rate.lua"), then=[home / "codes.txt", 0.9])
    found: dict[str, Any] = json.loads(told.rpartition("JSON ")[2])
    return found


def _wrk(url: str, *, connections: int, seconds: int) -> float:
    told = _wrk_text(url, connections, seconds)
    if "Non-2xx" in told:
        raise SystemExit(told)
    return float(told.rpartition("Requests/sec:")[2].split()[0])


def _wrk_text(url: str, connections: int, seconds: int, *options: str, then: list[Any] | None = None) -> str:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", *options, url]
    command += ["--", *map(str, then)] if then else []
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=seconds + 60).stdout


@contextmanager
def _watched(pages: dict[str, str]) -> Iterator[dict[str, dict[str, Any]]]:
    """Each page asked for twice a second by an honest reader."""
    told: dict[str, dict[str, Any]] = {}
    ended = threading.Event()
    threads = [threading.Thread(target=_watch, args=(name, url, ended, told)) for name, url in pages.items()]
    for thread in threads:
        thread.start()
    yield told
    ended.set()
    for thread in threads:
        thread.join()


def _watch(name: str, url: str, ended: threading.Event, told: dict[str, dict[str, Any]]) -> None:
    statuses: Counter[str] = Counter()
    took: list[float] = []
    while not ended.wait(0.5):
        begun = time.perf_counter()
        statuses[_status(url)] += 1
        took.append((time.perf_counter() - begun) * 1000)
    told[name] = {"statuses": dict(statuses), "median_ms": round(median(took), 1), "worst_ms": round(max(took), 1)}


def _status(url: str) -> str:
    request = urllib.request.Request(url, headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            answer.read()
            return str(answer.status)
    except urllib.error.HTTPError as error:
        return str(error.code)
    except OSError as error:
        return type(error).__name__


@contextmanager
def _plain_server(folder: Path) -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until_it_answers(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _until_it_answers(url: str) -> None:
    for _ in range(240):
        if _status(url) == "200":
            return
        time.sleep(0.25)
    raise SystemExit(f"nothing answers at {url}")


def _worker(parent: int) -> int:
    """The child that serves: the one with the most memory."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return max(map(int, children), key=_memory_mb)


def _memory_mb(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024


def _cpu_s(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _slope(values: list[int]) -> float:
    """Of the line through the values by least squares."""
    middle = (len(values) - 1) / 2
    spread = sum((place - middle) ** 2 for place in range(len(values)))
    return sum((place - middle) * value for place, value in enumerate(values)) / spread if spread else 0.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_STEPS = {"rate": _rate, "check": _check, "memory": _memory, "overload": _overload}

if __name__ == "__main__":
    sys.exit(main())
