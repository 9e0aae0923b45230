"""Does only so much at once, and turns away at once, in words, what it could not do soon.

Each lane has its own few threads, which do the work and hold the database's connections, and a short queue before
them; so a crowd at the self-check can take neither the status page from its readers nor the console from the staff.
The server's own threads only wait here.  It must have more of them than all lanes together let wait (``MOST_INSIDE``),
or they would wait in the server, where nobody counts them and nothing turns them away.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTimeError
from typing import Any, NamedTuple

from amends.web.parts import part_of

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
_Answer = tuple[tuple[Any, ...], Iterable[bytes]]


class Lane(NamedTuple):
    """``threads`` work, ``waiting`` more requests may wait for them, none longer than ``seconds``."""

    threads: int
    waiting: int
    seconds: float


LANES: Mapping[str, Lane] = {
    "pages": Lane(threads=4, waiting=120, seconds=3),
    "forms": Lane(threads=4, waiting=120, seconds=3),
    "files": Lane(threads=2, waiting=24, seconds=3),
    "staff": Lane(threads=4, waiting=24, seconds=10),
    "hooks": Lane(threads=2, waiting=24, seconds=10),
}
MOST_INSIDE = sum(lane.threads + lane.waiting for lane in LANES.values())
"""Threads of the server that may be busy or wait here."""
# All who are turned away pass one gate, a few at a time.  Saying no takes the interpreter's lock too: without a gate
# a crowd of thousands a second would leave those who are being served next to nothing of it.
_GATE, _PAUSE_S = 4, 0.0005
_STAFF, _HOOKS = ("api", "console"), ("hooks",)


def lane_of(method: str, path: str) -> str:
    """The lane of a request.

    >>> lane_of("GET", "/pl/"), lane_of("POST", "/pl/check"), lane_of("GET", "/console/"), lane_of("GET", "/static/x")
    ('pages', 'forms', 'staff', 'files')
    """
    part = part_of(path)
    if part in _STAFF:
        return "staff"
    if part in _HOOKS:
        return "hooks"
    if path.startswith("/static/"):
        return "files"
    return "pages" if method in ("GET", "HEAD") else "forms"


class Shedding:
    """A WSGI application that calls ``application`` in the threads of a lane, or ``busy`` in place of it.

    ``busy`` is called in the server's thread, and must need neither a database nor a lock.
    """

    def __init__(self, application: Application, *, busy: Application, lanes: Mapping[str, Lane] = LANES) -> None:
        self._application, self._busy = application, busy
        self._gate = threading.Semaphore(_GATE)
        self._lanes = {name: _Queue(name, lane) for name, lane in lanes.items()}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of one of the two; whatever the application raises."""
        queue = self._lanes[lane_of(environ.get("REQUEST_METHOD", "GET"), environ.get("PATH_INFO", ""))]
        answer = queue.answer(lambda: _called(self._application, environ))
        if answer is None:
            return self._turned_away(environ, start_response)
        begun, body = answer
        start_response(*begun)
        return body

    def _turned_away(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        with self._gate:
            time.sleep(_PAUSE_S)
        return self._busy(environ, start_response)


class _Queue:
    """A lane at work."""

    def __init__(self, name: str, lane: Lane) -> None:
        self._threads = ThreadPoolExecutor(lane.threads, thread_name_prefix=f"amends-{name}")
        self._places = threading.Semaphore(lane.threads + lane.waiting)
        self._seconds = lane.seconds

    def answer(self, work: Callable[[], _Answer]) -> _Answer | None:
        """What ``work`` gives; ``None`` if there was no place or its turn did not come in time."""
        if not self._places.acquire(blocking=False):
            return None
        try:
            return self._in_turn(self._threads.submit(work))
        finally:
            self._places.release()

    def _in_turn(self, turn: Future[_Answer]) -> _Answer | None:
        try:
            return turn.result(timeout=self._seconds)
        except NotInTimeError:
            if turn.cancel():
                return None
            return turn.result()  # it had begun: half a deed is worse than a late answer


def _called(application: Application, environ: Environ) -> _Answer:
    begun: list[tuple[Any, ...]] = []
    body = application(environ, lambda *call: begun.append(call))
    return begun[-1], body
