"""Messages a second beside django-post_office: the same mails into the same ``smtp-sink``, in one run.

    .venv/bin/python benchmarks/post_office_rate.py [--persons 4000] [--ours 20000] [--repetitions 1]
        [--databases sqlite,postgresql] [--json]

django-post_office is installed into a virtual environment of its own in a temporary folder.  It gets the
same subject, text and HTML per person, already rendered, and queues (``send_many``) and sends
(``send_queued_mail``) them: once with its defaults, once with what its documentation offers for speed
(batches of 5,000, 10 threads, two processes, only errors logged).  Ours renders, guards, plans, renders
again, journals and accounts.  ``whole`` counts queueing or planning too; ``send`` sending alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from smtp_rate import sink

ROOT = Path(__file__).resolve().parent.parent
SENDING = ROOT / "tests/crash/sending.py"
sys.path.append(str(ROOT / "tests/crash"))

from cast import SENDER, SmallRenderer, people  # noqa: E402  # beside the crash tests
from places import Cluster  # noqa: E402

from amends.apps.delivery.ports import Row  # noqa: E402

PEER = Path(__file__).with_name("post_office_peer.py")
_PACKAGES = ("django-post_office==3.12.0", "psycopg[binary]")
_SETTINGS = {"defaults": (0, 0, 1), "tuned": (5000, 10, 2)}  # batch size, threads a process, processes


def make_venv(folder: Path) -> Path:
    """A fresh virtual environment with django-post_office; its Python."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin/python"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *_PACKAGES]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return python


def write_mails(path: Path, persons: int) -> int:
    """What our renderer says to each person, for the peer to send; returns how many mails."""
    renderer, count = SmallRenderer(), 0
    with path.open("w") as file:
        for person in people(persons, by_mail_alone=True):
            if person.is_deceased:
                continue
            content = renderer.email(Row(f"{count}@bankpolnocny.example", "n", "", "7Q2K9-XMBDA", person))
            mail = {
                "recipients": [person.email], "sender": SENDER.address, "subject": content.subject,
                "message": content.text, "html_message": content.html,
                "headers": {"Message-ID": f"<{count}@bankpolnocny.example>"},
            }  # fmt: skip
            file.write(json.dumps(mail) + "\n")
            count += 1
    return count


def theirs(python: Path, mails: Path, port: int, url: str, setting: str) -> dict[str, float]:
    """One run of the peer with a fresh database."""
    words = [str(python), str(PEER), str(mails), str(port), url, *(str(number) for number in _SETTINGS[setting])]
    ended = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    result = json.loads(ended.stdout.strip().splitlines()[-1])
    return {
        "sent": result["sent"],
        "send_per_s": result["sent"] / result["send_s"],
        "whole_per_s": result["sent"] / (result["send_s"] + result["queue_s"]),
    }


def ours(port: int, persons: int, url: str | None) -> dict[str, float]:
    """One campaign of ours with a fresh database."""
    with tempfile.TemporaryDirectory(prefix="amends-rate-") as folder:
        command = [sys.executable, str(SENDING), "--out", f"{folder}/out", "--persons", str(persons)]
        command += ["--smtp", f"smtp://127.0.0.1:{port}", "--by-mail-alone"]
        environment = {**os.environ, "AMENDS_HOME": f"{folder}/home", **({"AMENDS_DATABASE_URL": url} if url else {})}
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        result = json.loads(Path(folder, "out/result.json").read_text())
    sent = result["result"]["states"]["accepted"]
    return {
        "sent": sent,
        "send_per_s": sent / result["send_s"],
        "whole_per_s": sent / (result["send_s"] + result["plan_s"]),
    }


def main(arguments: argparse.Namespace) -> None:
    rows: list[dict[str, object]] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="amends-office-")))
        python, mails, port = make_venv(folder / "venv"), folder / "mails.jsonl", stack.enter_context(sink())
        write_mails(mails, arguments.persons)
        for kind in arguments.databases.split(","):
            new = _maker(kind, folder, stack)
            for _ in range(arguments.repetitions):
                mine = ours(port, arguments.ours, new() if kind == "postgresql" else None)
                for setting in _SETTINGS:
                    peer = theirs(python, mails, port, new(), setting)
                    rows.append(_row(kind, setting, mine, peer))
    print(json.dumps(rows, indent=1) if arguments.json else table(rows))


def _row(kind: str, setting: str, mine: dict[str, float], peer: dict[str, float]) -> dict[str, object]:
    figures = {f"{who}_{name}": round(one[name]) for who, one in (("ours", mine), ("theirs", peer)) for name in one}
    ratios = {f"{name}_ratio": round(mine[f"{name}_per_s"] / peer[f"{name}_per_s"], 1) for name in ("send", "whole")}
    return {"database": kind, "their_setting": setting, **figures, **ratios}


def _maker(kind: str, folder: Path, stack: ExitStack):  # type: ignore[no-untyped-def]
    """A function that gives the URL of an empty database."""
    if kind == "sqlite":
        numbers = iter(range(10**6))
        return lambda: f"sqlite://{folder}/office-{next(numbers)}.sqlite3"
    place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="amends-office-pg-")))
    return stack.enter_context(Cluster(place)).new_database


def table(rows: list[dict[str, object]]) -> str:
    """The figures as one table."""
    lines = ["database    their setting  ours send/s  theirs  ratio   ours whole/s  theirs  ratio"]
    lines += [
        f"{row['database']:<11} {row['their_setting']:<13} {row['ours_send_per_s']:>12} {row['theirs_send_per_s']:>7} "
        f"{row['send_ratio']:>6} {row['ours_whole_per_s']:>14} {row['theirs_whole_per_s']:>7} {row['whole_ratio']:>6}"
        for row in rows
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--persons", type=int, default=4000, help="mails for django-post_office")
    parser.add_argument("--ours", type=int, default=20_000, help="mails for ours, which would be done too soon")
    parser.add_argument("--repetitions", type=int, default=1)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--json", action="store_true")
    main(parser.parse_args())
