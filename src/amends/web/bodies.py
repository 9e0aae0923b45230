"""Lets only some requests wait for their bodies at once, so that half-sent ones cannot hold up the server.

The server gives each request a thread and lets it wait for the body for ever; it has no limit of time for that, and
an answer given while a read is under way blocks it.  So the threads that may wait are fewer than there are: pages stay
served.  These threads do nothing else (``web.shedding``) and cost little.  That forms stay served too needs a proxy in
front which takes a body in whole (docs/for-operators.md).
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable
from typing import Any

MOST_BYTES = 1_000_000
"""Of a body; no form and no receipt of ours has more."""
MOST_AT_ONCE = 32
"""Bodies that are waited for; the server must have more threads."""
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_CUT_OFF, _TOO_LARGE, _TOO_MANY = "400 Bad Request", "413 Content Too Large", "503 Service Unavailable"


class WholeBodies:
    """A WSGI application that calls another once the body is there."""

    def __init__(
        self, application: Application, *, most_at_once: int = MOST_AT_ONCE, busy: Application | None = None
    ) -> None:
        self._application, self._busy = application, busy or _busy
        self._places = threading.BoundedSemaphore(most_at_once)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers 400, 413 or 503 itself where no whole body comes; nothing is read for what declares none."""
        declared = environ.get("CONTENT_LENGTH") or "0"
        if not (declared.isascii() and declared.isdigit()):
            return _refused(_CUT_OFF, start_response)
        if len(declared) > len(str(MOST_BYTES)) or int(declared) > MOST_BYTES:
            return _refused(_TOO_LARGE, start_response)
        if int(declared):
            if not self._places.acquire(blocking=False):
                return self._busy(environ, start_response)
            try:
                body = environ["wsgi.input"].read(int(declared))
            finally:
                self._places.release()
            if len(body) != int(declared):
                return _refused(_CUT_OFF, start_response)
            environ["wsgi.input"] = io.BytesIO(body)
        return self._application(environ, start_response)


def _refused(status: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", "0"), ("Connection", "close")]
    headers += [("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")]
    headers += [("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'")]
    start_response(status, headers + ([("Retry-After", "10")] if status == _TOO_MANY else []))
    return [b""]


def _busy(_: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    return _refused(_TOO_MANY, start_response)
