"""What an answer, a silence or a broken line means for a message: HTTP on the loopback, told how to misbehave."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress

import pytest

from amends.core.errors import MachineError
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.wire import Reply, Wire, failure, origin


def ask(raw: bytes | None, *, timeout_s: float = 5.0, waits: bool = False) -> Reply | Outcome:
    """The answer to one request where the server says exactly ``raw``; ``None``: nobody listens."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(raw or b"")
            if waits:
                await reader.read()  # until the other side gives up
        finally:
            await gone(writer)
            served.set()

    served = asyncio.Event()

    async def scenario() -> Reply | Outcome:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        if raw is None:
            server.close()
        wire = Wire(timeout_s=timeout_s)
        try:
            return await wire.ask("POST", f"http://127.0.0.1:{port}/", data=b"x")
        finally:
            await wire.close()
            server.close()
            if raw is not None:
                await served.wait()

    return asyncio.run(scenario())


async def gone(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


def said(headers: str = "", body: str = "", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{headers}\r\n{body}".encode()


def test_an_answer_is_read() -> None:
    reply = ask(said("X-A: 1\r\n", '{"id": "a"}'))
    assert isinstance(reply, Reply)
    assert (reply.status, reply.headers["x-a"], reply.json()) == (200, "1", {"id": "a"})


@pytest.mark.parametrize(
    ("raw", "waits"),
    [
        (b"", False),  # hung up after the request
        (b"", True),  # silence
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", True),
        (b"SSH-2.0-odd\r\n\r\n", False),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", False),
    ],
)
def test_after_the_request_left_no_full_answer_is_doubt(raw: bytes, *, waits: bool) -> None:
    outcome = ask(raw, timeout_s=0.4, waits=waits)
    assert isinstance(outcome, Outcome)
    assert outcome.kind is OutcomeKind.DOUBT


def test_nobody_there_is_unsent() -> None:
    outcome = ask(None)
    assert isinstance(outcome, Outcome)
    assert outcome.kind is OutcomeKind.UNSENT


def test_a_name_that_does_not_resolve_and_a_false_certificate_are_unsent(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    async def no_tls(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b"no TLS here")
        await gone(writer)

    async def scenario(url: str) -> OutcomeKind:
        server = await asyncio.start_server(no_tls, "127.0.0.1", 0)
        wire = Wire(timeout_s=5)
        try:
            outcome = await wire.ask("POST", url.format(server.sockets[0].getsockname()[1]), data=b"x")
        finally:
            await wire.close()
            server.close()
        assert isinstance(outcome, Outcome)
        return outcome.kind

    assert asyncio.run(scenario("https://127.0.0.1:{}/")) is OutcomeKind.UNSENT
    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    assert asyncio.run(scenario("https://unknown.example/")) is OutcomeKind.UNSENT


def test_an_endless_answer_is_cut() -> None:
    reply = ask(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 3_000_000)
    assert isinstance(reply, Reply)
    assert len(reply.body) == 1_000_000


def test_a_redirect_is_not_followed() -> None:
    reply = ask(said("Location: http://elsewhere.example/\r\n", status="307 Temporary Redirect"))
    assert isinstance(reply, Reply)
    with pytest.raises(MachineError) as caught:
        failure(reply, "sms:gateway.example", is_idempotent=True)
    assert caught.value.code == "provider.redirect"


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "9999999999"}, 86_400.0),
        ({"retry-after": "Tue, 02 Jun 2026 12:01:00 GMT", "date": "Tue, 02 Jun 2026 12:00:00 GMT"}, 60.0),
        ({"retry-after": "Tue, 02 Jun 2026 11:00:00 GMT", "date": "Tue, 02 Jun 2026 12:00:00 GMT"}, 0.0),
        ({"retry-after": "Tue, 02 Jun 2026 12:01:00 -0000", "date": "Tue, 02 Jun 2026 12:00:00 GMT"}, None),
        ({"retry-after": "Tue, 02 Jun 2026 12:01:00 GMT"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "٧"}, None),
        ({}, None),
    ],
)
def test_the_wait_that_is_asked_for_is_read(headers: dict[str, str], wait_s: float | None) -> None:
    assert Reply(429, headers, b"").retry_after_s == wait_s


@pytest.mark.parametrize(
    ("status", "once", "again"),
    [
        (400, OutcomeKind.REFUSED, OutcomeKind.REFUSED),
        (413, OutcomeKind.REFUSED, OutcomeKind.REFUSED),
        (408, OutcomeKind.TEMPORARY, OutcomeKind.TEMPORARY),
        (429, OutcomeKind.TEMPORARY, OutcomeKind.TEMPORARY),
        (503, OutcomeKind.TEMPORARY, OutcomeKind.TEMPORARY),
        (500, OutcomeKind.DOUBT, OutcomeKind.TEMPORARY),
        (502, OutcomeKind.DOUBT, OutcomeKind.TEMPORARY),
        (504, OutcomeKind.DOUBT, OutcomeKind.TEMPORARY),
        (200, OutcomeKind.DOUBT, OutcomeKind.DOUBT),
    ],
)
def test_a_failure_is_what_a_repetition_may_make_of_it(status: int, once: OutcomeKind, again: OutcomeKind) -> None:
    assert failure(Reply(status, {}, b"ana@bank.example"), "x", is_idempotent=False).kind is once
    assert failure(Reply(status, {}, b"ana@bank.example"), "x", is_idempotent=True).kind is again


def test_a_body_that_is_no_object_is_an_empty_one() -> None:
    for body in (b"", b"[1]", b"\xff", b'"a"', b"<html>"):
        assert Reply(200, {}, body).json() == {}


def test_plain_http_stays_on_this_machine() -> None:
    assert origin("m.example", None) == "https://m.example"
    assert origin("127.0.0.1", 80) == "http://127.0.0.1:80"
    assert origin("::1", 8080) == "http://[::1]:8080"
    assert origin("2001:db8::1", None) == "https://[2001:db8::1]"
