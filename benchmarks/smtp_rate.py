"""Messages a second through SMTP with the ledger on, beside Postfix's ``smtp-source`` in the same run.

    python benchmarks/smtp_rate.py [--persons 20000] [--repetitions 3] [--workers 1] [--connections 4]

Both send to one ``smtp-sink`` (Debian's package postfix) on loopback, back to back, messages of about
the same size.  Ours counts leases, rendering, MIME, journal and ledger; planning is given apart.
``smtp-source`` sends a fixed body, keeps its 20 connections (``-d``) and does not pipeline.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SENDING = Path(__file__).resolve().parent.parent / "tests/crash/sending.py"
MAIL_BYTES = 3100


def program(name: str) -> str:
    """The path of a Postfix tool, which Debian puts where only root looks."""
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if found is None:
        sys.exit(f"{name} is missing; install Debian's package postfix")
    return found


@contextlib.contextmanager
def sink() -> Iterator[int]:
    """The port of a running ``smtp-sink``."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    server = subprocess.Popen([program("smtp-sink"), *user, "-m", "1024", f"127.0.0.1:{port}", "1024"])
    time.sleep(0.5)
    try:
        yield port
    finally:
        server.terminate()
        server.wait(10)


def ours(port: int, persons: int, workers: int, connections: int) -> dict[str, float]:
    """One campaign in a fresh folder: messages a second of sending, and of planning."""
    with tempfile.TemporaryDirectory(prefix="amends-rate-") as folder:
        url = f"smtp://127.0.0.1:{port}?connections={connections}"
        command = [sys.executable, str(SENDING), "--out", f"{folder}/out", "--persons", str(persons)]
        command += ["--smtp", url, "--workers", str(workers), "--by-mail-alone"]
        environment = {**os.environ, "AMENDS_HOME": f"{folder}/home"}
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        result = json.loads(Path(folder, "out/result.json").read_text())
    messages = sum(result["result"]["states"].values())
    return {"sent_per_s": messages / result["send_s"], "planned_per_s": messages / result["plan_s"]}


def theirs(port: int, messages: int) -> float:
    """Messages a second of ``smtp-source``."""
    addresses = ["-f", "a@amends.example", "-t", "r@sub.example"]
    command = [program("smtp-source"), "-d", "-s", "20", "-m", str(messages), "-l", str(MAIL_BYTES), *addresses]
    started = time.perf_counter()
    subprocess.run([*command, "-N", f"127.0.0.1:{port}"], check=True)
    return messages / (time.perf_counter() - started)


def main(arguments: argparse.Namespace) -> None:
    rows = []
    with sink() as port:
        for _ in range(arguments.repetitions):
            row = ours(port, arguments.persons, arguments.workers, arguments.connections)
            row["smtp_source_per_s"] = theirs(port, arguments.persons)
            row["ratio"] = row["sent_per_s"] / row["smtp_source_per_s"]
            rows.append({name: round(value, 2) for name, value in row.items()})
    median = statistics.median(row["ratio"] for row in rows)
    print(json.dumps({**vars(arguments), "repetitions": rows, "median_ratio": round(median, 2)}, indent=2))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--persons", type=int, default=20_000)
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--connections", type=int, default=4)
    main(parser.parse_args())
