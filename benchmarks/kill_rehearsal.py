"""Kills `amends rehearse` itself with SIGKILL again and again, resumes it, and counts at the receiving server.

    .venv/bin/python benchmarks/kill_rehearsal.py [--persons 5000] [--kills 50] [--seed 7]

The whole command with the wordbook's own notices, its process group killed once some more mails have
come in, and the same command with --resume.  The server is aiosmtpd in a process of its own.
"""

from __future__ import annotations

import argparse
import collections
import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from kill_resume import received, receiving_server
from stdnum.pl import pesel

from amends.core.ids import address_digest

CASE = """
incident:
  title: "Export published"
  controller: {name: "Bank Example", established_in: PL, sectors: [bank], brand_domains: [bank.example]}
  malicious: true
  recipients: unknown_number
  anchors: {aware: 2026-06-01T16:20:00+02:00}
customers: [{path: customers.csv, columns: {id: customer_no}}]
evidence: [{path: leak.csv}]
"""


def write_case(folder: Path, persons: int, rng: random.Random) -> Path:
    """A bank whose customers were all leaked; every number and name is made up."""
    numbers: set[str] = set()
    while len(numbers) < persons:
        birth = f"{rng.randrange(50, 99):02}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
        stem = f"{birth}{rng.randrange(10_000):04}"
        numbers.add(stem + pesel.calc_check_digit(stem))
    with (folder / "customers.csv").open("w", newline="") as base, (folder / "leak.csv").open("w", newline="") as leak:
        customers, rows = csv.writer(base), csv.writer(leak)
        customers.writerow(["customer_no", "first_name", "last_name", "pesel", "email", "country"])
        rows.writerow(["name", "pesel", "email"])
        for place, number in enumerate(sorted(numbers)):
            family, mail = f"Lipowski{chr(97 + place % 26)}{chr(97 + place // 26 % 26)}", f"u{place}@poczta.example"
            customers.writerow([f"K{place:05}", "Ewa", family, number, mail, "PL"])
            rows.writerow([f"Ewa {family}", number, mail])
    (folder / "case.yaml").write_text(CASE)
    return folder / "case.yaml"


def start(folder: Path, case: Path, port: int) -> subprocess.Popen[str]:
    """The command in a process group of its own."""
    words = ["rehearse", str(case), "--out", str(folder / "out"), "--smtp", f"smtp://127.0.0.1:{port}"]
    words += ["--resume", "--json", "--as-of", "2026-06-02T10:00:00+02:00"]
    return subprocess.Popen(
        [sys.executable, "-c", "from amends.cli.main import run; run()", *words],
        env={**os.environ, "AMENDS_HOME": str(folder / "home")},
        start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def kill_after_some_mail(process: subprocess.Popen[str], log: Path, more: int) -> bool:
    """Whether it was still running when ``more`` mails had come in, and was killed."""
    wanted = _lines(log) + more
    while process.poll() is None and _lines(log) < wanted:
        time.sleep(0.003)
    if process.poll() is not None:
        return False
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return True


def verdict(folder: Path, log: Path) -> dict[str, int]:
    """The server's log against the ledger."""
    query = "SELECT message_id, address_sha256, attempts FROM read_parquet(?) WHERE channel = 'email'"
    rows = duckdb.execute(query, [str(folder / "out/ledger.parquet")]).fetchall()
    book = {message_id: (address, attempts) for message_id, address, attempts in rows}
    entries = received(log)
    copies = collections.Counter(str(entry["message_id"]) for entry in entries)
    wrong = [
        entry for entry in entries
        if address_digest(entry["recipient"][0]) != book.get(entry["message_id"], ("",))[0]
        or entry["to"] != entry["recipient"]
    ]  # fmt: skip
    unreported = [name for name, count in copies.items() if count > 1 and book.get(name, ("", 1))[1] == 1]
    return {
        "mails": len(book),
        "received": len(entries),
        "lost": len(book.keys() - copies.keys()),
        "misdirected": len(wrong),
        "surplus_copies": len(entries) - len(copies),
        "copies_the_ledger_does_not_report": len(unreported),
    }


def _lines(log: Path) -> int:
    return log.read_bytes().count(b"\n") if log.exists() else 0


def main(arguments: argparse.Namespace) -> None:
    rng, kills = random.Random(arguments.seed), 0
    share = arguments.persons // arguments.kills
    with tempfile.TemporaryDirectory(prefix="amends-kills-") as name:
        folder, log = Path(name), Path(name, "received.jsonl")
        case = write_case(folder, arguments.persons, rng)
        with receiving_server(log) as port:
            while kills < arguments.kills:
                process = start(folder, case, port)
                if not kill_after_some_mail(process, log, rng.randrange(share // 5, share * 3 // 2)):
                    process.communicate()
                    break
                kills += 1
            answer, _ = start(folder, case, port).communicate()
        balance = {key: json.loads(answer)[key] for key in ("affected", "notified", "owed", "possible_duplicates")}
        print(json.dumps({"kills": kills, **verdict(folder, log), "balance": balance}, indent=1))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--persons", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    main(parser.parse_args())
