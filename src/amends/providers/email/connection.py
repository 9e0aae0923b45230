"""One SMTP connection that sends message after message, pipelined where the server allows it.

RFC 2920: MAIL, RCPT and DATA leave in one write, and the envelope of the next message leaves
together with the content of this one.  The content of a message is written only when the answer to
the one before has come, so at any instant at most one message of a connection is in doubt.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from amends.core.ports import Outcome, OutcomeKind
from amends.providers.email.replies import BadReplyError, Reply, ReplyReader, outcome_of
from amends.providers.email.returnpath import xtext

_FAREWELL_S = 2.0  # how long a goodbye is waited for; everything is settled by then


@dataclass(slots=True, eq=False)
class Job:
    """One message for one recipient; ``data`` is its content with CRLF, not yet dot-stuffed.

    ``is_dot_free`` says that no line of it begins with a dot, as ``mime`` promises of every mail, so that
    nobody has to look.
    """

    message_id: str
    sender: str
    recipient: str
    data: bytes
    is_dot_free: bool = False
    refusal: Outcome | None = None


class Source(Protocol):
    """Where a connection gets its messages and leaves their outcomes.  Called in the event loop."""

    def next_job(self) -> Job | None:
        """The next message, or ``None`` when there is none at the moment."""

    def intend(self, job: Job) -> None:
        """Called before the first byte of the content is written."""

    def settle(self, job: Job, outcome: Outcome) -> None:
        """Called once for each job that ``next_job`` gave."""


class _Step(Enum):
    MAIL = auto()
    RCPT = auto()
    DATA = auto()
    CONTENT = auto()
    LONE_DOT = auto()
    RESET = auto()


_ENVELOPE = (_Step.MAIL, _Step.RCPT, _Step.DATA)
_END = b".\r\n"


class SmtpConnection(asyncio.Protocol):
    """The hot path: plain callbacks, no coroutine per message.

    Until ``begin`` is called, replies go to ``ask``'s callers (greeting, EHLO, TLS, AUTH).
    """

    def __init__(self, source: Source, *, timeout_s: float) -> None:
        loop = asyncio.get_running_loop()
        self.closed: asyncio.Future[None] = loop.create_future()
        self.settled = 0
        self.why_lost = "the server closed the connection"
        self._loop, self._source, self._timeout_s = loop, source, timeout_s
        self._transport: asyncio.Transport | None = None
        self._reader = ReplyReader()
        self._waiters: deque[asyncio.Future[Reply]] = deque()
        self._early: deque[Reply] = deque()
        self._expected: deque[_Step] = deque()
        self._addressed: Job | None = None  # its envelope left
        self._handed: Job | None = None  # its content left
        self._is_sending = self._is_quitting = self._can_pipeline = self._wants_dsn = False
        self._last_heard = loop.time()
        self._watch = loop.call_later(timeout_s, self._watchdog)

    # Setup, used by providers.email.handshake

    async def ask(self, command: bytes | None) -> Reply:
        """Writes a command (``None``: just listens) and returns the reply."""
        if command is not None:
            self._write(command)
        if self._early:
            return self._early.popleft()
        waiter: asyncio.Future[Reply] = self._loop.create_future()
        self._waiters.append(waiter)
        return await waiter

    async def upgrade(self, start_tls: Callable[[asyncio.Transport], asyncio.Future[asyncio.Transport]]) -> None:
        """Puts TLS around the connection; what came before it in plain text is not believed."""
        if self._transport is None or self._early or not self._reader.is_empty:
            raise BadReplyError("text was injected before TLS")
        self._transport = await start_tls(self._transport)

    def begin(self, *, can_pipeline: bool, wants_dsn: bool = False) -> None:
        """Starts taking jobs from the source; ``wants_dsn`` asks for delivery status notifications (RFC 3461)."""
        self._can_pipeline, self._wants_dsn, self._is_sending = can_pipeline, wants_dsn, True
        self.wake()

    def wake(self) -> None:
        """Takes the next job if the connection is idle."""
        if not self._is_sending or self._is_quitting or self._addressed or self._handed or self._expected:
            return
        job = self._source.next_job()
        if job is not None:
            self._address(job)

    def quit(self) -> None:
        """Says goodbye; the connection must be idle."""
        if not self._is_quitting:
            self._is_quitting = True
            self._write(b"QUIT\r\n")
            self._loop.call_later(_FAREWELL_S, self.abort, "the server did not say goodbye")

    def abort(self, why: str) -> None:
        """Drops the connection at once."""
        self.why_lost = why
        if self._transport is not None:
            self._transport.abort()

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self._transport is None:
            self._transport = transport  # type: ignore[assignment]  # TCP gives a Transport

    def data_received(self, data: bytes) -> None:
        self._last_heard = self._loop.time()
        try:
            for reply in self._reader.feed(data):
                self._dispatch(reply)
        except BadReplyError as error:
            self.abort(str(error))

    def connection_lost(self, exc: Exception | None) -> None:
        self._watch.cancel()
        self._is_sending = False
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_exception(ConnectionResetError(self.why_lost))
        self._waiters.clear()
        handed, addressed, self._handed, self._addressed = self._handed, self._addressed, None, None
        if handed is not None:
            self._source.settle(handed, handed.refusal or Outcome(OutcomeKind.DOUBT, reason=self.why_lost))
        if addressed is not None:
            self._source.settle(addressed, addressed.refusal or Outcome(OutcomeKind.UNSENT, reason=self.why_lost))
        if not self.closed.done():
            self.closed.set_result(None)

    # The hot path

    def _dispatch(self, reply: Reply) -> None:
        if not self._is_sending:
            waiter = self._waiters.popleft() if self._waiters else None
            if waiter is None:
                self._early.append(reply)
            elif not waiter.done():
                waiter.set_result(reply)
        elif self._expected:
            self._on_reply(self._expected.popleft(), reply)
        elif self._is_quitting or reply.code == 421:
            self.abort(f"the server answered {reply.code}")
        else:
            raise BadReplyError("the server answered what was not asked")

    def _on_reply(self, step: _Step, reply: Reply) -> None:
        if 300 <= reply.code < 400 and step is not _Step.DATA:
            # "Go on" to what was no DATA answers another command: from here on no answer can be trusted, and
            # whether a content that was handed over has been taken is not known.
            raise BadReplyError("the server's answers are out of step")
        if step is _Step.CONTENT:
            self._on_content(reply)
        elif step is _Step.DATA:
            self._on_data(reply)
        elif step in (_Step.MAIL, _Step.RCPT):
            self._on_address(step, reply)
        elif step is _Step.LONE_DOT or not self._can_pipeline:
            self._finish_refused()
        if reply.code == 421:
            self.abort("the server closed the service (421)")
        elif step is _Step.DATA and reply.code < 300:
            self.abort("the server's answers are out of step")  # its 354 may be on its way

    def _on_address(self, step: _Step, reply: Reply) -> None:
        job = self._addressed
        if job is None:
            raise BadReplyError("an answer has no message")
        if not 200 <= reply.code < 300 and job.refusal is None:
            job.refusal = _never_accepted(outcome_of(reply, job.recipient))
        if self._can_pipeline:
            return
        if job.refusal is not None:
            self._write(b"RSET\r\n")
            self._expected.append(_Step.RESET)
        else:
            following = _ENVELOPE[_ENVELOPE.index(step) + 1]
            self._write(envelope(job, wants_dsn=self._wants_dsn)[_ENVELOPE.index(following)])
            self._expected.append(following)

    def _on_data(self, reply: Reply) -> None:
        job = self._addressed
        if job is None:
            raise BadReplyError("an answer has no message")
        if reply.code != 354:
            job.refusal = job.refusal or _never_accepted(outcome_of(reply, job.recipient))
            self._finish_refused()
        elif job.refusal is not None:
            # RFC 2920 3.1: the recipient was refused and DATA taken all the same; an empty content ends it.
            self._write(b".\r\n")
            self._expected.append(_Step.LONE_DOT)
        else:
            self._hand_over(job)

    def _hand_over(self, job: Job) -> None:
        self._source.intend(job)
        self._handed, self._addressed = job, None
        self._expected.append(_Step.CONTENT)
        following = self._source.next_job() if self._can_pipeline and not self._is_quitting else None
        # One write a message, for each is a system call.
        content = job.data + _END if job.is_dot_free and job.data.endswith(b"\r\n") else stuffed(job.data)
        if following is None:
            self._write(content)
        else:
            self._address(following, content)

    def _on_content(self, reply: Reply) -> None:
        job, self._handed = self._handed, None
        if job is None:
            raise BadReplyError("an answer has no message")
        self._settle(job, outcome_of(reply, job.recipient))
        self.wake()

    def _finish_refused(self) -> None:
        job, self._addressed = self._addressed, None
        if job is not None and job.refusal is not None:
            self._settle(job, job.refusal)
        self.wake()

    def _settle(self, job: Job, outcome: Outcome) -> None:
        self.settled += 1
        self._source.settle(job, outcome)

    def _address(self, job: Job, before: bytes = b"") -> None:
        self._addressed = job
        commands = envelope(job, wants_dsn=self._wants_dsn)
        if self._can_pipeline:
            self._write(b"".join((before, *commands)))
            self._expected.extend(_ENVELOPE)
        else:
            self._write(before + commands[0])
            self._expected.append(_Step.MAIL)

    def _write(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)

    def _watchdog(self) -> None:
        is_waiting = bool(self._expected or self._waiters or self._is_quitting)
        quiet_s = self._loop.time() - self._last_heard if is_waiting else 0.0
        if quiet_s >= self._timeout_s:
            self.abort(f"the server was silent for {self._timeout_s:g} seconds")
        self._watch = self._loop.call_later(max(self._timeout_s - quiet_s, 0.01), self._watchdog)


def envelope(job: Job, *, wants_dsn: bool = False) -> tuple[bytes, bytes, bytes]:
    """The commands MAIL, RCPT and DATA of a job."""
    mail, rcpt = f"MAIL FROM:<{job.sender}>", f"RCPT TO:<{job.recipient}>"
    if wants_dsn:
        mail += f" RET=HDRS ENVID={xtext(job.message_id)}"
        rcpt += f" NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;{xtext(job.recipient)}"
    return f"{mail}\r\n".encode("ascii"), f"{rcpt}\r\n".encode("ascii"), b"DATA\r\n"


def stuffed(data: bytes) -> bytes:
    """The content with its dots doubled (RFC 5321, 4.5.2) and its end mark."""
    return _doubled(data) + _END


def _doubled(data: bytes) -> bytes:
    if data.startswith(b"."):
        data = b"." + data
    if b"\r\n." in data:
        data = data.replace(b"\r\n.", b"\r\n..")
    return data if data.endswith(b"\r\n") else data + b"\r\n"


def _never_accepted(outcome: Outcome) -> Outcome:
    """A 2xx where 354 was due accepts nothing: the server is confused, so try again later."""
    if outcome.kind is OutcomeKind.ACCEPTED:
        return Outcome(OutcomeKind.TEMPORARY, code=outcome.code, reason="the server did not ask for the content")
    return outcome
