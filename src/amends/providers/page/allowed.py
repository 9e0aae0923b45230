"""HTTP to those hosts alone that a caller allows, at the addresses that it looked at.

Each hop is judged before it is asked, and what was judged is asked: a name that points elsewhere a moment later leads
nowhere.  Behind a proxy (``HTTPS_PROXY``) the proxy asks; each URL is judged all the same.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.request
from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlsplit

_MOST_ADDRESSES = 4

MayAsk = Callable[[str], Sequence[str]]
"""The addresses (IP) at which the host of a URL may be asked; raises ``OSError`` with the reason if at none."""


class _Plain(http.client.HTTPConnection):
    """A connection to the addresses that were allowed, whatever the name says by now."""

    def __init__(self, addresses: Sequence[str], host: str, *, timeout: float) -> None:
        super().__init__(host, timeout=timeout)
        self._allowed, self._patience_s = addresses, timeout

    def connect(self) -> None:
        """Tries them in turn; raises ``OSError``."""
        self.sock = _connected(self._allowed, self.port, self._patience_s)


class _Secure(http.client.HTTPSConnection):
    """The same; the certificate must still be that of the name."""

    def __init__(self, addresses: Sequence[str], host: str, *, timeout: float) -> None:
        super().__init__(host, timeout=timeout)
        self._allowed, self._patience_s = addresses, timeout

    def connect(self) -> None:
        """Tries them in turn; raises ``OSError``."""
        plain = _connected(self._allowed, self.port, self._patience_s)
        try:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
        except (OSError, ValueError):
            plain.close()
            raise


class AllowedPlain(urllib.request.HTTPHandler):
    """``http``, where ``may_ask`` allows it."""

    def __init__(self, may_ask: MayAsk) -> None:
        super().__init__()
        self._may_ask = may_ask

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """See the library; raises what ``may_ask`` raises."""
        addresses = self._may_ask(req.full_url)
        return super().http_open(req) if _is_by_proxy(req) else self.do_open(partial(_Plain, addresses), req)


class AllowedSecure(urllib.request.HTTPSHandler):
    """``https``, where ``may_ask`` allows it."""

    def __init__(self, may_ask: MayAsk) -> None:
        super().__init__()
        self._may_ask = may_ask

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """See the library; raises what ``may_ask`` raises."""
        addresses = self._may_ask(req.full_url)
        return super().https_open(req) if _is_by_proxy(req) else self.do_open(partial(_Secure, addresses), req)


def _is_by_proxy(request: urllib.request.Request) -> bool:
    return request.host != urlsplit(request.full_url).netloc  # a proxy has put itself in the host's place


def _connected(addresses: Sequence[str], port: int, patience_s: float) -> socket.socket:
    """A connection to the first address that takes it; raises the ``OSError`` of the last."""
    failed: OSError = OSError("its host has no address")
    for address in addresses[:_MOST_ADDRESSES]:
        try:
            return socket.create_connection((address, port), patience_s)
        except OSError as error:
            failed = error
    raise failed
