"""One bound link to an SMSC: units out, answers by sequence number, and the other side's own requests.

Why not the library smpp34: its client has no ``query_sm``, acknowledges a receipt before anybody has kept it,
takes no certificate authority, and does not part "was never written" from "no answer came", on which the
ledger's promise rests.  Its server and its codec are the peers of this one in the tests.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, cast

from amends.providers.sms.smpp_pdu import (
    DELIVER_SM,
    ENQUIRE_LINK,
    GENERIC_NACK,
    RESPONSE,
    UNBIND,
    BadUnitError,
    Unit,
    cut,
    unit,
)

_ALERT = 0x0102  # alert_notification has no answer
_UNKNOWN_COMMAND = 0x03
_LAST_SEQUENCE = 0x7FFF_FFFF


class LinkLostError(ConnectionError):
    """The link broke before an answer came; the text is fit for a ledger."""


class NotSentError(ConnectionError):
    """The link was gone before the first octet was written."""


class SmppSession(asyncio.Protocol):
    """A link over a transport; ``on_deliver`` gets each ``deliver_sm`` and must ``answer`` it some time."""

    def __init__(self, on_deliver: Callable[[SmppSession, Unit], None], *, enquire_s: float) -> None:
        self._on_deliver, self._enquire_s = on_deliver, enquire_s
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._buffer, self._out = bytearray(), list[bytes]()
        self._waiting: dict[int, tuple[int, asyncio.Future[Unit]]] = {}
        self._sequence = 0
        self._has_heard = True
        self._watch: asyncio.TimerHandle | None = None
        self._why = "the SMSC closed the link"
        self.takes_tags = False
        self.closed: asyncio.Future[None] = self._loop.create_future()

    @property
    def is_alive(self) -> bool:
        """Whether something can be written."""
        return self._transport is not None and not self._transport.is_closing()

    def ask(self, command: int, body: bytes = b"") -> asyncio.Future[Unit]:
        """Writes a request; its answer is the future's result, or ``LinkLostError``.

        Raises ``NotSentError`` where the link is gone: nothing was written then.
        """
        if not self.is_alive:
            raise NotSentError("the link is down")
        self._sequence = self._sequence % _LAST_SEQUENCE + 1
        future: asyncio.Future[Unit] = self._loop.create_future()
        self._waiting[self._sequence] = (command | RESPONSE, future)
        self._write(unit(command, self._sequence, body))
        return future

    def answer(self, request: Unit, *, status: int = 0) -> None:
        """Acknowledges a ``deliver_sm``; harmless where the link is gone: the SMSC then repeats it."""
        if self.is_alive:
            self._write(unit(DELIVER_SM | RESPONSE, request.sequence, b"\0", status=status))

    def abort(self, why: str) -> None:
        """Drops the link at once."""
        if self._transport is not None and not self._transport.is_closing():
            self._why = why
            self._transport.abort()

    async def say_goodbye(self, patience_s: float) -> None:
        """``unbind``, then closes; never raises for what the other side does."""
        if self.is_alive:
            ends: list[asyncio.Future[Any]] = [self.ask(UNBIND), self.closed]
            await asyncio.wait(ends, timeout=patience_s, return_when=asyncio.FIRST_COMPLETED)
        if self._transport is not None:
            self.abort("we said goodbye")
            await asyncio.wait([self.closed], timeout=patience_s)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begins to watch the link."""
        self._transport = cast(asyncio.Transport, transport)
        self._watch = self._loop.call_later(self._enquire_s, self._look)

    def data_received(self, data: bytes) -> None:
        """Takes every whole unit; what is no SMPP ends the link."""
        self._has_heard = True
        self._buffer += data
        try:
            while (found := cut(self._buffer)) is not None:
                self._take(found)
        except BadUnitError as error:
            self.abort(str(error))

    def connection_lost(self, exc: Exception | None) -> None:
        """Tells everybody who waits that no answer will come."""
        if self._watch is not None:
            self._watch.cancel()
        waiting, self._waiting = self._waiting, {}
        for _, future in waiting.values():
            if not future.done():
                future.set_exception(LinkLostError(self._why))
                future.exception()  # a late answer has nobody who waits for it
        if not self.closed.done():
            self.closed.set_result(None)

    def _take(self, found: Unit) -> None:
        if found.command & RESPONSE:
            self._settle(found)
        elif found.command == DELIVER_SM:
            self._on_deliver(self, found)
        elif found.command == ENQUIRE_LINK:
            self._write(unit(ENQUIRE_LINK | RESPONSE, found.sequence))
        elif found.command == UNBIND:
            self._write(unit(UNBIND | RESPONSE, found.sequence))
            self._why = "the SMSC said goodbye"
            self._flush()
            cast(asyncio.Transport, self._transport).close()
        elif found.command != _ALERT:
            self._write(unit(GENERIC_NACK, found.sequence, status=_UNKNOWN_COMMAND))

    def _settle(self, found: Unit) -> None:
        expected, future = self._waiting.pop(found.sequence, (0, None))
        if future is None or future.done():
            return  # an answer to nothing, or to something given up
        if found.command not in (expected, GENERIC_NACK):
            future.set_exception(LinkLostError("the SMSC answered another question"))
            future.exception()
            self.abort("the SMSC answers other questions than were asked")
            return
        future.set_result(found)

    def _look(self) -> None:
        """Asks whether somebody is there after a silence, and hangs up after two."""
        if not self._has_heard:
            self.abort("the SMSC fell silent")
            return
        self._has_heard = False
        if self.is_alive:
            enquiry = self.ask(ENQUIRE_LINK)
            enquiry.add_done_callback(lambda done: done.cancelled() or done.exception())
            self._watch = self._loop.call_later(self._enquire_s, self._look)

    def _write(self, octets: bytes) -> None:
        """Everything that is said in one turn of the loop goes out in one call of the system."""
        if not self._out:
            self._loop.call_soon(self._flush)
        self._out.append(octets)

    def _flush(self) -> None:
        out, self._out = self._out, []
        if out and self.is_alive:
            cast(asyncio.Transport, self._transport).write(b"".join(out))
