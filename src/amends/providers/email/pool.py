"""Several connections to one server, reopened when they are lost, given up when nothing helps."""

from __future__ import annotations

import asyncio
from typing import Protocol

from amends.core.errors import MachineError
from amends.providers.email.connection import SmtpConnection, Source
from amends.providers.email.handshake import open_connection, unreachable
from amends.providers.email.route import SmtpRoute

_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.05, 4.0  # between fruitless connections, doubled each time
_HANG_UP_S = 2.0  # dropping a connection is a matter of this machine alone
_PROVEN_S = 1.0  # a connection that holds so long is taken for a working one


class PooledSource(Source, Protocol):
    """A source that also says when everything is settled."""

    @property
    def is_finished(self) -> bool:
        """Whether no job is left and none is under way."""


class SmtpPool:
    """Sends what the source gives over ``route.connections`` connections."""

    def __init__(self, route: SmtpRoute, source: PooledSource, *, helo: str = "localhost") -> None:
        self._route, self._source, self._helo = route, source, helo
        self._open: dict[SmtpConnection, float] = {}
        self._fruitless = 0
        self._away_since: float | None = None
        self._finished = asyncio.Event()
        self._failure: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def wake(self) -> None:
        """Gives idle connections work; says goodbye on all of them once the source is finished."""
        if self._source.is_finished:
            self._finished.set()
            for connection in tuple(self._open):
                connection.quit()
        else:
            for connection in tuple(self._open):
                connection.wake()

    async def run(self) -> None:
        """Returns when the source is finished; raises ``MachineError`` when the server is given up.

        An error of the source itself, raised inside a callback, stops the run and is raised here.
        """
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._on_error)
        slots = [loop.create_task(self._slot(delay_s=number * 0.001)) for number in range(self._route.connections)]
        everything = asyncio.gather(*slots)
        try:
            await asyncio.wait((everything, self._failure), return_when=asyncio.FIRST_COMPLETED)
            for done in (self._failure, everything):
                if done.done():
                    done.result()
        finally:
            self._failure.cancel()
            for slot in slots:
                slot.cancel()
            await asyncio.gather(everything, *slots, return_exceptions=True)
            await self._hang_up()

    async def _hang_up(self) -> None:
        """Drops what is still open, and waits until every message under way was settled."""
        for connection in self._open:
            connection.abort("the run was stopped")
        if self._open:
            await asyncio.wait([connection.closed for connection in self._open], timeout=_HANG_UP_S)

    def _on_error(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException) and not self._failure.done():
            self._failure.set_exception(error)

    async def _slot(self, *, delay_s: float) -> None:
        await asyncio.sleep(delay_s)
        while not self._source.is_finished:
            try:
                connection = await open_connection(self._route, self._source, helo=self._helo)
            except MachineError as fault:
                await self._pause(fault)
                continue
            self._open[connection] = asyncio.get_running_loop().time()
            self.wake()
            await asyncio.shield(connection.closed)  # a cancelled slot leaves the connection its own end
            del self._open[connection]
            if connection.settled:
                self._fruitless, self._away_since = 0, None
            elif not self._source.is_finished:
                await self._pause(unreachable(self._route, connection.why_lost))

    async def _pause(self, fault: MachineError) -> None:
        """Waits longer each time; raises ``fault`` once the server was away for ``route.patience_s``."""
        now = asyncio.get_running_loop().time()
        if fault.code in ("smtp.auth", "smtp.tls"):
            raise fault  # waiting does not mend it
        if any(connection.settled or now - since > _PROVEN_S for connection, since in self._open.items()):
            pause = _LONGEST_PAUSE_S  # the server works, and only takes no further connection
        else:
            self._away_since = now if self._away_since is None else self._away_since
            if now - self._away_since >= self._route.patience_s:
                raise fault
            doubled = _FIRST_PAUSE_S * 2 ** (self._fruitless // self._route.connections)
            pause = min(doubled, _LONGEST_PAUSE_S, max(self._route.patience_s, 0.01))
            self._fruitless += 1
        try:
            async with asyncio.timeout(pause):
                await self._finished.wait()
        except TimeoutError:
            return
