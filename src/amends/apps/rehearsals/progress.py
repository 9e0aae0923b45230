"""How far a run is, told in a small file of its folder, so that another process can show it while it runs.

``progress.json`` is replaced as a whole, at most twice a second.  It says the step, its share, and which process
writes it; it holds counts of nothing and names nobody.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from amends.core.errors import AmendsError
from amends.core.files import write_json

PROGRESS = "progress.json"
_OFTEN = timedelta(milliseconds=500)
_MARKER = "rehearsal.json"
Progress = Callable[[str, float], None]


class Step(msgspec.Struct, kw_only=True):
    """One step of a run; ``share`` runs from 0 to 1."""

    name: str
    share: float
    began_at: datetime
    ended_at: datetime | None = None


class Told(msgspec.Struct, kw_only=True):
    """What the file says; ``end`` is empty while the run goes on, else ``finished`` or ``stopped``."""

    pid: int
    host: str
    began_at: datetime
    at: datetime
    steps: list[Step]
    end: str = ""
    code: str = ""
    why: str = ""

    @property
    def is_running(self) -> bool:
        """Whether the process that writes is still there; one on another machine is believed."""
        if self.end:
            return False
        return self.host != socket.gethostname() or is_alive(self.pid)

    @property
    def is_lost(self) -> bool:
        """Whether the process went away without a word: killed, or the machine was switched off."""
        return not self.end and not self.is_running


@contextlib.contextmanager
def telling_progress(folder: Path, *, now: Callable[[], datetime], also: Progress) -> Iterator[Progress]:
    """A ``Progress`` that writes into ``folder`` and tells ``also``; says how it ended when the block does.

    Nothing is written before the first step, nor left of a run that gave its folder free again.
    """
    teller = _Teller(folder, now, also)
    try:
        yield teller
    except AmendsError as error:
        teller.end("stopped", code=error.code, why=error.what)
        raise
    except BaseException as error:
        teller.end("stopped", code="run.interrupted" if isinstance(error, KeyboardInterrupt) else "internal.fault")
        raise
    else:
        teller.end("finished")


def progress_of(folder: Path) -> Told | None:
    """What a run has told last; ``None`` before its first step, and where the file is not ours."""
    try:
        return msgspec.json.decode((folder / PROGRESS).read_bytes(), type=Told)
    except (FileNotFoundError, NotADirectoryError, msgspec.DecodeError):
        return None


class _Teller:
    def __init__(self, folder: Path, now: Callable[[], datetime], also: Progress) -> None:
        self._folder, self._now, self._also = folder, now, also
        self._told: Told | None = None
        self._written_at: datetime | None = None

    def __call__(self, step: str, share: float) -> None:
        self._also(step, share)
        at, told = self._now(), self._told
        if told is None:
            told = self._told = Told(pid=os.getpid(), host=socket.gethostname(), began_at=at, at=at, steps=[])
        is_new = self._take(told, step, share, at)
        if is_new or self._written_at is None or at - self._written_at >= _OFTEN:
            self._write(told, at)

    def end(self, how: str, *, code: str = "", why: str = "") -> None:
        if self._told is None:
            return
        if not (self._folder / _MARKER).exists():  # the run was abandoned: its folder is as it was before
            (self._folder / PROGRESS).unlink(missing_ok=True)
            return
        at = self._now()
        self._told.end, self._told.code, self._told.why = how, code, why
        if how == "finished":
            self._close(self._told, at)
        self._write(self._told, at)

    def _take(self, told: Told, name: str, share: float, at: datetime) -> bool:
        if name == "Done":  # the assessment's end is not the run's
            return False
        step = next((step for step in told.steps if step.name == name), None)
        if step is not None:
            step.share = max(step.share, min(share, 1.0))
            return False
        self._close(told, at)
        told.steps.append(Step(name=name, share=min(max(share, 0.0), 1.0), began_at=at))
        return True

    def _close(self, told: Told, at: datetime) -> None:
        for step in told.steps:
            if step.ended_at is None:
                step.share, step.ended_at = 1.0, at

    def _write(self, told: Told, at: datetime) -> None:
        told.at = self._written_at = at
        with contextlib.suppress(OSError):  # a disk that is full stops the run where it matters, not here
            write_json(self._folder / PROGRESS, told)


def is_alive(pid: int) -> bool:
    """Whether a process of this machine still works; one that has ended and is only not collected yet does not."""
    stat = Path(f"/proc/{pid}/stat")
    try:
        os.kill(pid, 0)
        return (
            not stat.exists() or stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] != "Z"
        )
    except (ProcessLookupError, FileNotFoundError):
        return False
    except PermissionError:
        return True  # somebody else's process: a run that was started as another user
