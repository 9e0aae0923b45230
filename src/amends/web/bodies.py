"""Lets only some requests wait for their bodies at once, so that half-sent ones cannot hold up the server.

The server gives each request a thread and lets it wait for the body for ever; it has no limit of time for that, and
an answer given while a read is under way blocks it.  So the threads that may wait are fewer than there are: pages stay
served.  These threads do nothing else (``web.shedding``) and cost little.  That forms stay served too needs a proxy in
front which takes a body in whole (docs/for-operators.md).
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Callable, Iterable
from typing import Any

from amends.remedies.claims_rules import claim_rules
from amends.web.busy import busy_answer, too_large_answer, unreadable_answer

MOST_BYTES = 1_000_000
"""Of a body; no form and no receipt of ours has more, but those that take evidence."""
MOST_EVIDENCE_BYTES = claim_rules().evidence.most_sending_bytes + 100_000
"""Of a form with evidence: the files (corpus/remedies/claims.yaml), and what is written beside them."""
MOST_LARGE = 4
"""Bodies above ``MOST_BYTES`` that are in memory at once; each from its first byte until it is answered."""
_WITH_EVIDENCE = re.compile(r"/(?:[a-z]{2}/)?(?:claim|claim-status|case)/?")
_PIECE = 65_536
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
        self._large = threading.BoundedSemaphore(MOST_LARGE)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answers 400, 413 or 503 in words where no whole body comes; nothing is read for what declares none."""
        declared = environ.get("CONTENT_LENGTH") or "0"
        if not (declared.isascii() and declared.isdigit()):
            return unreadable_answer(environ, start_response)
        most = MOST_EVIDENCE_BYTES if _WITH_EVIDENCE.fullmatch(environ.get("PATH_INFO", "")) else MOST_BYTES
        if len(declared) > len(str(most)) or int(declared) > most:
            return too_large_answer(environ, start_response)
        if int(declared) <= MOST_BYTES:
            return self._with_body(int(declared), environ, start_response)
        if not self._large.acquire(blocking=False):
            return self._busy(environ, start_response)
        try:
            return self._with_body(int(declared), environ, start_response)
        finally:
            self._large.release()

    def _with_body(self, size: int, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if size:
            if not self._places.acquire(blocking=False):
                return self._busy(environ, start_response)
            try:
                body = _read(environ["wsgi.input"], size)
            finally:
                self._places.release()
            if body.getbuffer().nbytes != size:
                return unreadable_answer(environ, start_response)
            environ["wsgi.input"] = body
        return self._application(environ, start_response)


def _read(source: Any, size: int) -> io.BytesIO:
    """As much as comes of so many bytes, in pieces: memory is taken for what was sent, not for what was declared."""
    body = io.BytesIO()
    while body.tell() < size and (piece := source.read(min(_PIECE, size - body.tell()))):
        body.write(piece)
    body.seek(0)
    return body
