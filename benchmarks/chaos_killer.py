"""Starts sending sessions from a preloaded process and kills them: at named points, and anywhere."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from chaos_world import World  # puts tests/crash on the path
from orders import Audience, Order
from zygote import TIDY, spawn

_TICK_S = 0.004
_LONGEST_LIFE_S = 3.0
_SHARE_NAMED, _SHARE_SMALL_FILES, _SHARE_PAIRS = 0.5, 0.05, 0.1


@dataclass
class Session:
    """A running session and when it is to die: at ``dies_at``, or when the log is ``dies_at_bytes`` long."""

    pid: int
    order: Order
    notes: Path
    dies_at: float
    dies_at_bytes: float


@dataclass
class Killer:
    """Keeps ``width`` sessions running and kills them until ``kills`` are dead or nothing is left to do."""

    world: World
    kills: int
    width: int
    chance: random.Random
    traces: Path | None = None
    dead: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    untidy: Counter[str] = field(default_factory=Counter)
    _running: list[Session] = field(default_factory=list)
    _has_finished: bool = False
    _last: int = 0

    def plan(self, audience: Audience, points: Sequence[str], kills: int) -> None:
        """Kills a planning again and again; then lets it finish."""
        for _ in range(kills):
            segments = max(2, 2 * audience.persons // 500 // max(kills, 1))
            fault = f"{self.chance.choice(points)}:{self.chance.randrange(1, segments + 1)}"
            is_named = self.chance.random() < _SHARE_NAMED
            order = Order(audience, "plan", fault=fault if is_named else "")
            life_s = 60.0 if is_named else self.chance.uniform(0.02, 0.3 + audience.persons / 4000 / kills * 2)
            self._start(order, life_s, float("inf"))
            if self._wait_for_all(self._trouble_planning) == 0:
                break
        self.world.calm()
        self._until_done(Order(audience, "plan"))

    def send(
        self,
        audience: Audience,
        points: Sequence[str],
        *,
        total: int,
        minutes: float,
        is_done: Callable[[], bool],
        progress: Callable[[], int],
        restarts: int = 0,
    ) -> None:
        """The chaos itself.  ``progress`` counts messages that are out; ``total`` is how many there are."""
        deadline, first = time.monotonic() + minutes * 60, sum(self.dead.values())
        restart_every = self.kills // (restarts + 1) if restarts else 0
        next_restart = first + restart_every
        while time.monotonic() < deadline and sum(self.dead.values()) < first + self.kills:
            killed = sum(self.dead.values()) - first
            is_due = bool(restart_every) and killed + first >= next_restart
            next_restart += restart_every if is_due else 0
            self.world.tick(restarts_due=is_due)
            self._kill_those_due(progress)
            self._reap()
            while len(self._running) < self.width:
                if self._has_finished and self._is_done(is_done):
                    self.ended["all done before the last kill"] += 1
                    return self._kill_all()
                share = max(1.0, (total - progress()) / max(1, self.kills - killed))
                self._start(*self._order(audience, points, share, progress()))
            time.sleep(_TICK_S)
        self._kill_all()
        return None

    def settle(self, audience: Audience, is_settled: Callable[[], bool], most: int = 40) -> int:
        """Without any trouble, runs until everybody is settled; returns how many runs it took."""
        self.world.calm()
        for number in range(1, most + 1):
            self._until_done(Order(audience, "send"))
            if is_settled():
                return number
        return most

    def _is_done(self, is_done: Callable[[], bool]) -> bool:
        self._has_finished = False
        self.world.mend_cables()  # the question goes through them
        return is_done()

    def _order(self, audience: Audience, points: Sequence[str], share: float, done: int) -> tuple[Order, float, float]:
        chance, fault = self.chance, ""
        if chance.random() < _SHARE_NAMED:
            point = chance.choice(points)
            is_per_message = not any(word in point for word in ("claim", "commit", "recovery", "segment"))
            fault = f"{point}:{chance.randrange(1, int(share) + 2) if is_per_message else 1}"
        is_pair = self.world.database == "postgresql" and chance.random() < _SHARE_PAIRS
        limit = chance.randrange(500, 40_000) if chance.random() < _SHARE_SMALL_FILES else 0
        order = Order(audience, "send", fault=fault, workers=2 if is_pair else 1, most_file_bytes=limit)
        return order, chance.uniform(0.05, _LONGEST_LIFE_S), done + chance.uniform(0, 2 * share) + 20 * bool(fault)

    def _start(self, order: Order, life_s: float, dies_at_count: float) -> None:
        notes = self.world.notes / str(time.monotonic_ns())
        pid = spawn(order, notes)
        self._running.append(Session(pid, order, notes, time.monotonic() + life_s, dies_at_count))

    def _kill_those_due(self, progress: Callable[[], int]) -> None:
        now, done = time.monotonic(), progress()
        for session in self._running:
            if now > session.dies_at or done > session.dies_at_bytes:
                _kill(session.pid)

    def _kill_all(self) -> None:
        for session in self._running:
            _kill(session.pid)
        self._wait_for_all()

    def _trouble_planning(self) -> None:
        self.world.tick(restarts_due=False)

    def _wait_for_all(self, meanwhile: Callable[[], None] = lambda: None) -> int:
        while self._running:
            meanwhile()
            self._kill_those_due(lambda: 0)
            self._reap()
            time.sleep(_TICK_S)
        return self._last

    def _until_done(self, order: Order) -> None:
        """Runs the order until it ends by itself without an error."""
        for _ in range(20):
            self._start(order, 3600, float("inf"))
            if self._wait_for_all() == 0:
                return
            time.sleep(0.2)

    def _reap(self) -> None:
        for session in tuple(self._running):
            if os.waitid(os.P_PID, session.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                continue
            _kill(session.pid)  # whoever is left of its group, whose number is still taken
            _, status = os.waitpid(session.pid, 0)
            self._running.remove(session)
            self._account(session, os.waitstatus_to_exitcode(status))
            session.notes.unlink(missing_ok=True)

    def _account(self, session: Session, code: int) -> None:
        self._last = code
        if code == -signal.SIGKILL:
            self.dead[session.order.fault.partition(":")[0] or "anywhere"] += 1
        elif code == 0:
            self._has_finished = True
            self.ended["finished"] += 1
        elif code == TIDY and _code(session.notes) == "delivery.worker_died":
            self.dead["one of two workers"] += 1
        elif code == TIDY:
            self.ended[f"error {_code(session.notes)}"] += 1
        else:
            self._tell_untidy(session, code)

    def _tell_untidy(self, session: Session, code: int) -> None:
        """An end with a traceback harms nobody, but is a fault: every trouble here has an error of ours."""
        lines = session.notes.read_text(errors="replace").strip().splitlines() or [f"exit {code}"]
        self.untidy[f"{session.order.task}: {lines[-1][:160]}"] += 1
        if self.traces is not None:
            with self.traces.open("a") as file:
                file.write("\n".join(lines) + "\n\n")


def _kill(pid: int) -> None:
    """The session's whole group, or the one process while it has none of its own yet."""
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            end(pid, signal.SIGKILL)
            return


def _code(notes: Path) -> str:
    return notes.read_text(errors="replace").partition('"code": "')[2].partition('"')[0]
