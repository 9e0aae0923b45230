"""Carries the messages of a feed to a provider, several at a time, and gives the provider up in the end."""

from __future__ import annotations

import asyncio
from typing import Any

from amends.apps.delivery.feed import Feed
from amends.core.errors import MachineError
from amends.core.ports import Outcome, OutcomeKind, Parcel, Provider

MOST_AT_ONCE = 16  # INTERFACES.md: at a kill no more than this many messages of a worker are in doubt
PATIENCE_S = 8.0  # a provider that cannot be reached for so long ends the run, which can be resumed
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.05, 4.0


class Courier:
    """The carriers of one provider in one worker."""

    def __init__(
        self, provider: Provider, feed: Feed[Parcel], *, patience_s: float = PATIENCE_S, linger_s: float = 0.0
    ) -> None:
        self._provider, self._feed, self._patience_s, self._linger_s = provider, feed, patience_s, linger_s
        self._carried = 0
        self._changed = asyncio.Event()
        self._failure: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._away_since: float | None = None
        self._pause_s = _FIRST_PAUSE_S

    def wake(self) -> None:
        """Something may have come to be done, or everything is."""
        self._changed.set()

    async def run(self) -> None:
        """Returns when the feed is finished; raises ``MachineError`` when the provider is given up.

        What is under way then is left in doubt, never forgotten.  An error inside a callback of the feed
        stops the run and is raised here.
        """
        asyncio.get_running_loop().set_exception_handler(self._on_error)
        await self._provider.open()
        count = min(self._provider.concurrency, MOST_AT_ONCE)
        carriers = [asyncio.create_task(self._carry()) for _ in range(count)]
        try:
            everything: asyncio.Future[Any] = asyncio.gather(*carriers)
            await asyncio.wait((everything, self._failure), return_when=asyncio.FIRST_COMPLETED)
            for done in (self._failure, *carriers):
                if done.done():
                    done.result()
            await asyncio.sleep(self._linger_s if self._carried else 0.0)
        finally:
            self._failure.cancel()
            for carrier in carriers:
                carrier.cancel()
            await asyncio.gather(*carriers, return_exceptions=True)
            await self._provider.close()

    def _on_error(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException) and not self._failure.done():
            self._failure.set_exception(error)

    async def _carry(self) -> None:
        while not self._feed.is_finished:
            parcel = self._feed.next_job()
            if parcel is None:
                self._changed.clear()
                if not self._feed.is_finished:
                    await self._changed.wait()
                continue
            self._feed.intend(parcel)
            await self._hand_over(parcel)
        self.wake()

    async def _hand_over(self, parcel: Parcel) -> None:
        outcome = Outcome(OutcomeKind.DOUBT, reason="the sender was stopped before the answer came")
        try:
            outcome = await self._provider.send(parcel)
        except MachineError as error:
            outcome = Outcome(OutcomeKind.UNSENT, reason=error.what)  # it took nothing, and will take nothing
            raise
        finally:
            self._carried += 1
            self._feed.settle(parcel, outcome)
            self.wake()
        await self._mind(outcome)

    async def _mind(self, outcome: Outcome) -> None:
        """Waits longer each time while the provider is away; raises ``MachineError`` in the end."""
        if outcome.kind is not OutcomeKind.UNSENT:
            self._away_since, self._pause_s = None, _FIRST_PAUSE_S
            return
        now = asyncio.get_running_loop().time()
        self._away_since = now if self._away_since is None else self._away_since
        if now - self._away_since >= self._patience_s:
            raise MachineError(
                "A provider cannot be reached.",
                code="provider.unreachable",
                where=self._provider.name,
                why=outcome.reason,
                fix="When it can be reached again, run the same command with --resume; what was not sent is planned.",
            )
        pause, self._pause_s = self._pause_s, min(self._pause_s * 2, _LONGEST_PAUSE_S)
        await asyncio.sleep(pause)
