"""Kills the sending of a campaign a thousand times over while everything around it fails, then audits it.

    .venv/bin/python benchmarks/chaos.py [--database sqlite|postgresql] [--recipients 5000] [--kills 60]
        [--workers 1] [--minutes 15] [--seed 1] [--json] [--traces FILE]

A session is ``plan_campaign`` or ``run_campaign`` in a process of its own, killed with SIGKILL at a named
fault point or anywhere; meanwhile the mail server lies (``tests/crash/liar.py``), cables are cut
(``wire.py``), PostgreSQL is restarted without warning and the disk fills up.  When the kills are
done the world is calm, the same call runs until everybody is settled, and the server's own books are
compared with the ledger.  A twentieth of the kills falls on planning, a tenth on a second campaign that
goes to files, the idempotent way out.  The exit code is 1 if the audit finds a fault.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path
from typing import Any

from chaos_killer import Killer
from chaos_world import World  # puts tests/crash on the path
from orders import Audience
from zygote import prepare

_FILE_FAULTS = ("lost", "duplicates", "altered", "stray_files", "half_written")
_FAULTS = (
    *_FILE_FAULTS, "misdirected", "unreported_copies", "owed_yet_received", "stuck", "unmarked_exercise",
    "segments_not_done",
)  # fmt: skip
_FILES_SHARE = 5  # one recipient in so many gets a message of the second campaign


def run(
    *, database: str, recipients: int, kills: int, workers: int, minutes: float, seed: int, traces: Path | None = None
) -> dict[str, Any]:
    """One chaos run; returns its report."""
    began = time.monotonic()
    with World(database, recipients, seed) as world:
        prepare()
        from chaos_ledger import audits, is_settled, points_of  # noqa: PLC0415  # Django must have started

        killer = Killer(world, kills, workers, random.Random(seed), traces)
        mail, files = _audiences(world, recipients)
        for_files = max(1, kills // 10)
        killer.plan(mail, ["after_plan_segment"], max(1, kills // 20))
        killer.kills = max(1, kills - sum(killer.dead.values()) - for_files)
        killer.send(
            mail, points_of(mail), total=recipients - recipients // 99, minutes=minutes,
            is_done=lambda: is_settled(mail), progress=Lines(world.log).count, restarts=max(1, kills // 50),
        )  # fmt: skip
        runs = killer.settle(mail, lambda: is_settled(mail))
        killer.plan(files, ["after_plan_segment"], 1)
        killer.kills = for_files
        killer.send(
            files, points_of(files), total=files.persons, minutes=minutes / 4, is_done=lambda: is_settled(files),
            progress=lambda: sum(1 for _ in files.outbox.rglob("*.eml")),
        )  # fmt: skip
        killer.settle(files, lambda: is_settled(files))
        report = {
            "database": database, "seed": seed, "workers": workers, "recipients": recipients,
            "kills": sum(killer.dead.values()), "killed_at": dict(killer.dead), "sessions": dict(killer.ended),
            "untidy_ends": dict(killer.untidy), "troubles": dict(world.events), "skipped": world.skipped,
            "runs_until_settled": runs, "server": world.liar.tell(ask="stats"),
            **audits(mail, files, log=world.log, receipts=world.receipts),
            "seconds": round(time.monotonic() - began, 1),
        }  # fmt: skip
    report["faults"] = sum(int(report[part].get(name, 0)) for part in ("mail", "files") for name in _FAULTS)
    report["faults"] += not report["proof"]["adds_up"]
    return report


def _audiences(world: World, recipients: int) -> tuple[Audience, Audience]:
    home = world.folder / "home"
    mail = Audience("CMP-MAIL", recipients, world.smtp, world.folder / "outbox", home / "journals", True)
    count = max(20, recipients // _FILES_SHARE)
    return mail, Audience("CMP-FILES", count, None, world.folder / "outbox-files", home / "journals", False)


class Lines:
    """Counts the copies in the server's log as it grows."""

    def __init__(self, log: Path) -> None:
        self._log, self._offset, self._count = log, 0, 0

    def count(self) -> int:
        if self._log.exists() and self._log.stat().st_size > self._offset:
            with self._log.open("rb") as file:
                file.seek(self._offset)
                data = file.read()
            self._offset += len(data)
            self._count += data.count(b"\nA\t") + data.count(b"\nD\t")
        return self._count


def table(report: dict[str, Any]) -> str:
    """The report for people: one table."""
    mail, files = report["mail"], report["files"]
    rows = [
        ("database, workers, seed", f"{report['database']}, {report['workers']}, {report['seed']}"),
        ("recipients, messages", f"{report['recipients']}, {mail['messages']}"),
        ("kills (SIGKILL)", f"{report['kills']} in {report['seconds']} s"),
        *((f"  {name}", count) for name, count in sorted(report["killed_at"].items())),
        *((f"session: {name}", count) for name, count in sorted(report["sessions"].items())),
        *((f"UNTIDY {name}", count) for name, count in sorted(report["untidy_ends"].items())),
        *((f"trouble: {name}", count) for name, count in sorted(report["troubles"].items())),
        *((f"skipped: {name}", why) for name, why in report["skipped"].items()),
        ("copies received; of these never answered", f"{mail['copies_received']}; {mail['delivered_without_answer']}"),
        ("LOST", mail["lost"]), ("MISDIRECTED", mail["misdirected"]), ("ALTERED", mail["altered"]),
        ("received more than once (messages; surplus copies)", f"{mail['more_than_once']}; {mail['surplus_copies']}"),
        ("possible copies by the ledger's own account", mail["possible_by_ledger"]),
        ("COPIES THE LEDGER DOES NOT REPORT", mail["unreported_copies"]),
        ("received, though the ledger calls it not sent", mail["owed_yet_received"]),
        ("states in the end", mail["states"]),
        ("stuck messages, segments", f"{mail['stuck']}, {mail['segments_not_done']}"),
        (f"files: {', '.join(_FILE_FAULTS)}", ", ".join(str(files.get(name, 0)) for name in _FILE_FAULTS)),
        ("files: states", files["states"]), ("journal files left", report["journals_left"]),
        ("the product's proof adds up", report["proof"]["adds_up"]),
        ("runs until settled", report["runs_until_settled"]),
        ("FAULTS", report["faults"]), *(("example", f"{k}: {v}") for k, v in mail["examples"].items()),
    ]  # fmt: skip
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--recipients", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--traces", type=Path, help="where to keep the traces of untidy ends")
    parser.add_argument("--json", action="store_true")
    arguments = vars(parser.parse_args())
    as_json = arguments.pop("json")
    result = run(**arguments)
    print(json.dumps(result, indent=1) if as_json else table(result))
    sys.exit(1 if result["faults"] else 0)
