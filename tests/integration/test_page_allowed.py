"""A page is asked at the addresses that were judged, hop by hop, and its certificate is still that of its name."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from zone import raw_page

from amends.apps.substitutes.opening import open_page
from amends.providers.page.fetch import fetch_page

NAME = "page.example"


def here(url: str) -> tuple[str, ...]:
    return ("127.0.0.1",)


def test_each_hop_is_judged_before_it_is_asked() -> None:
    asked: list[str] = []

    def may_ask(url: str) -> tuple[str, ...]:
        asked.append(url)
        if url.endswith("/inside"):
            raise OSError("it is inside the house")
        return ("127.0.0.1",)

    with raw_page(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret") as inside:
        there = f"HTTP/1.1 302 Found\r\nLocation: {inside}/inside\r\n\r\n".encode()
        with raw_page(there) as first:
            found = fetch_page(first, may_ask=may_ask)
        assert fetch_page(inside).text == "secret"  # nobody had asked it before: it answers once
    assert asked == [first, f"{inside}/inside"]
    assert (found.status, found.text, found.fault) == (None, "", "it is inside the house")


def test_the_address_that_was_judged_is_asked_and_not_the_name_again() -> None:
    with raw_page(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") as address:
        port = address.rpartition(":")[2].strip("/")
        named = f"http://no-such-name.invalid:{port}/"
        assert fetch_page(named, may_ask=lambda _: ("127.0.0.1",)).text == "ok"


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    with raw_page(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") as address:
        assert fetch_page(address, may_ask=lambda _: ("::1", "127.0.0.1")).text == "ok"
    assert fetch_page(address, may_ask=lambda _: ("::1", "127.0.0.1")).fault
    assert fetch_page(address, may_ask=lambda _: ()).fault == "its host has no address"


@pytest.mark.parametrize(("name", "is_shown"), [(NAME, True), ("other.example", False)])
def test_a_certificate_is_that_of_the_name_also_at_an_address_that_was_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, is_shown: bool
) -> None:
    both = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(both))
    with secure_page(both) as port:
        found = fetch_page(f"https://{name}:{port}/", may_ask=here)
    assert (found.status, found.text) == ((200, "ok") if is_shown else (None, ""))
    assert ("certificate" in found.fault) is not is_shown


@pytest.mark.parametrize("address", ["https://127.0.0.1/", "https://[::1]/", "https://[::ffff:10.0.0.1]/"])
def test_a_house_from_inside_is_never_asked_for_a_real_notice(address: str) -> None:
    assert open_page(address, allows_loopback=False).fault == "its host is inside the house"


@pytest.mark.parametrize("there", ["http://10.0.0.1/", "https://10.0.0.1/", "https://user:word@127.0.0.1/"])
def test_a_page_of_an_exercise_cannot_lead_into_the_house(there: str) -> None:
    with raw_page(f"HTTP/1.1 302 Found\r\nLocation: {there}\r\n\r\n".encode()) as address:
        found = open_page(address, allows_loopback=True)
    assert found.status is None
    assert found.fault in {"its host is inside the house", "it must begin with https://"} | {
        "it must name a host, without a user or a password"
    }


def test_behind_a_proxy_the_proxy_asks_and_each_url_is_judged_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def inside(url: str) -> tuple[str, ...]:
        raise OSError(f"{url} is inside the house")

    with raw_page(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy") as proxy:
        monkeypatch.setenv("http_proxy", proxy)
        assert fetch_page("http://page.example/", may_ask=lambda _: ("192.0.2.1",)).text == "proxy"
        assert fetch_page("http://page.example/", may_ask=inside).fault == "http://page.example/ is inside the house"


def certificate(folder: Path) -> Path:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
    pem = made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    (folder / "both.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + pem)
    return folder / "both.pem"


@contextmanager
def secure_page(both: Path) -> Iterator[int]:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, format: str, *args: object) -> None:  # the library's name
            """Silent."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    with HTTPServer(("127.0.0.1", 0), Page) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
