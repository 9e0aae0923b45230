"""A session of ``requests`` that follows no redirect, takes no password from elsewhere, and reads within bounds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import requests

from amends.providers.email.service_errors import UnreadableAnswerError

_MOST_BYTES = 1_000_000
_PIECE = 65_536


def careful_session(timeout_s: float) -> requests.Session:
    """A session whose every request obeys this module; ``timeout_s`` bounds the whole of it."""
    session = requests.Session()
    session.trust_env = False  # or ~/.netrc would replace our credentials
    session.headers["User-Agent"] = "Amends"
    # Assigned rather than subclassed: django-anymail calls ``session.request`` and nothing else.
    session.request = _careful(session.request, timeout_s)  # type: ignore[method-assign]
    return session


def _careful(plain: Callable[..., requests.Response], timeout_s: float) -> Callable[..., requests.Response]:
    def request(*where: str, **options: Any) -> requests.Response:
        until = time.monotonic() + timeout_s
        response = plain(*where, **{**options, "allow_redirects": False, "stream": True, "timeout": timeout_s})
        with response:
            _read(response, until)
        return response

    return request


def _read(response: requests.Response, until: float) -> None:
    body = bytearray()
    for piece in response.iter_content(_PIECE):
        body += piece
        if len(body) > _MOST_BYTES or time.monotonic() > until:
            raise UnreadableAnswerError("the answer is too long or too slow")
    response._content = bytes(body)  # where ``requests`` itself keeps what it has read
