"""A call that goes out ends where it was sent: providers use one of two clients, and neither follows a redirect."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from amends.providers.email.service_session import careful_session
from amends.providers.wire import Reply, Wire

SOURCE = Path(__file__).parents[2] / "src" / "amends"
_OPENS = re.compile(
    r"ClientSession\(|requests\.(?:Session|get|post|put|request|head)\(|urlopen\(|build_opener\(|OpenerDirector\(|"
    r"HTTPS?Connection\(|httpx\.|urllib3\.|allow_redirects=True|follow_redirects=True"
)
# Two read pages for people, carry no credentials, and follow on purpose: the page that is watched, each hop of which
# is asked about before, and a record that somebody names to be checked.
CLIENTS = {"providers/wire.py", "providers/email/service_session.py"}
READERS = {"providers/page/fetch.py", "providers/page/allowed.py", "cli/record.py"}


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """A server that sends everybody on to another of its pages, and the paths that were asked for."""
    asked: list[str] = []

    class Sends(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302 if self.path == "/first" else 200)
            self.send_header("Location", "/second")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Sends)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/first", asked
    server.shutdown()
    thread.join(10)
    server.server_close()


def test_calls_leave_by_two_clients_only() -> None:
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if _OPENS.search(path.read_text(encoding="utf-8"))
    }
    assert found >= CLIENTS
    assert found - CLIENTS <= READERS


def test_no_client_follows_a_redirect(elsewhere: tuple[str, list[str]]) -> None:
    address, asked = elsewhere

    async def by_wire() -> object:
        wire = Wire()
        try:
            return await wire.ask("GET", address)
        finally:
            await wire.close()

    reply = asyncio.run(by_wire())
    assert isinstance(reply, Reply)
    assert reply.status == 302
    with careful_session(5.0) as session:
        assert session.request("GET", address).status_code == 302
        assert session.request("GET", address, allow_redirects=True).status_code == 302
    assert asked == ["/first"] * 3
