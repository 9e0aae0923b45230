"""Listens for receipts that come only on the connection by which messages leave, when nothing is to be sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

import uvloop

from amends.apps.delivery.spool import Spool
from amends.apps.rehearsals.services.route import Route
from amends.apps.rehearsals.services.sending import take_spooled
from amends.core.errors import MachineError
from amends.core.ids import new_ref
from amends.core.ports import HearsReceipts, Provider
from amends.providers.way import provider_for


def listen(*, route: Route, seconds: float, now: Callable[[], datetime]) -> bool:
    """Keeps the links open on which receipts come, for so long; false, at once, where the route has none.

    A link that cannot be opened is tried again at the next call: a receipt is told again until it is taken.
    """
    providers = [provider_for(url) for url in route.providers.values()]
    hearing = [provider for provider in providers if isinstance(provider, HearsReceipts)]
    if not hearing:
        return False
    spool = Spool(route.journals / "receipts", new_ref("listener", length=12))
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_listen(hearing, spool, seconds))
    finally:
        spool.close()
    take_spooled(route.journals / "receipts", now=now())
    return True


async def _listen(providers: Sequence[HearsReceipts], spool: Spool, seconds: float) -> None:
    await asyncio.gather(*(_on_one(provider, spool, seconds) for provider in providers))


async def _on_one(provider: HearsReceipts, spool: Spool, seconds: float) -> None:
    assert isinstance(provider, Provider)  # it came from ``provider_for``
    provider.on_receipt = spool.put
    try:
        await provider.open()
    except MachineError:
        await asyncio.sleep(seconds)
        return
    try:
        await asyncio.sleep(seconds)
    finally:
        await provider.close()
