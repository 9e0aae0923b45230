"""Kills a sending process with SIGKILL again and again, resumes it, and counts at the receiving server.

    python benchmarks/kill_resume.py [--persons 5000] [--kills 50] [--workers 1] [--seed 1]

The server is aiosmtpd in a process of its own.  Printed as JSON: lost, duplicated, misdirected by the
server's own log; how many of the duplicates the ledger itself reports as possible; the most messages
that were in doubt at one kill.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
SENDING, RECEIVING = ROOT / "tests/crash/sending.py", ROOT / "tests/crash/receiving.py"


@contextlib.contextmanager
def receiving_server(log: Path, *options: str) -> Iterator[int]:
    """The port of a server that writes to ``log``."""
    command = [sys.executable, str(RECEIVING), "--log", str(log), *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield int(server.stdout.readline())
    finally:
        server.terminate()
        server.communicate(timeout=10)


def start(folder: Path, persons: int, port: int | None, workers: int, **environment: str) -> subprocess.Popen[str]:
    """A sending process in a group of its own, as a shell would start it; without ``port`` it writes files."""
    command = [sys.executable, str(SENDING), "--out", str(folder / "out"), "--persons", str(persons)]
    command += ["--workers", str(workers)] + (["--smtp", f"smtp://127.0.0.1:{port}?patience=1"] if port else [])
    home = {**os.environ, "AMENDS_HOME": str(folder / "home"), **environment}
    return subprocess.Popen(
        command, env=home, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def kill(process: subprocess.Popen[str]) -> bool:
    """Kills the whole group; false if it had ended by itself."""
    is_running = process.poll() is None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return is_running


def received(log: Path) -> list[dict[str, object]]:
    """What the server has written down; a torn last line is not there yet."""
    if not log.exists():
        return []
    return [json.loads(line) for line in log.read_text().splitlines(keepends=True) if line.endswith("\n")]


def ledger(folder: Path) -> dict[str, tuple[str, str, int]]:
    """Person, state and attempts of each email of the ledger."""
    path = str(folder / "out/ledger.parquet")
    rows = duckdb.execute(
        "SELECT message_id, person_ref, state, attempts FROM read_parquet(?) WHERE channel = 'email'", [path]
    ).fetchall()
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def verdict(folder: Path, log: Path) -> dict[str, object]:
    """Compares the server's log with the ledger."""
    entries, book = received(log), ledger(folder)
    copies = collections.Counter(str(entry["message_id"]) for entry in entries)
    duplicated = {message_id for message_id, count in copies.items() if count > 1}
    wrong = [entry for entry in entries if _expected(book, entry) != entry["to"] or entry["to"] != entry["recipient"]]
    contents = collections.defaultdict(set)
    for entry in entries:
        contents[str(entry["message_id"])].add(entry["sha256"])
    return {
        "messages": len(book),
        "received": len(entries),
        "lost": sum(message_id not in copies for message_id in book),
        "misdirected": len(wrong),
        "duplicated": len(duplicated),
        "surplus_copies": sum(copies.values()) - len(copies),
        "duplicated_unreported": sum(book[message_id][2] < 2 for message_id in duplicated),
        "possible_by_ledger": sum(entry[2] > 1 for entry in book.values()),
        "not_accepted": sum(entry[1] != "accepted" for entry in book.values()),
        # A repeat after a doubt may say at its head that it is one: two forms of a message, and no third.
        "differing_copies": sum(len(forms) > min(book[name][2], 2) for name, forms in contents.items()),
    }


def _expected(book: dict[str, tuple[str, str, int]], entry: dict[str, object]) -> list[str]:
    person = book.get(str(entry["message_id"]), ("C-1", "", 0))[0]
    return [f"p{int(person[1:])}@people.example"]


def run(folder: Path, *, persons: int, kills: int, workers: int, seed: int) -> dict[str, object]:
    """``kills`` kills, spread over planning and sending, then one run to the end."""
    chance, log, done = random.Random(seed), folder / "received.jsonl", 0
    step = 2 * persons / max(kills, 1)
    with receiving_server(log) as port:
        while done < kills:
            process = start(folder, persons, port, workers)
            before = log.stat().st_size if log.exists() else 0
            in_planning = done < kills // 10
            wanted = before + chance.uniform(0, step) * 200  # a line of the log has some 250 bytes
            deadline = time.monotonic() + (chance.uniform(0.2, 2.5) if in_planning else 60)
            while process.poll() is None and time.monotonic() < deadline:
                if not in_planning and log.exists() and log.stat().st_size > wanted:
                    time.sleep(chance.uniform(0, 0.02))
                    break
                time.sleep(0.002)
            if not kill(process):
                break
            done += 1
        last = start(folder, persons, port, workers)
        output, _ = last.communicate()
        assert last.returncode == 0, output
    result = json.loads((folder / "out/result.json").read_text())
    return {"kills": done, **verdict(folder, log), "proof": result["proof"]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--persons", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="amends-kill-") as scratch:
        options = {name: getattr(arguments, name) for name in ("persons", "kills", "workers", "seed")}
        print(json.dumps(run(Path(scratch), **options), indent=2))
