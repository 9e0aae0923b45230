"""Messages a second through SMTP with the ledger on, beside Postfix's ``smtp-source`` in the same run.

    python benchmarks/smtp_rate.py [--persons 20000] [--repetitions 3] [--workers 1] [--mails notice] [--language pl]
    python benchmarks/smtp_rate.py --dkim

Both send to one ``smtp-sink`` (Debian's package postfix) on loopback, back to back, messages of the same
size: ``smtp-source`` gets the mean of ours, and the output says it.  ``--mails notice`` are real notices with
HTML, ``small`` the 3 kB of the crash tests.  Ours counts leases, rendering, MIME, journal and ledger; planning
is given apart.  ``smtp-source`` sends a fixed body, keeps its 20 connections (``-d``) and does not pipeline.

``--dkim`` measures signatures a second on one core, of the same mail by ours and by dkimpy.
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
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import dkim
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from amends.providers.email.dkim import Signer
from amends.providers.email.mime import Mail, Sender, build

SENDER = Path(__file__).resolve().with_name("smtp_sender.py")


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


def ours(port: int, arguments: argparse.Namespace) -> dict[str, float]:
    """One campaign in a fresh folder: messages a second of sending and of planning, and their mean size."""
    with tempfile.TemporaryDirectory(prefix="amends-rate-") as folder:
        url = f"smtp://127.0.0.1:{port}?connections={arguments.connections}"
        command = [sys.executable, str(SENDER), "--out", f"{folder}/out", "--persons", str(arguments.persons)]
        command += ["--smtp", url, "--workers", str(arguments.workers), "--by-mail-alone"]
        command += ["--mails", arguments.mails, "--language", arguments.language]
        environment = {**os.environ, "AMENDS_HOME": f"{folder}/home"}
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        result = json.loads(Path(folder, "out/result.json").read_text())
        size = float(Path(folder, "out/mean_bytes").read_text())
    states = result["result"]["states"]
    messages = states.get("accepted", 0)
    if not messages or len(states) > 1:
        sys.exit(f"not every message was accepted, so that nothing was measured: {states}")
    return {"sent_per_s": messages / result["send_s"], "planned_per_s": messages / result["plan_s"], "mail_bytes": size}


def theirs(port: int, messages: int, size: int) -> float:
    """Messages a second of ``smtp-source``, each of ``size`` bytes."""
    addresses = ["-f", "a@amends.example", "-t", "r@sub.example"]
    command = [program("smtp-source"), "-d", "-s", "20", "-m", str(messages), "-l", str(size), *addresses]
    started = time.perf_counter()
    subprocess.run([*command, "-N", f"127.0.0.1:{port}"], check=True)
    return messages / (time.perf_counter() - started)


def compare(arguments: argparse.Namespace) -> None:
    """Prints both rates, run after run, and the median of their ratios."""
    rows = []
    with sink() as port:
        for _ in range(arguments.repetitions):
            row = ours(port, arguments)
            row["smtp_source_per_s"] = theirs(port, arguments.persons, round(row["mail_bytes"]))
            row["ratio"] = row["sent_per_s"] / row["smtp_source_per_s"]
            rows.append({name: round(value, 2) for name, value in row.items()})
    median = statistics.median(row["ratio"] for row in rows)
    print(json.dumps({**vars(arguments), "repetitions": rows, "median_ratio": round(median, 2)}, indent=2))


def signatures() -> None:
    """Prints DKIM signatures a second: ours with RSA-2048 and Ed25519, and dkimpy's with RSA-2048."""
    now, words = datetime(2026, 6, 15, 10, tzinfo=UTC), "Your data was copied. We are sorry.\n" * 100
    mail = Mail(
        message_id="a" * 40 + "@bank.example",
        to_name="Anna Nowak",
        to_address="anna@people.example",
        language="en",
        subject="Your data",
        text=words,
        html=f"<html><body>{words * 5}</body></html>",
    )
    data = build(mail, sender=Sender(name="Bank", address="notices@bank.example"), at=now)
    rsa = generate_private_key(65537, 2048)
    pem = rsa.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    names = {"domain": "bank.example", "selector": "s1"}
    ours_rsa, ours_ed = Signer(rsa, **names), Signer(Ed25519PrivateKey.generate(), **names)
    rates = {
        "ours_rsa_2048": _rate(lambda: ours_rsa.signed(data, at=now, is_relaxed=True)),
        "ours_ed25519": _rate(lambda: ours_ed.signed(data, at=now, is_relaxed=True)),
        "dkimpy_rsa_2048": _rate(lambda: dkim.sign(data, b"s1", b"bank.example", pem)),
    }
    print(json.dumps({"mail_bytes": len(data), "signatures_per_s": rates}, indent=2))


def _rate(sign: Callable[[], object], seconds: float = 2.0) -> int:
    count, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        sign()
        count += 1
    return round(count / (time.perf_counter() - begun))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=20_000)
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--mails", choices=("notice", "small"), default="notice")
    parser.add_argument("--language", default="pl")
    parser.add_argument("--dkim", action="store_true")
    chosen = parser.parse_args()
    signatures() if chosen.dkim else compare(chosen)
