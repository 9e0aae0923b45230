"""SIGKILL while messages leave by the API of a provider: by its idempotency no copy, without it nothing repeated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import duckdb
import pytest
from kill_resume import SENDING

from amends.apps.delivery.faults import Point

PERSONS = 120
LOSES_EVERY = 9  # the peer hangs up without an answer at so many requests


class Gateway(ThreadingHTTPServer):
    """An SMS gateway that takes messages; ``is_idempotent`` keeps one copy for each Idempotency-Key."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, *, is_idempotent: bool, is_lossy: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.is_idempotent, self.is_lossy = is_idempotent, is_lossy
        self.lock, self.requests = threading.Lock(), 0
        self.phones: Counter[tuple[str, str]] = Counter()  # (our message id, number): copies that would ring

    def take(self, key: str, number: str) -> bool:
        """Whether the sender is to hear of it."""
        with self.lock:
            self.requests += 1
            if not (self.is_idempotent and self.phones[key, number]):
                self.phones[key, number] += 1
            return not (self.is_lossy and self.requests % LOSES_EVERY == 0)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        gateway = self.server
        assert isinstance(gateway, Gateway)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not gateway.take(self.headers["Idempotency-Key"], body["to"]):
            self.close_connection = True
            return
        answer = json.dumps({"id": f"gw-{gateway.requests}"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # the base class's name
        """Keeps the test's output clean."""


@contextmanager
def gateway(*, is_idempotent: bool, is_lossy: bool = False) -> Iterator[Gateway]:
    server = Gateway(is_idempotent=is_idempotent, is_lossy=is_lossy)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def run(folder: Path, server: Gateway, **environment: str) -> int:
    option = "&idempotent=yes" if server.is_idempotent else ""
    url = f"sms+http://127.0.0.1:{server.server_port}/v1/messages?password=token&from=Bank&timeout=5{option}"
    done = subprocess.run(
        [sys.executable, str(SENDING), "--out", str(folder / "out"), "--persons", str(PERSONS), "--sms-by", url],
        env={**os.environ, "AMENDS_HOME": str(folder / "home"), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, -9), done.stdout + done.stderr
    return done.returncode


def book(folder: Path) -> dict[str, tuple[str, int]]:
    """State and attempts by message."""
    rows = duckdb.execute(
        "SELECT message_id, state, attempts FROM read_parquet(?)", [str(folder / "out/ledger.parquet")]
    ).fetchall()
    return {message_id: (state, attempts) for message_id, state, attempts in rows}


KILLS = [(Point.AFTER_CLAIM, 1), (Point.AFTER_INTENT, 50), (Point.AFTER_REPLY, 60), (Point.BEFORE_COMMIT, 1)]


@pytest.mark.parametrize(("point", "times"), KILLS, ids=str)
def test_idempotent_provider_rings_every_phone_once(case: Path, point: Point, times: int) -> None:
    with gateway(is_idempotent=True, is_lossy=True) as server:
        assert run(case, server, AMENDS_FAULT=f"{point}:{times}") == -9
        assert run(case, server) == 0
        assert set(server.phones.values()) == {1}
        assert {key for key, _ in server.phones} == set(book(case))
    assert {state for state, _ in book(case).values()} == {"accepted"}


@pytest.mark.parametrize(("point", "times"), KILLS, ids=str)
def test_text_message_in_doubt_is_held_for_a_person_and_never_repeated(case: Path, point: Point, times: int) -> None:
    with gateway(is_idempotent=False, is_lossy=True) as server:
        assert run(case, server, AMENDS_FAULT=f"{point}:{times}") == -9
        assert run(case, server) == 0
        assert run(case, server) == 0  # a third run changes nothing
        assert max(server.phones.values()) == 1
        rung = {key for key, _ in server.phones}
    found = book(case)
    doubtful = {message_id for message_id, (state, _) in found.items() if state == "unknown"}
    assert {state for state, _ in found.values()} <= {"accepted", "unknown"}
    assert set(found) - rung <= doubtful  # whoever was not rung is known to be in doubt
    assert doubtful


def test_provider_that_is_away_ends_the_run_and_everybody_is_told_later(case: Path) -> None:
    with gateway(is_idempotent=True) as server:
        url = f"sms+http://127.0.0.1:{server.server_port}/v1/messages?password=token&from=Bank&idempotent=yes"
    done = subprocess.run(
        [sys.executable, str(SENDING), "--out", str(case / "out"), "--persons", str(PERSONS), "--sms-by", url],
        env={**os.environ, "AMENDS_HOME": str(case / "home")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "provider.unreachable" in done.stderr
    with gateway(is_idempotent=True) as server:
        assert run(case, server) == 0
        assert set(server.phones.values()) == {1}
