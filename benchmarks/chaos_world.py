"""The world of a chaos run: mail server, cables, database, disk; and what befalls them."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests/crash")]

from places import Cluster, Peer, SmallDisk  # noqa: E402  # beside the crash tests

SMTP_OPTIONS = "connections=4&timeout=0.8&patience=2"
_MAIL, _DATABASE = 0, 1
_LIES: tuple[dict[str, float], ...] = (
    {}, {}, {}, {}, {"refuse": 1.0},
    {"drop": 0.1}, {"keep_and_drop": 0.1}, {"say_and_drop": 0.2}, {"half_reply": 0.1},
    {"silent": 0.01}, {"deaf": 0.01}, {"slow": 0.02}, {"storm": 0.3}, {"disorder": 0.1}, {"no_greeting": 0.7},
    {"storm": 1.0}, {"receipts_twice": 1.0}, {"keep_and_drop": 0.5, "drop": 0.5},
    {"drop": 0.02, "keep_and_drop": 0.02, "say_and_drop": 0.02, "half_reply": 0.02, "storm": 0.05, "disorder": 0.02,
     "slow": 0.005, "silent": 0.003, "deaf": 0.003, "no_greeting": 0.1, "refuse": 0.5, "receipts_twice": 0.1},
)  # fmt: skip
_CABLE = ("refuse", "stall", "cut", "cut", "tear", "tear")


@dataclass
class World:
    """Everything outside the sending processes.  Enter it before Django is started."""

    database: str
    persons: int
    seed: int
    events: Counter[str] = field(default_factory=Counter)
    skipped: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        self.folder = Path(tempfile.mkdtemp(prefix="amends-chaos-"))
        self._stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self.chance = random.Random(self.seed)
        self.log, self.receipts, self.notes = (self.folder / name for name in ("received.tsv", "receipts", "notes"))
        for folder in (self.receipts, self.notes):
            folder.mkdir()
        self._start_disk()
        words = ("--log", str(self.log), "--receipts", str(self.receipts), "--seed", str(self.seed))
        self.liar = self._peer("liar.py", *words)
        targets, self.cluster = [f"127.0.0.1:{self.liar.ports[0]}"], self._cluster()
        if self.cluster is not None:
            url = self.cluster.new_database()
            targets.append(f"127.0.0.1:{urlsplit(url).port}")
        self.wire = self._peer("wire.py", *(word for target in targets for word in ("--to", target)))
        if self.cluster is not None:
            wired = url.replace(f":{urlsplit(url).port}", f":{self.wire.ports[_DATABASE]}")
            os.environ["AMENDS_DATABASE_URL"] = wired
        else:
            os.environ.pop("AMENDS_DATABASE_URL", None)
        self.smtp = f"smtp://127.0.0.1:{self.wire.ports[_MAIL]}?{SMTP_OPTIONS}"
        self._undo: list[tuple[float, Callable[[], object]]] = []
        self._next_at = 0.0
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def tick(self, *, restarts_due: bool) -> None:
        """Ends troubles that are over, and begins a new one now and then."""
        now = time.monotonic()
        for entry in [entry for entry in self._undo if entry[0] <= now]:
            self._undo.remove(entry)
            entry[1]()
        if restarts_due and self.cluster is not None:
            self.events["postgresql restarted"] += 1
            self.cluster.restart()
        if now >= self._next_at:
            self._next_at = now + self.chance.uniform(0.2, 1.0)
            self._trouble(now)

    def calm(self) -> None:
        """Ends every trouble: honest server, whole cables, room on the disk."""
        for _, undo in self._undo:
            undo()
        self._undo.clear()
        self.liar.tell(modes={})
        self.mend_cables()

    def mend_cables(self) -> None:
        """Whole again, whatever they were."""
        for number in range(len(self.wire.ports)):
            self.wire.tell(wire=number, state="whole")

    def _trouble(self, now: float) -> None:
        point = self.chance.random()
        if point < 0.6:
            lies = self.chance.choice(_LIES)
            self.liar.tell(modes=lies, stall_s=self.chance.uniform(0.05, 1.5))
            self.events[
                f"server: {' '.join(lies) if len(lies) < 4 else 'everything'}" if lies else "server: honest"
            ] += 1
        elif point < 0.7:
            self.events["server hung up on all"] += 1
            self.liar.tell(ask="hang up")
        elif point < 0.92:
            number = self.chance.randrange(len(self.wire.ports))
            state = self.chance.choice(_CABLE)
            self.events[f"cable to {('the mail server', 'the database')[number]}: {state}"] += 1
            self.wire.tell(wire=number, state=state)
            self._later(now, lambda: self.wire.tell(wire=number, state="whole"))
        elif not self.disk.reason:
            self.events["disk full"] += 1
            self.disk.fill()
            self._later(now, self.disk.free)

    def _later(self, now: float, undo: Callable[[], object]) -> None:
        self._undo.append((now + self.chance.uniform(0.1, 0.8), undo))

    def _start_disk(self) -> None:
        needed_mb = 64 + self.persons // 150 if self.database == "sqlite" else 48
        self.disk = SmallDisk(self.folder / "home", needed_mb)
        self._stack.callback(self.disk.close)
        if self.disk.reason:
            self.skipped["full disk"] = self.disk.reason + "; file size limits are used all the same"
        os.environ["AMENDS_HOME"] = str(self.folder / "home")

    def _peer(self, program: str, *words: str) -> Peer:
        peer = Peer(program, *words)
        self._stack.callback(peer.close)
        return peer

    def _cluster(self) -> Cluster | None:
        if self.database == "sqlite":
            self.skipped["restart of the database server, cable to it"] = "SQLite has neither"
            return None
        folder = self.folder / "pg"
        folder.mkdir()
        self.folder.chmod(0o711)  # the server's user has to get through
        return self._stack.enter_context(Cluster(folder))
