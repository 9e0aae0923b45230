"""What is answered in place of a page when there is more to do than can be done: 503, in words, made beforehand."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.signals import request_started
from django.db import DatabaseError
from django.template.loader import render_to_string

from amends.apps.bulletins.selectors import House, Version
from amends.web.parts import part_of
from amends.web.portal.bulletin.store import public_versions
from amends.web.portal.languages import asked_for
from amends.wording.assemble.dates import latin
from amends.wording.book.languages import direction_of, languages
from amends.wording.book.phrases import phrases_of

_STATUS = "503 Service Unavailable"
_HTML, _TEXT, _PROBLEM = "text/html; charset=utf-8", "text/plain; charset=utf-8", "application/problem+json"
_MADE_EVERY = timedelta(minutes=1)
_SENTENCE = "There is more to do here than can be done at once. Nothing was carried out. Please try again later."
_LINES = ("portal-load-nothing", "portal-load-again", "portal-load-safe")
_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)

_pages: dict[str, bytes] = {}
_made_at: list[datetime] = []  # one or none


def busy_answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """A WSGI application: the page of the portal in the reader's language, a sentence or a problem for others.

    It takes from memory what was made beforehand, so that saying no costs next to nothing.
    """
    kind, language, body = _answer(environ)
    head = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Retry-After", str(retry_after_s()))]
    start_response(_STATUS, [*head, *([("Content-Language", language)] if language else []), *_HEADERS])
    return [b"" if environ.get("REQUEST_METHOD") == "HEAD" else body]


def retry_after_s() -> int:
    """Seconds after which to ask again; they differ, so that those turned away do not all come back at once."""
    return random.randint(5, 20)  # noqa: S311  # spreads load, guards nothing


def make_pages(*, now: datetime) -> None:
    """Makes the pages anew, with what the public page says of how to reach the house."""
    versions = public_versions(now=now)
    newest = versions[-1] if versions else None
    _pages.update({language: _page(language, newest) for language in languages()})
    _made_at[:] = [now]


def _answer(environ: dict[str, Any]) -> tuple[str, str, bytes]:
    path = environ.get("PATH_INFO", "")
    part = part_of(path)
    if part == "api":
        problem = {"type": "about:blank", "title": "Service Unavailable", "status": 503, "detail": _SENTENCE}
        return _PROBLEM, "", json.dumps(problem).encode()
    first = path.removeprefix("/").partition("/")[0]
    language = first if first in _pages else asked_for(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
    if part != "portal" or language not in _pages:
        return _TEXT, "en", _SENTENCE.encode()
    return _HTML, language, _pages[language]


def _page(language: str, version: Version | None) -> bytes:
    say = phrases_of(language).say
    context = {
        "language": language,
        "direction": direction_of(language),
        "exercise": version.text(language).exercise if version else "",
        "title": say("portal-load-title", {}),
        "lines": [say(phrase, {}) for phrase in _LINES],
        "reach": say("portal-load-reach", {}),
        "ways": list(_ways(version.house, language)) if version else [],
    }
    return render_to_string("portal/busy.html", context).encode()


def _ways(house: House, language: str) -> Iterator[str]:
    say = phrases_of(language).say
    values = {name: latin(getattr(house, name), language) for name in ("phone", "hours", "email")}
    if house.phone and house.hours:
        yield say("contact-phone-hours", {"contact_phone": values["phone"], "contact_hours": values["hours"]})
    elif house.phone:
        yield say("contact-phone", {"contact_phone": values["phone"]})
    if house.email:
        yield say("contact-email", {"contact_email": values["email"]})


def _keep_fresh(**_: object) -> None:
    """Before a request that is served, in a thread that may ask the database; once a minute."""
    now = datetime.now(UTC)
    if not _made_at or now - _made_at[0] >= _MADE_EVERY:
        _made_at[:] = [now]  # one thread makes them
        with suppress(DatabaseError):  # the old ones serve; whoever needs the database says what ails it
            make_pages(now=now)


request_started.connect(_keep_fresh, dispatch_uid="web.busy")
