"""Starts an exercise as a process of its own, so that it outlives the page and the server that began it.

Only exercises: a real response asks for a preflight, ways out and secrets that nobody should type into a web page, and
whoever starts it must see what it says.  It stays the command ``amends respond``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from amends.apps.rehearsals.models import Rehearsal
from amends.apps.rehearsals.progress import Told, is_alive, progress_of
from amends.core.errors import InputError, RefusedError
from amends.core.files import write_json
from amends.core.ids import new_ref

_RUN = "from amends.cli.main import run; run()"
_SUFFIXES = frozenset({".yaml", ".yml"})
_MOST_CASES, _MOST_RUNS, _LAST_LINES = 200, 20, 6
_children: list[subprocess.Popen[bytes]] = []  # of this process: asked now and then, so that none stays a zombie


class Started(msgspec.Struct, frozen=True, kw_only=True):
    """Who started which case when, and as which process."""

    case: str
    by: str
    at: datetime
    pid: int


@dataclass(frozen=True, kw_only=True)
class RunRow:
    """A run that was started here; ``incident`` is empty until it has opened one."""

    name: str
    started: Started
    told: Told | None
    is_alive: bool
    incident: str
    said: tuple[str, ...]


def home() -> Path:
    """The working folder of this installation."""
    return Path(os.environ.get("AMENDS_HOME", "amends-home")).resolve()


def known_cases() -> list[str]:
    """The case files under ``AMENDS_HOME/cases``, at most one folder deep; a link that leads out of it is none."""
    folder = home() / "cases"
    found = (path for depth in ("*", "*/*") for path in folder.glob(depth) if path.suffix in _SUFFIXES)
    inside = (path for path in found if path.is_file() and path.resolve().is_relative_to(folder.resolve()))
    return sorted(str(path.relative_to(folder)) for path in inside)[:_MOST_CASES]


def start_exercise(*, case: str, by: str, now: datetime) -> str:
    """Begins ``amends rehearse`` on a known case and gives the name of the run.

    Raises ``InputError`` (``run.unknown_case``) for any other path, ``RefusedError`` (``run.busy``) while one runs.
    """
    if case not in known_cases():
        raise InputError(
            "There is no such case here.",
            code="run.unknown_case",
            where="AMENDS_HOME/cases",
            why="Only case files that lie in this folder can be started from the console.",
            fix="Put the case with its files there, and choose it from the list.",
        )
    if any(row.is_alive for row in runs_started()):
        raise RefusedError(
            "An exercise that was started here is still running.",
            code="run.busy",
            why="Two at a time would slow each other, and the server that shows them.",
            fix="Wait until it ends.",
        )
    return _begun(case, by, now)


def runs_started() -> Iterator[RunRow]:
    """The runs that were started from the console, the newest first."""
    _children[:] = [child for child in _children if child.poll() is None]
    marks = sorted((home() / "runs").glob("RUN-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for mark in marks[:_MOST_RUNS]:
        yield _row(mark)


def _begun(case: str, by: str, now: datetime) -> str:
    folder, name = home() / "runs", new_ref("RUN")
    folder.mkdir(mode=0o700, exist_ok=True)
    environment = {key: value for key, value in os.environ.items() if key != "AMENDS_SERVES"}
    words = ["rehearse", str(home() / "cases" / case), "--out", str(folder / name)]
    with os.fdopen(os.open(folder / f"{name}.log", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as log:
        process = subprocess.Popen(  # noqa: S603  # our own program, on a path from our own list
            [sys.executable, "-c", _RUN, *words],
            env=environment | {"AMENDS_HOME": str(home())},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    _children.append(process)
    write_json(folder / f"{name}.json", Started(case=case, by=by, at=now, pid=process.pid))
    return name


def _row(mark: Path) -> RunRow:
    name, folder = mark.stem, mark.with_suffix("")
    started = msgspec.json.decode(mark.read_bytes(), type=Started)
    run = Rehearsal.objects.select_related("incident").filter(folder=str(folder)).first()
    told = progress_of(folder)
    alive = not (told and told.end) and _is_at_work(started.pid, name)
    said = () if alive or run is not None else _last_lines(mark.with_suffix(".log"))
    return RunRow(
        name=name, started=started, told=told, is_alive=alive, incident=run.incident.ref if run else "", said=said
    )


def _is_at_work(pid: int, name: str) -> bool:
    """Whether the process is there and still that run: after a restart its number may be somebody else's."""
    if not is_alive(pid):
        return False
    try:
        return name.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return not Path("/proc/self").exists()  # without /proc the number alone must do; with it, it has just ended


def _last_lines(log: Path) -> tuple[str, ...]:
    """What a run said before it gave up; errors of Amends hold no personal data."""
    if not log.is_file():
        return ()
    return tuple(log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:])
