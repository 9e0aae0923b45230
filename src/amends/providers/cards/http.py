"""A card host behind HTTP: ``cards+https://host.example/v1?password=env:CARD_HOST_KEY``.

There is no standard for this, so the interface is a small one of our own, written down in docs/remedies.md:

* ``POST /orders``: one order as JSON, ``Idempotency-Key`` our order's id; ``201`` for a new one, ``409`` for one that
  is there already, with the digest of what it has;
* ``GET /results?after=CURSOR``: ``{"results": [...], "next": CURSOR}``, in whatever order, each perhaps more than once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from urllib.parse import quote

import msgspec

from amends.core.errors import InputError, MachineError
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.cards.files import result_of
from amends.providers.cards.model import CardOrder, CardResult
from amends.providers.way import Address
from amends.providers.wire import LOOPBACK, Wire, failure

SCHEMES = ("cards+https", "cards+http")
_OPTIONS = frozenset({"timeout"})
_MOST_AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class ResultPage:
    """Some results; ``after`` asks for the next, and equals what was asked with where there is nothing more."""

    results: tuple[CardResult, ...]
    after: str


def card_host(address: Address) -> CardHost:
    """The host of a URL; raises ``InputError`` (``provider.insecure``, ``provider.no_secret``, ...)."""
    address.require_options(_OPTIONS)
    if address.scheme not in SCHEMES:
        raise _bad("provider.unknown_scheme", f"{' or '.join(SCHEMES)}", address)
    if address.scheme == "cards+http" and address.host not in LOOPBACK:
        raise _bad("provider.insecure", "cards+https; cards+http is for this machine alone", address)
    if not address.password:
        raise _bad("provider.no_secret", "password=env:NAME", address)
    return CardHost(address)


class CardHost:
    """Orders cards by token; the same order twice is one card."""

    def __init__(self, address: Address) -> None:
        self.name = address.name
        self._base = address.base_url
        self._wire = Wire(
            timeout_s=address.number("timeout", 30, 0.1, 600),
            headers={"Authorization": f"Bearer {address.password}", "Accept": "application/json"},
            reuses=True,
        )

    async def close(self) -> None:
        """Lets go of every connection."""
        await self._wire.close()

    async def order(self, orders: Sequence[CardOrder]) -> dict[str, Outcome]:
        """The outcome of each order by its id; what is in doubt may be ordered again, and stays one card."""
        return {order.order_id: await self._order(order) for order in orders}

    async def results(self, after: str = "") -> ResultPage:
        """What happened since ``after``.  Raises ``MachineError`` (``cards.host``), ``InputError`` for bad results."""
        answer = await self._wire.ask("GET", f"{self._base}/results?after={quote(after, safe='')}")
        if isinstance(answer, Outcome) or not answer.is_success:
            reason = answer.reason if isinstance(answer, Outcome) else f"it answered {answer.status}"
            raise self._silent(reason)
        told = answer.json()
        raw, cursor = told.get("results"), told.get("next")
        if not isinstance(raw, list) or not isinstance(cursor, str) or len(raw) > _MOST_AT_ONCE or len(cursor) > 200:
            raise self._silent("its answer is not of this interface")
        results = tuple(result_of(item, where=f"{self.name}, result {n}") for n, item in enumerate(raw, start=1))
        return ResultPage(results=results, after=cursor)

    async def _order(self, order: CardOrder) -> Outcome:
        data = msgspec.json.encode(asdict(order))
        sha256 = hashlib.sha256(data).hexdigest()
        headers = {"Content-Type": "application/json", "Idempotency-Key": order.order_id}
        answer = await self._wire.ask("POST", f"{self._base}/orders", data=data, headers=headers)
        if isinstance(answer, Outcome):
            return answer
        told = answer.json()
        if answer.status == 409 and told.get("sha256") != sha256:
            return Outcome(OutcomeKind.REFUSED, code="409", reason="under this id the host has another order")
        if answer.status != 409 and not answer.is_success:
            return failure(answer, self.name, is_idempotent=True)
        if told.get("sha256") != sha256:
            return Outcome(OutcomeKind.DOUBT, code=str(answer.status), reason="the answer is not about this order")
        return Outcome(OutcomeKind.ACCEPTED, code=str(answer.status), ref=str(told.get("id", ""))[:200])

    def _silent(self, why: str) -> MachineError:
        return MachineError(
            "The card host gives no results.",
            code="cards.host",
            where=self.name,
            why=why,
            fix="Ask again with the same cursor; nothing was taken from this answer.",
        )


def _bad(code: str, fix: str, address: Address) -> InputError:
    return InputError("The URL of a card host cannot be used.", code=code, where=address.name, fix=f"Write {fix}.")
