"""A campaign with a host that is spoken to: cut short, in doubt and told twice, each card is one card."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from amends.apps.remedies.hosting import fetch_results, order_by_host
from amends.apps.remedies.models import Card, OrderBatch
from amends.apps.remedies.services import list_cards, treat_cards
from amends.providers.way import Address, parse_address

from .conftest import KEY, NOW, Planned, cards_csv


class Host(HTTPServer):
    orders: dict[str, dict[str, str]]
    is_ill = False


@pytest.fixture
def host() -> Iterator[Host]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if server.is_ill:
                return self._say(503, {})
            key = self.headers["Idempotency-Key"]
            status = 409 if key in server.orders else 201
            server.orders.setdefault(key, json.loads(body))
            return self._say(status, {"id": key, "sha256": hashlib.sha256(body).hexdigest()})

        def do_GET(self) -> None:
            results = [
                {"result_id": f"R-{key}", "order_id": key, "token": order["token"], "state": "personalised",
                 "at": NOW.isoformat()}
                for key, order in server.orders.items()
            ]  # fmt: skip
            self._say(200, {"results": results * 2, "next": "c1"})

        def _say(self, status: int, told: dict[str, Any]) -> None:
            data = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    server = Host(("127.0.0.1", 0), Handler)
    server.orders = {}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def _address(host: Host) -> Address:
    return parse_address(f"cards+http://:c4rd@127.0.0.1:{host.server_port}/v1?timeout=5")


def _order(planned: Planned, host: Host) -> dict[str, int]:
    return order_by_host(incident=planned.incident, address=_address(host), most=100, by="test", now=NOW)


def test_a_batch_that_failed_is_ordered_again_under_its_ids_and_results_count_once(
    planned: Planned, host: Host
) -> None:
    path = planned.write("cards.csv", cards_csv(range(1, 6)))
    list_cards(incident=planned.incident, path=path, key=KEY, by="test", now=NOW)
    treat_cards(incident=planned.incident, by="test", now=NOW)
    host.is_ill = True
    assert "accepted" not in _order(planned, host)
    host.is_ill = False
    assert set(_order(planned, host)) == {"accepted"}
    assert OrderBatch.objects.count() == 1
    assert _order(planned, host) == {}
    assert sorted(host.orders) == sorted(Card.objects.exclude(order_id="").values_list("order_id", flat=True))
    taken = fetch_results(incident=planned.incident, address=_address(host), by="test", now=NOW)
    assert taken.moved == len(host.orders)
    assert taken.is_clean
    assert fetch_results(incident=planned.incident, address=_address(host), by="test", now=NOW).moved == 0
