"""Notes in the log who came in, who was refused and who tried to get round something: 16.3 of ASVS, docs/logging.md.

No note names a person or an address.  Staff stand there by the digest that they have in the record, a caller by a keyed
one of its origin: the same caller is known again, and only who holds ``keys/django.key`` can tell who it was.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from amends.core.ids import keyed_hash
from amends.web.callers import origin_of
from amends.web.counts import counted
from amends.web.parts import part_of

LOGGER = "amends.security"
MOST_OF_ONE, MOST_OF_ALL = 20, 600
"""Notes a minute, of one kind from one origin, and of one kind in all: nobody can fill the disk by being refused."""
_WAYS_IN = frozenset({"console:sign_in", "console:enter", "console:second_step", "console:factor"})
_REFUSED = {400: "input.refused", 401: "access.refused", 403: "access.refused", 413: "input.refused",
            415: "input.refused", 422: "input.refused", 429: "limit.reached"}  # fmt: skip
_CONSOLE = "console"
_log = logging.getLogger(LOGGER)


class Noting:
    """Middleware: one note for each answer that refuses, and for each sign-in and sign-out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        if _CONSOLE in settings.SERVED_PARTS:  # what is not served is not even loaded
            import_module("amends.web.alarms")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, unchanged."""
        response = self._get_response(request)
        event = _event(request, response.status_code)
        if event:
            note(event, request, status=response.status_code, staff=_staff(request))
        return response


def note(event: str, request: HttpRequest, **more: Any) -> None:
    """Writes one line: ``event``, which part and page, from where in keyed form, and ``more`` that is not empty."""
    source = _keyed_origin(request)
    said = {"event": event, "part": part_of(request.path_info), "page": _page(request), "source": source, **more}
    if _has_room(event, source):
        _log.info(json.dumps({name: value for name, value in said.items() if value}, sort_keys=True))


def staff_digest(username: str) -> str:
    """By which a member of staff stands in the log; the same as in the record of the house."""
    return keyed_hash(settings.SECRET_OF("factors.key"), "staff", username)[:40]


def _event(request: HttpRequest, status: int) -> str:
    is_form = request.method == "POST"
    if is_form and _page(request) in _WAYS_IN and status in (400, 403, 409):
        return "form.forged" if _is_forged(request, status) else "sign_in.refused"
    return "form.forged" if _is_forged(request, status) else _REFUSED.get(status, "")


def _is_forged(request: HttpRequest, status: int) -> bool:
    """A form of the console whose token was wrong; Django marks each one that it let through."""
    is_form = request.method == "POST" and part_of(request.path_info) == _CONSOLE and _page(request) != ""
    return is_form and status == 403 and not getattr(request, "csrf_processing_done", False)


def _page(request: HttpRequest) -> str:
    """The name of the page; never its address, which may hold a token or a name."""
    match = request.resolver_match
    return match.view_name[:100] if match else ""


def _staff(request: HttpRequest) -> str:
    """Whose session it is, where there is one; asks nothing of the database for who sent no cookie."""
    session = getattr(request, "session", None)
    if session is None or settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in session:
        return ""
    user = getattr(request, "user", None)
    return staff_digest(user.get_username()) if user is not None and user.is_authenticated else ""


def _keyed_origin(request: HttpRequest) -> str:
    origin = origin_of(request)
    return salted_hmac("amends.log", origin, algorithm="sha256").hexdigest()[:16] if origin else "unknown"


def _has_room(event: str, source: str) -> bool:
    minute = int(datetime.now(UTC).timestamp()) // 60
    if counted("note", f"{minute}:{event}:{source}") > MOST_OF_ONE:
        return False
    so_far = counted("notes", f"{minute}:{event}")
    if so_far == MOST_OF_ALL:
        _log.warning(json.dumps({"event": "notes.left_out", "of": event}))
    return so_far < MOST_OF_ALL


def _came_in(sender: object, request: HttpRequest, user: Any, **_: object) -> None:
    note("sign_in.done", request, staff=staff_digest(user.get_username()))


def _went_out(sender: object, request: HttpRequest | None, user: Any, **_: object) -> None:
    if request is not None and user is not None:
        note("sign_out.done", request, staff=staff_digest(user.get_username()))


user_logged_in.connect(_came_in, dispatch_uid="web.noting.in")
user_logged_out.connect(_went_out, dispatch_uid="web.noting.out")
