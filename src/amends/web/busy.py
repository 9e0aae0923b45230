"""What is answered in place of a page: too much to do, too much was sent, or badly.  Made beforehand."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
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


@dataclass(frozen=True)
class Refusal:
    """Why there is no page: the status, a sentence for staff and programs, and the portal's phrases."""

    status: HTTPStatus
    title: str
    sentence: str
    phrases: tuple[str, ...]  # the title, then the lines

    @property
    def line(self) -> str:
        """The status as it stands in an answer's first line."""
        return f"{self.status.value} {self.title}"


BUSY = Refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Service Unavailable",
    "There is more to do here than can be done at once. Nothing was carried out. Please try again later.",
    ("portal-load-title", "portal-load-nothing", "portal-load-again", "portal-load-safe"),
)
TOO_LARGE = Refusal(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "Content Too Large",
    "More was sent than is taken here: a million bytes, or ten million for a claim. Nothing was carried out.",
    ("portal-refused-large-title", "portal-refused-nothing", "portal-refused-large-again", "portal-refused-safe"),
)
UNREADABLE = Refusal(
    HTTPStatus.BAD_REQUEST,
    "Bad Request",
    "What was sent arrived incomplete or cannot be read. Nothing was carried out.",
    ("portal-refused-broken-title", "portal-refused-nothing", "portal-refused-broken-again", "portal-refused-safe"),
)
_HTML, _TEXT, _PROBLEM = "text/html; charset=utf-8", "text/plain; charset=utf-8", "application/problem+json"
_MADE_EVERY = timedelta(minutes=1)
_HEADERS = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)

_pages: dict[tuple[HTTPStatus, str], bytes] = {}
_made_at: list[datetime] = []  # one or none


def busy_answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """A WSGI application: 503 with the page of the portal in the reader's language, or words for others.

    It takes from memory what was made beforehand, so that saying no costs next to nothing.
    """
    return _answered(BUSY, environ, start_response, ("Retry-After", str(retry_after_s())))


def too_large_answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """As ``busy_answer``: 413; what was sent is not read, so the connection ends."""
    return _answered(TOO_LARGE, environ, start_response, ("Connection", "close"))


def unreadable_answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """As ``busy_answer``: 400, and the connection ends."""
    return _answered(UNREADABLE, environ, start_response, ("Connection", "close"))


def answer_of(refusal: Refusal, *, path: str, accepted: str) -> tuple[str, str, bytes]:
    """Content type, language (empty for programs) and body; ``accepted`` is what ``Accept-Language`` says."""
    part = part_of(path)
    if part == "api":
        problem = {
            "type": "about:blank", "title": refusal.title, "status": refusal.status.value, "detail": refusal.sentence,
        }  # fmt: skip
        return _PROBLEM, "", json.dumps(problem).encode()
    first = path.removeprefix("/").partition("/")[0]
    language = first if first in languages() else asked_for(accepted)
    page = _pages.get((refusal.status, language))
    if part != "portal" or page is None:
        return _TEXT, "en", refusal.sentence.encode()
    return _HTML, language, page


def retry_after_s() -> int:
    """Seconds after which to ask again; they differ, so that those turned away do not all come back at once."""
    return random.randint(5, 20)  # noqa: S311  # spreads load, guards nothing


def make_pages(*, now: datetime) -> None:
    """Makes the pages anew, with what the public page says of how to reach the house."""
    versions = public_versions(now=now)
    newest = versions[-1] if versions else None
    for refusal in (BUSY, TOO_LARGE, UNREADABLE):
        _pages.update({(refusal.status, language): _page(refusal, language, newest) for language in languages()})
    _made_at[:] = [now]


def _answered(
    refusal: Refusal, environ: dict[str, Any], start_response: Callable[..., Any], more: tuple[str, str]
) -> Iterable[bytes]:
    accepted = environ.get("HTTP_ACCEPT_LANGUAGE", "")
    kind, language, body = answer_of(refusal, path=environ.get("PATH_INFO", ""), accepted=accepted)
    head = [("Content-Type", kind), ("Content-Length", str(len(body))), more]
    start_response(refusal.line, [*head, *([("Content-Language", language)] if language else []), *_HEADERS])
    return [b"" if environ.get("REQUEST_METHOD") == "HEAD" else body]


def _page(refusal: Refusal, language: str, version: Version | None) -> bytes:
    say = phrases_of(language).say
    title, *lines = (say(phrase, {}) for phrase in refusal.phrases)
    context = {
        "language": language,
        "direction": direction_of(language),
        "exercise": version.text(language).exercise if version else "",
        "title": title,
        "lines": lines,
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
