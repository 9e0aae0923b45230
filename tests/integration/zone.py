"""A DNS server on loopback that knows one zone, and a web server that shows one page."""

from __future__ import annotations

import contextlib
import http.server
import socket
import socketserver
import threading
from collections.abc import Iterator

import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

Zone = dict[tuple[str, str], tuple[str, ...]]


@contextlib.contextmanager
def name_server(zone: Zone) -> Iterator[str]:
    """``host:port`` of a server that answers from ``zone``: records by (name, type)."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            data, server = self.request
            query = dns.message.from_wire(data)
            server.sendto(_answer(query, zone).to_wire(), self.client_address)

    with socketserver.ThreadingUDPServer(("127.0.0.1", 0), Handler) as server:
        yield from _serving(server)


@contextlib.contextmanager
def web_page(body: str, *, status: int = 200, robots: str = "") -> Iterator[str]:
    """``http://host:port`` of a server that shows ``body`` at every address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            self.send_response(status)
            if robots:
                self.send_header("X-Robots-Tag", robots)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # the library's name
            """Silent."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        for address in _serving(server):
            yield f"http://{address}"


@contextlib.contextmanager
def silent_server() -> Iterator[str]:
    """``host:port`` of a socket that takes every question and never answers."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        yield "{}:{}".format(*taken.getsockname())


@contextlib.contextmanager
def raw_page(answer: bytes) -> Iterator[str]:
    """``http://host:port`` of a server that sends ``answer`` as it is, and hangs up."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while self.rfile.readline().strip():
                pass
            self.wfile.write(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        for address in _serving(server):
            yield f"http://{address}"


def _serving(server: socketserver.BaseServer) -> Iterator[str]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host, port = server.server_address[:2]
    try:
        yield f"{host!s}:{port}"
    finally:
        server.shutdown()
        thread.join()


def _answer(query: dns.message.Message, zone: Zone) -> dns.message.Message:
    answer = dns.message.make_response(query)
    question = query.question[0]
    name = question.name.to_text(omit_final_dot=True).lower()
    kind = dns.rdatatype.to_text(question.rdtype)
    if records := zone.get((name, kind)):
        answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *records))
    elif not any(known == name for known, _ in zone):
        answer.set_rcode(dns.rcode.NXDOMAIN)
    return answer
