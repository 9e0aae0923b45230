"""Ten thousand, a hundred thousand, a million messages: what each stage makes a second, and what memory it takes.

    .venv/bin/python benchmarks/ledger_scale.py [--sizes 10000,100000,1000000] [--database sqlite|postgresql]
        [--workers 1,2,4] [--json]

The audience is a generator; the people are made up (``tests/crash/cast.py``), mail alone.  ``plan`` is
ladder, rendering, MIME, the guard's reading back and the ledger's rows; ``send`` is leases, rendering
again, SMTP into ``smtp-sink``, journal and outcomes; ``prove`` is ``ledger.parquet`` and the proof.
Memory is the largest resident size of any one of the processes while a stage was in its first tenth,
up to half, and to its end: a flat line shows equal figures.  More than one worker needs PostgreSQL.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from smtp_rate import sink

ROOT = Path(__file__).resolve().parent.parent
SENDING = ROOT / "tests/crash/sending.py"
sys.path.append(str(ROOT / "tests/crash"))

from places import Cluster  # noqa: E402  # beside the crash tests

_MARKS = (0.1, 0.5, 1.0)


@dataclass
class Watch:
    """The resident memory of a process group by stage and by how far the stage has come."""

    group: int
    total: int
    stage: str = "plan"
    done: int = 0
    most_mb: dict[str, float] = field(default_factory=dict)

    def sample(self) -> None:
        share = self.done / self.total
        mark = next(f"{int(mark * 100)}%" for mark in _MARKS if share <= mark or mark == 1.0)
        name = f"{self.stage} {mark}"
        self.most_mb[name] = max(self.most_mb.get(name, 0.0), largest_mb(self.group))

    def hear(self, word: str, count: int) -> None:
        """``planned 500`` and ``settled 500`` move the stage on."""
        stage = {"planned": "plan", "settled": "send"}.get(word, self.stage)
        self.done = count + (self.done if stage == self.stage else 0)
        self.stage = stage
        if stage == "send" and self.done >= self.total:
            self.stage, self.done = "prove", self.total


def largest_mb(group: int) -> float:
    """The resident size of the largest process of a process group, in MB."""
    most = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError, IndexError, ValueError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[2]) == group:
                    most = max(most, int((folder / "statm").read_text().split()[1]))
    return most * os.sysconf("SC_PAGESIZE") / 1e6


def measure(size: int, workers: int, url: str | None, port: int) -> dict[str, object]:
    """One campaign in a fresh folder."""
    with tempfile.TemporaryDirectory(prefix="amends-scale-") as name:
        command = [sys.executable, str(SENDING), "--out", f"{name}/out", "--persons", str(size), "--by-mail-alone"]
        command += ["--workers", str(workers), "--smtp", f"smtp://127.0.0.1:{port}"]
        environment = {**os.environ, "AMENDS_HOME": f"{name}/home", **({"AMENDS_DATABASE_URL": url} if url else {})}
        watch = _followed(command, environment, size)
        result = json.loads(Path(name, "out/result.json").read_text())
    messages = sum(result["result"]["states"].values())
    rates = {f"{stage}_per_s": round(messages / result[f"{stage}_s"]) for stage in ("plan", "send", "prove")}
    seconds = sum(result[f"{stage}_s"] for stage in ("plan", "send", "prove"))
    return {
        "database": "postgresql" if url else "sqlite", "workers": workers, "messages": messages, **rates,
        "us_per_message": round(seconds / messages * 1e6),
        "mb": {mark: round(most) for mark, most in watch.most_mb.items()},
        "notified": result["proof"]["notified"],
    }  # fmt: skip


def _followed(command: list[str], environment: dict[str, str], size: int) -> Watch:
    process = subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    watch = Watch(process.pid, total=size - size // 99)
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.2):
            watch.sample()

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for line in process.stdout:
            word, _, count = line.strip().partition(" ")
            watch.hear(word, int(count))
    finally:
        ended.set()
        looking.join()
        if process.wait() != 0:
            sys.exit(f"{command} ended with {process.returncode}")
    return watch


@contextlib.contextmanager
def database(kind: str) -> Iterator[object]:
    """A function that gives the URL of an empty database, ``None`` for SQLite."""
    if kind == "sqlite":
        yield lambda: None
        return
    with tempfile.TemporaryDirectory(prefix="amends-scale-pg-") as folder, Cluster(Path(folder)) as cluster:
        yield cluster.new_database


def table(rows: list[dict[str, object]]) -> str:
    """The figures as one table."""
    lines = ["database    workers   messages  plan/s  send/s  prove/s  us/msg  largest process, MB at 10/50/100 %"]
    for row in rows:
        mb: dict[str, int] = row["mb"]  # type: ignore[assignment]
        memory = "  ".join(
            f"{stage} " + "/".join(str(mb.get(f"{stage} {int(mark * 100)}%", "-")) for mark in _MARKS)
            for stage in ("plan", "send", "prove")
        )
        lines.append(
            f"{row['database']:<11} {row['workers']:>7} {row['messages']:>10} {row['plan_per_s']:>7} "
            f"{row['send_per_s']:>7} {row['prove_per_s']:>8} {row['us_per_message']:>7}  {memory}"
        )
    return "\n".join(lines)


def main(arguments: argparse.Namespace) -> None:
    rows = []
    with sink() as port, database(arguments.database) as new:
        for size in (int(word) for word in arguments.sizes.split(",")):
            for workers in (int(word) for word in arguments.workers.split(",")):
                began = time.monotonic()
                rows.append(measure(size, workers, new(), port))  # type: ignore[operator]
                print(f"{size} with {workers}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    print(json.dumps(rows, indent=1) if arguments.json else table(rows))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--workers", default="1")
    parser.add_argument("--json", action="store_true")
    main(parser.parse_args())
