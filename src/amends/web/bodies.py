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

from amends.web.busy import busy_answer, too_large_answer, unreadable_answer

MOST_BYTES = 1_000_000
"""Of a body; no form and no receipt of ours has more."""
MOST_AT_ONCE = 32
"""Bodies that are waited for; the server must have more threads."""
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class WholeBodies:
    """A WSGI application that calls another once the body is there."""

    def __init__(
        self, application: Application, *, most_at_once: int = MOST_AT_ONCE, busy: Application = busy_answer
    ) -> None:
        self._application, self._busy = application, busy
        self._places = threading.BoundedSemaphore(most_at_once)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers 400, 413 or 503 in words where no whole body comes; nothing is read for what declares none."""
        declared = environ.get("CONTENT_LENGTH") or "0"
        if not (declared.isascii() and declared.isdigit()):
            return unreadable_answer(environ, start_response)
        if len(declared) > len(str(MOST_BYTES)) or int(declared) > MOST_BYTES:
            return too_large_answer(environ, start_response)
        if int(declared):
            if not self._places.acquire(blocking=False):
                return self._busy(environ, start_response)
            try:
                body = environ["wsgi.input"].read(int(declared))
            finally:
                self._places.release()
            if len(body) != int(declared):
                return unreadable_answer(environ, start_response)
            environ["wsgi.input"] = io.BytesIO(body)
        return self._application(environ, start_response)
