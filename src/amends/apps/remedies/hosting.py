"""Orders and results straight from and to a card host, for houses that exchange no files."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime

from amends.apps.incidents.models import Incident
from amends.apps.remedies.models import OrderBatch
from amends.apps.remedies.ordering import HTTP, begin_batch, keep_outcomes, orders_of, send_batch
from amends.apps.remedies.results import Taken, take_results
from amends.providers.cards.http import CardHost, ResultPage, card_host
from amends.providers.way import Address

_MOST_PAGES = 10_000


def order_by_host(*, incident: Incident, address: Address, most: int, by: str, now: datetime) -> dict[str, int]:
    """Hands the next batch to the host; counts by outcome.

    A batch that was cut short or is in doubt is handed over again under the same ids, and no other is begun then.
    Raises ``InputError`` (``provider.*``, ``cards.capacity``) and ``RefusedError`` (``cards.moved``).
    """
    card_host(address)  # a URL that cannot be used is refused before anything is ordered
    unfinished = list(OrderBatch.objects.filter(incident=incident, sha256="", form=HTTP).order_by("id"))
    if not unfinished:
        batch = begin_batch(incident=incident, most=most, form=HTTP, by=by, now=now)
        unfinished = [batch] if batch else []
    counts = Counter[str]()
    for batch in unfinished:
        host = card_host(address)
        outcomes = asyncio.run(send_batch(orders_of(batch), host))
        counts.update(keep_outcomes(batch=batch, outcomes=outcomes, host=host.name, now=now))
    return dict(counts)


def fetch_results(*, incident: Incident, address: Address, by: str, now: datetime) -> Taken:
    """Takes in what the host reports, from the beginning: each result counts once, however often it is told.

    Raises ``MachineError`` (``cards.host``): nothing of it was taken then.
    """
    counts = Counter[str]()
    for page in asyncio.run(_pages(card_host(address))):
        taken = take_results(incident=incident, results=page.results, source="host", by=by, now=now)
        counts.update({name: getattr(taken, name) for name in Taken.__dataclass_fields__})
    return Taken(**{name: counts[name] for name in Taken.__dataclass_fields__})


async def _pages(host: CardHost) -> list[ResultPage]:
    pages: list[ResultPage] = []
    after = ""
    try:
        for _ in range(_MOST_PAGES):
            page = await host.results(after)
            pages.append(page)
            if not page.results or page.after == after:
                break
            after = page.after
    finally:
        await host.close()
    return pages
