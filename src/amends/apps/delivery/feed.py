"""Feeds SMTP connections from leased segments and keeps account of every message.

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

from amends.apps.delivery.claims import LEASE, Lease, Settled, give_back, renew
from amends.apps.delivery.contents import Contents, digest
from amends.apps.delivery.faults import Point, is_wanted, passing
from amends.apps.delivery.journal import Journal
from amends.apps.delivery.ports import Row
from amends.apps.delivery.recover import TRY_AGAIN
from amends.apps.delivery.states import MessageState
from amends.core.channels import Channel
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.email.address import ascii_address
from amends.providers.email.connection import Job

PAUSES_S = (0.2, 1.0, 3.0, 8.0)  # between tries of one message; then it is owed until the next run
DOUBTS_PER_RUN = 2  # each may be a copy in somebody's mailbox; then it stays unknown until the next run
MOST_UNSENT = 10  # connections that may end over one message before its content left; then it is owed
_LOW_WATER = 100  # rows left when the next segment is asked for
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


@dataclass
class _Held:
    """A lease under way: what is settled of it, and until when it is surely ours."""

    lease: Lease
    safe_until: float
    settled: dict[str, Settled] = field(default_factory=dict)

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
        if outcome.kind is OutcomeKind.DOUBT:
            return self.doubts < DOUBTS_PER_RUN
        return outcome.kind is OutcomeKind.TEMPORARY and self.tries <= len(PAUSES_S)


class SmtpFeed:
    """The source of an ``SmtpPool``.  ``claim_next`` leases a segment or says that there is none."""

    def __init__(
        self,
        *,
        claim_next: Callable[[], Lease | None],
        desk: Executor,
        contents: Contents,
        journal: Journal,
        envelope_from: str,
        clock: Callable[[], datetime],
        on_settled: Callable[[int], None],
    ) -> None:
        self.on_change: Callable[[], None] = lambda: None
        self._claim_next, self._desk, self._contents, self._journal = claim_next, desk, contents, journal
        self._envelope_from, self._clock, self._on_settled = envelope_from, clock, on_settled
        self._loop = asyncio.get_running_loop()
        self._queue: deque[_Task] = deque()
        self._under_way: dict[str, _Task] = {}
        self._waiting: dict[str, _Task] = {}
        self._leases: dict[int, _Held] = {}
        self._is_exhausted = self._is_claiming = self._is_flushing = False

    @property
    def is_finished(self) -> bool:
        return self._is_exhausted and not self._leases

    def next_job(self) -> Job | None:
        if len(self._queue) < _LOW_WATER:
            self._claim_ahead()
        while self._queue:
            task = self._queue.popleft()
            data = self._contents.make(task.row, Channel.EMAIL)
            if digest(data) == task.row.content_sha256:
                self._under_way[task.row.message_id] = task
                recipient = ascii_address(task.row.person.email or "")
                return Job(task.row.message_id, self._envelope_from, recipient, data)
            self._finish(task, Outcome(OutcomeKind.HELD, reason=CHANGED))
        return None

    def intend(self, job: Job) -> None:
        held = self._under_way[job.message_id].held
        if self._loop.time() > held.safe_until:
            self._desk.submit(self._prolong, held).result()  # this process was stopped, or the desk is slow
        self._journal.intend(held.lease.place, job.message_id)
        passing(Point.AFTER_INTENT)
        if is_wanted(Point.AFTER_CONTENT):
            self._loop.call_later(0.005, passing, Point.AFTER_CONTENT)  # the loop has written by then

    def settle(self, job: Job, outcome: Outcome) -> None:
        task = self._under_way.pop(job.message_id)
        passing(Point.AFTER_REPLY)
        self._journal.settle(task.held.lease.place, job.message_id, outcome)
        if not self._is_flushing:
            self._is_flushing = True
            self._loop.call_soon(self._flush)
        if outcome.kind is OutcomeKind.UNSENT:
            self._keep_unsent(task, outcome)
            return
        task.tries += 1
        task.doubts += outcome.kind is OutcomeKind.DOUBT
        if task.may_go_on(outcome):
            self._waiting[job.message_id] = task
            self._loop.call_later(PAUSES_S[min(task.tries, len(PAUSES_S)) - 1], self._again, job.message_id)
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
            self._journal.start(lease.place, lease.doubt)
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
        held.settled[task.row.message_id] = Settled(state, self._clock(), task.tries, task.doubts, outcome.ref, reason)
        if held.is_complete:
            self._give_back(held)

    def _give_back(self, held: _Held) -> None:
        passing(Point.BEFORE_COMMIT)
        written = self._loop.run_in_executor(self._desk, give_back, held.lease, held.settled)
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


def _summed_up(task: _Task, outcome: Outcome) -> Outcome:
    """The end of a message's tries.  Once an answer was lost, a copy may have arrived, whatever came after."""
    if task.doubts and outcome.kind is OutcomeKind.TEMPORARY:
        return Outcome(OutcomeKind.DOUBT, code=outcome.code, reason=LOST_ANSWER)
    return outcome
