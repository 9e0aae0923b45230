"""Watches the orders about a campaign while its messages are being sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor

from amends.apps.delivery.orders import Standing, standing

LOOK_S = 0.25  # an order is obeyed within twice this


JUDGE_S = 5.0  # how often the stop rules are asked while messages leave


async def watch_orders(
    campaign_id: int, desk: Executor, on_change: Callable[[Standing], None], judge: Callable[[], None]
) -> None:
    """Calls ``on_change`` whenever what stands about the campaign has changed, until it is cancelled.

    ``judge`` may give an order by the stop rules; it is asked in the desk's thread.
    """
    loop, known = asyncio.get_running_loop(), None
    judged_at = loop.time()
    while True:
        if loop.time() - judged_at >= JUDGE_S:
            judged_at = loop.time()
            await loop.run_in_executor(desk, judge)
        found = await loop.run_in_executor(desk, standing, campaign_id)
        if found != known:
            known = found
            on_change(found)
        await asyncio.sleep(LOOK_S)
