"""Feeds a provider's connections from leased segments and keeps account of every message.

The ledger is spoken to in a thread of its own (``desk``): the next segment is claimed while the one
before is being sent, and commits wait for the disk while the connections go on.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Generic, Protocol, TypeVar

from amends.apps.delivery.claims import LEASE, Lease, Settled, give_back, renew
from amends.apps.delivery.contents import Contents, digest
from amends.apps.delivery.faults import Point, is_wanted, passing
from amends.apps.delivery.journal import Journal
from amends.apps.delivery.pace import OrderedPace
from amends.apps.delivery.ports import Pace, Row
from amends.apps.delivery.recover import TRY_AGAIN
from amends.apps.delivery.states import MessageState
from amends.core.ports import Doubt, Outcome, OutcomeKind

PAUSES_S = (0.2, 1.0, 3.0, 8.0)  # between tries of one message; then it is owed until the next run
DOUBTS_PER_RUN = 2  # each may be a copy in somebody's mailbox; then it stays unknown until the next run
MOST_UNSENT = 10  # connections that may end over one message before its content left; then it is owed
_LOW_WATER = 100  # rows left when the next segment is asked for
_MOST_WAITING = 2000  # messages that wait for a slow destination before no further segment is leased for them
QUIET = "quiet hours where the person lives"
CHANGED = "the content differs from what was released"
LOST_ANSWER = "the connection was lost before the answer came"
_FINAL = {
    OutcomeKind.ACCEPTED: MessageState.ACCEPTED,
    OutcomeKind.REFUSED: MessageState.REFUSED,
    OutcomeKind.HELD: MessageState.HELD,
    OutcomeKind.TEMPORARY: MessageState.OWED,
    OutcomeKind.DOUBT: MessageState.UNKNOWN,
    OutcomeKind.UNSENT: MessageState.PLANNED,
}


class Work(Protocol):
    """What a provider is handed: it knows by which message it is."""

    @property
    def message_id(self) -> str: ...


W = TypeVar("W", bound=Work)


@dataclass
class _Held:
    """A lease under way: what is settled of it, and until when it is surely ours."""

    lease: Lease
    safe_until: float
    settled: dict[str, Settled] = field(default_factory=dict)
    not_before: datetime | None = None

    def wait_until(self, until: datetime) -> None:
        """Keeps the earliest of the hours at which one of its messages may leave."""
        self.not_before = until if self.not_before is None else min(self.not_before, until)

    @property
    def is_complete(self) -> bool:
        return len(self.settled) == len(self.lease.rows)


@dataclass
class _Task:
    held: _Held
    row: Row
    tries: int = 0
    doubts: int = 0
    unsent: int = 0

    def may_go_on(self, outcome: Outcome) -> bool:
        """Whether the message is tried again in this run."""
        if outcome.kind is OutcomeKind.DOUBT and self.held.lease.doubt is not Doubt.IDEMPOTENT:
            return self.doubts < DOUBTS_PER_RUN and self.held.lease.doubt is not Doubt.HOLD
        if outcome.kind is OutcomeKind.DOUBT:
            return self.tries <= len(PAUSES_S)  # it knows the message by its key: asking again makes no copy
        return outcome.kind is OutcomeKind.TEMPORARY and self.tries <= len(PAUSES_S)


class Feed(Generic[W]):
    """The source of a provider's connections.

    ``claim_next`` leases a segment or says that there is none; ``make_work`` gives what is handed over,
    from a row and its bytes; ``destination`` names whom the pace is kept for (a mail domain, a provider).
    ``provider`` is kept beside the provider's own name for a message, where it has one.  Without ``says_repeat``
    a repetition is the same to the byte: a provider that knows messages by a key refuses another content under it.
    """

    def __init__(
        self,
        *,
        claim_next: Callable[[], Lease | None],
        desk: Executor,
        contents: Contents,
        journal: Journal,
        make_work: Callable[[Row, bytes], W],
        clock: Callable[[], datetime],
        on_settled: Callable[[int], None],
        destination: Callable[[Row], str] = lambda row: "",
        pace: Pace | None = None,
        provider: str | None = None,
        says_repeat: bool = True,
        quiet_until: Callable[[Row], datetime | None] = lambda row: None,
    ) -> None:
        self.on_change: Callable[[], None] = lambda: None
        self._claim_next, self._desk, self._contents, self._journal = claim_next, desk, contents, journal
        self._make_work, self._clock, self._on_settled = make_work, clock, on_settled
        self._destination, self._pace, self._provider = destination, pace or OrderedPace(), provider
        self._is_halted, self._says_repeat, self._quiet_until = False, says_repeat, quiet_until
        self._loop = asyncio.get_running_loop()
        self._queue: deque[_Task] = deque()
        self._under_way: dict[str, _Task] = {}
        self._waiting: dict[str, _Task] = {}
        self._leases: dict[int, _Held] = {}
        self._is_exhausted = self._is_claiming = self._is_flushing = False

    @property
    def is_finished(self) -> bool:
        if self._is_halted:
            return not self._under_way
        return self._is_exhausted and not self._leases

    def slow_down(self, rate: float | None) -> None:
        """Holds all workers together to so many messages a second; ``None`` lifts the limit."""
        self._pace.limit(rate)

    def halt(self) -> None:
        """Lets nothing more out; what is under way is heard to its end, then ``stop`` gives the leases back."""
        self._is_halted = True
        self.on_change()

    def next_job(self) -> W | None:
        if self._is_halted:
            return None
        if len(self._queue) < _LOW_WATER and len(self._waiting) < _MOST_WAITING:
            self._claim_ahead()
        while self._queue:
            task = self._queue.popleft()
            wait_s = self._pace.allow(self._destination(task.row), self._loop.time())
            if wait_s > 0:
                self._wait(task, wait_s)
                continue
            work = self._work(task)
            if work is not None:
                self._under_way[task.row.message_id] = task
                return work
        return None

    def _work(self, task: _Task) -> W | None:
        """What is handed over; ``None`` where the hour is quiet, or the content not what was released."""
        row, channel = task.row, task.held.lease.channel
        until = self._quiet_until(row)
        if until is not None:
            task.held.wait_until(until)
            self._finish(task, Outcome(OutcomeKind.UNSENT, reason=QUIET))
            return None
        data = self._contents.make(row, channel)
        if digest(data) != row.content_sha256:
            self._finish(task, Outcome(OutcomeKind.HELD, reason=CHANGED))
            return None
        if self._says_repeat and (task.doubts or row.message_id in task.held.lease.doubted):
            data = self._contents.make_repeat(row, channel)
        return self._make_work(row, data)

    def intend(self, job: W) -> None:
        held = self._under_way[job.message_id].held
        if self._loop.time() > held.safe_until:
            self._desk.submit(self._prolong, held).result()  # this process was stopped, or the desk is slow
        self._journal.intend(held.lease.place, job.message_id)
        passing(Point.AFTER_INTENT)
        if is_wanted(Point.AFTER_CONTENT):
            self._loop.call_later(0.005, passing, Point.AFTER_CONTENT)  # the loop has written by then

    def settle(self, job: W, outcome: Outcome) -> None:
        task = self._under_way.pop(job.message_id)
        if self._is_halted and not self._under_way:
            self._loop.call_soon(self.on_change)  # that was the last answer that the halt waited for
        passing(Point.AFTER_REPLY)
        self._pace.answered(
            self._destination(task.row), outcome.kind, _said(outcome), outcome.retry_after_s, self._loop.time()
        )
        self._journal.settle(task.held.lease.place, job.message_id, outcome)
        if not self._is_flushing:
            self._is_flushing = True
            self._loop.call_soon(self._flush)
        if outcome.kind is OutcomeKind.UNSENT:
            self._keep_unsent(task, outcome)
            return
        task.tries += 1
        task.doubts += outcome.kind is OutcomeKind.DOUBT
        if task.may_go_on(outcome) and not self._is_halted:
            self._wait(task, max(PAUSES_S[min(task.tries, len(PAUSES_S)) - 1], outcome.retry_after_s or 0.0))
        elif self._is_halted and outcome.kind in (OutcomeKind.TEMPORARY, OutcomeKind.DOUBT):
            self._waiting[job.message_id] = task  # ``stop`` plans it again
        else:
            self._finish(task, _summed_up(task, outcome))

    async def keep_leases(self) -> None:
        """Prolongs every lease in time, however slow the server is and however long a segment waits its turn.

        Raises ``LostLeaseError`` for a lease that another worker took over.
        """
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 4)
            for held in tuple(self._leases.values()):
                if self._loop.time() > held.safe_until - LEASE.total_seconds() / 4 and not held.is_complete:
                    await self._loop.run_in_executor(self._desk, self._prolong, held)

    def stop(self) -> None:
        """Ends every lease as it stands: what was not sent is planned again for a resume.

        Call it when every connection has ended, so that nothing is under way.
        """
        for held in tuple(self._leases.values()):
            now = self._clock()
            is_written = held.is_complete  # or on its way to the desk
            for row in held.lease.rows:
                held.settled.setdefault(row.message_id, self._unfinished(row.message_id, now))
            if not is_written:
                self._desk.submit(give_back, held.lease, held.settled).result()

    def _unfinished(self, message_id: str, now: datetime) -> Settled:
        task = self._waiting.get(message_id) or next((t for t in self._queue if t.row.message_id == message_id), None)
        if task is None or not task.doubts:
            return Settled(MessageState.PLANNED, now, task.tries if task else 0)
        return Settled(MessageState.UNKNOWN, now, task.tries, task.doubts, reason=LOST_ANSWER)

    def _wait(self, task: _Task, seconds: float) -> None:
        self._waiting[task.row.message_id] = task
        self._loop.call_later(seconds, self._again, task.row.message_id)

    def _keep_unsent(self, task: _Task, outcome: Outcome) -> None:
        """Puts the message behind the others, so that one over which the server hangs up stops nobody else."""
        task.unsent += 1
        if task.unsent < MOST_UNSENT:
            self._queue.append(task)
            self._loop.call_soon(self.on_change)
        else:
            self._finish(task, _summed_up(task, Outcome(OutcomeKind.TEMPORARY, reason=outcome.reason)))

    def _claim_ahead(self) -> None:
        if not self._is_claiming and not self._is_exhausted:
            self._is_claiming = True
            self._loop.run_in_executor(self._desk, self._claim_next).add_done_callback(self._on_claimed)

    def _on_claimed(self, claimed: asyncio.Future[Lease | None]) -> None:
        self._is_claiming = False
        lease = claimed.result()
        if lease is None:
            self._is_exhausted = True
        else:
            held = _Held(lease, self._loop.time() + LEASE.total_seconds() / 2)
            self._journal.start(lease.place, lease.doubt, self._provider)
            passing(Point.AFTER_CLAIM)
            self._leases[lease.segment_id] = held
            self._queue.extend(_Task(held, row) for row in lease.rows)
            if not lease.rows:
                self._give_back(held)
        self.on_change()

    def _flush(self) -> None:
        self._is_flushing = False
        self._journal.flush()

    def _again(self, message_id: str) -> None:
        task = self._waiting.pop(message_id, None)
        if task is not None:
            self._queue.append(task)
            self.on_change()

    def _finish(self, task: _Task, outcome: Outcome) -> None:
        reason = outcome.reason
        if outcome.kind is OutcomeKind.TEMPORARY:
            reason = f"{TRY_AGAIN}: {reason}"
        state = _FINAL[outcome.kind]
        held = task.held
        held.settled[task.row.message_id] = Settled(
            state, self._clock(), task.tries, task.doubts, outcome.ref, reason, self._provider
        )
        if held.is_complete:
            self._give_back(held)

    def _give_back(self, held: _Held) -> None:
        passing(Point.BEFORE_COMMIT)
        write = partial(give_back, held.lease, held.settled, not_before=held.not_before)
        written = self._loop.run_in_executor(self._desk, write)
        written.add_done_callback(lambda done: self._on_given_back(held, done))

    def _on_given_back(self, held: _Held, done: asyncio.Future[None]) -> None:
        done.result()
        passing(Point.AFTER_COMMIT)
        del self._leases[held.lease.segment_id]
        self._on_settled(len(held.settled))
        self.on_change()

    def _prolong(self, held: _Held) -> None:
        """In the desk's thread, where nothing can give the lease back meanwhile."""
        if not held.is_complete:
            since = self._loop.time()
            renew(held.lease, now=self._clock())
            held.safe_until = since + LEASE.total_seconds() / 2


def _said(outcome: Outcome) -> str:
    """The server's code with its own words, where "too fast" stands (4.7.28), if it put the message off."""
    return f"{outcome.code} {outcome.reason}" if outcome.kind is OutcomeKind.TEMPORARY else outcome.code


def _summed_up(task: _Task, outcome: Outcome) -> Outcome:
    """The end of a message's tries.  Once an answer was lost, a copy may have arrived, whatever came after."""
    if task.doubts and outcome.kind is OutcomeKind.TEMPORARY:
        return Outcome(OutcomeKind.DOUBT, code=outcome.code, reason=LOST_ANSWER)
    return outcome
