"""How the session to a mail service behaves towards a server that lies, stalls, floods or shows a wrong certificate."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from contract import ID, TEXT
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from test_services_contract import parcel

from amends.core.ports import Outcome, OutcomeKind
from amends.providers.email.service_backend import Backend
from amends.providers.email.service_catalogue import SERVICES
from amends.providers.way import parse_address, provider_for


@contextmanager
def server(
    answer: bytes, *, flood: bytes = b"", context: ssl.SSLContext | None = None, heard: list[bytes] | None = None
) -> Iterator[int]:
    """Takes one request (``heard`` keeps its beginning), says ``answer``, then ``flood`` until nobody listens."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        plain, _ = listening.accept()
        with plain:
            plain.settimeout(5)
            try:
                connection = context.wrap_socket(plain, server_side=True) if context else plain
                request = connection.recv(1 << 20)
                if heard is not None:
                    heard.append(request)
                connection.sendall(answer)
                while flood:
                    connection.sendall(flood)
            except OSError:
                return

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        thread.join()
        listening.close()


def sent(port: int, timeout_s: float = 2.0) -> Outcome:
    async def send() -> Outcome:
        provider = provider_for(f"postmark://:key@127.0.0.1:{port}?timeout={timeout_s}")
        await provider.open()
        try:
            return await provider.send(parcel(ID, TEXT))
        finally:
            await provider.close()

    return asyncio.run(send())


def test_an_endless_answer_is_cut_and_leaves_a_doubt() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n"
    with server(head, flood=b" " * 65_536) as port:
        assert sent(port).kind is OutcomeKind.DOUBT


def test_a_stalled_answer_leaves_a_doubt_in_time() -> None:
    with server(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{") as port:
        begun = datetime.now(UTC)
        assert sent(port, 0.5).kind is OutcomeKind.DOUBT
        assert datetime.now(UTC) - begun < timedelta(seconds=10)


def test_a_wrong_certificate_means_that_nothing_left(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "somebody.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
    pem = made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    (tmp_path / "both.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "both.pem")
    with server(b"", context=context) as port:
        url = f"https://127.0.0.1:{port}/"
        backend = Backend(parse_address(f"postmark://:key@127.0.0.1:{port}"), SERVICES["postmark"], url, 2.0)
        assert backend.send(parcel(ID, TEXT)).kind is OutcomeKind.UNSENT
        backend.close()


def test_a_password_file_on_the_machine_does_not_replace_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login eve password evil\n", encoding="utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    heard: list[bytes] = []

    async def ask(port: int) -> None:
        await provider_for(f"resend://:our-key@127.0.0.1:{port}?tracking=off").look_up(ID, "ref")

    with server(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", heard=heard) as port:
        asyncio.run(ask(port))
    assert b"Authorization: Bearer our-key" in heard[0]


def test_a_service_that_is_away_has_nothing_to_say_of_a_message() -> None:
    async def ask() -> list[Outcome | None]:
        urls = ("mailgun://:k@127.0.0.1:9?domain=x.example", "postmark://:k@127.0.0.1:9", "sendgrid://:k@127.0.0.1:9")
        return [await provider_for(url).look_up(ID, "ref") for url in urls]

    assert asyncio.run(ask()) == [None, None, None]


def test_nothing_is_sent_before_opening_or_after_closing() -> None:
    provider = provider_for("postmark://:k@127.0.0.1:9")
    assert asyncio.run(provider.send(parcel(ID, TEXT))).kind is OutcomeKind.UNSENT
