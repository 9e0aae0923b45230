"""The card host against a loopback one written from docs/remedies.md: one order is one card, results come twice."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import Any

import pytest
from aiohttp import web

from amends.core.errors import InputError, MachineError
from amends.core.ports import OutcomeKind
from amends.providers.cards.http import card_host
from amends.providers.cards.model import CardOrder, holds_number
from amends.providers.way import parse_address

ORDER = CardOrder(order_id="ORD-1-1", token="tok_0001x", bin="41111111", last4="0001", expiry="2028-05")


class Host:
    """Keeps each order once, by its key; gives every result twice, the newest first."""

    def __init__(self) -> None:
        self.orders: dict[str, str] = {}
        self.results: list[dict[str, str]] = []

    async def order(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != "Bearer c4rd":
            return web.json_response({}, status=401)
        sha256, key = hashlib.sha256(await request.read()).hexdigest(), request.headers["Idempotency-Key"]
        status = 409 if key in self.orders else 201
        self.orders.setdefault(key, sha256)
        return web.json_response({"id": f"h-{key}", "sha256": self.orders[key]}, status=status)

    async def told(self, request: web.Request) -> web.Response:
        return web.json_response({"results": [*reversed(self.results), *self.results], "next": "c1"})


async def _with(host: Host, act: Any, password: str = "c4rd") -> Any:
    app = web.Application()
    app.router.add_post("/v1/orders", host.order)
    app.router.add_get("/v1/results", host.told)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    client = card_host(parse_address(f"cards+http://:{password}@127.0.0.1:{port}/v1?timeout=5"))
    try:
        return await act(client)
    finally:
        await client.close()
        await runner.cleanup()


def test_order_that_is_sent_twice_is_one_card_and_another_under_its_id_is_refused() -> None:
    host = Host()

    async def act(client: Any) -> list[OutcomeKind]:
        other = CardOrder(order_id="ORD-1-1", token="tok_0002x", bin="411111", last4="0002", expiry="2028-05")
        return [(await client.order([order]))["ORD-1-1"].kind for order in (ORDER, ORDER, other)]

    assert asyncio.run(_with(host, act)) == [OutcomeKind.ACCEPTED, OutcomeKind.ACCEPTED, OutcomeKind.REFUSED]
    assert len(host.orders) == 1


def test_results_come_as_the_host_gives_them_and_a_number_among_them_is_refused() -> None:
    host = Host()
    good = {"result_id": "R-0001", "order_id": "ORD-1-1", "token": "tok_0001x", "state": "mailed",
            "at": "2026-06-10T10:00:00+02:00"}  # fmt: skip
    host.results = [good]
    page = asyncio.run(_with(host, lambda client: client.results("c0")))
    assert (len(page.results), page.after) == (2, "c1")
    host.results = [good | {"token": "4111111111111111"}]
    with pytest.raises(InputError) as caught:
        asyncio.run(_with(host, lambda client: client.results()))
    assert caught.value.code == "cards.number"
    assert "4111" not in str(caught.value)


def test_wrong_secret_and_a_silent_host_are_said() -> None:
    with pytest.raises(MachineError):
        asyncio.run(_with(Host(), lambda client: client.order([ORDER]), password="wrong"))
    client = card_host(parse_address("cards+http://:x@127.0.0.1:9/v1?timeout=1"))
    with pytest.raises(MachineError) as caught:
        asyncio.run(client.results())
    assert caught.value.code == "cards.host"


@pytest.mark.parametrize("url", ["cards+http://:x@host.example/v1", "cards+https://host.example/v1",
                                 "cards+https://:x@host.example/v1?colour=red"])  # fmt: skip
def test_host_without_a_lock_a_secret_or_with_an_unknown_option_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        card_host(parse_address(url))


@pytest.mark.parametrize("field", ["order_id", "token", "bin", "last4", "expiry", "replaces"])
@pytest.mark.parametrize(
    "number", ["4111111111111111", "4111 1111 1111 1111", "x4111-1111-1111-1111", "5555.5555.5555.4444"]
)
def test_no_field_of_an_order_takes_a_card_number(field: str, number: str) -> None:
    fields = {"order_id": "ORD-1-1", "token": "tok_0001x", "bin": "411111", "last4": "0001", "expiry": "2028-05"}
    with pytest.raises(InputError) as caught:
        CardOrder(**(fields | {field: number}))
    assert caught.value.code == "cards.number"
    assert number not in json.dumps(caught.value.as_dict())


def test_truncated_number_and_an_order_in_full_are_no_card_number() -> None:
    assert not holds_number("411111xxxxxx1111")
    assert not any(holds_number(str(getattr(ORDER, name))) for name in ORDER.__slots__)
