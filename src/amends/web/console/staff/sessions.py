"""How long a session of staff lasts, to which browser it belongs, and whether it has a fresh second factor."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, login
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from amends.apps.accounts.models import User

IDLE, WHOLE, FACTOR_GOOD_FOR = timedelta(minutes=30), timedelta(hours=8), timedelta(hours=12)
_NOTED_EVERY = timedelta(minutes=1)  # not a write for each request
_BACKEND = "django.contrib.auth.backends.ModelBackend"
_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session as its owner is shown it."""

    began_at: datetime
    seen_at: datetime
    browser: str
    is_factored: bool
    is_this: bool


def let_in(request: HttpRequest, user: User) -> None:
    """Begins a session from nothing: what an earlier one of this browser held is gone."""
    request.session.flush()
    login(request, user, backend=_BACKEND)


def still_valid(request: HttpRequest, user: User) -> bool:
    """Whether the session may go on; notes when it was seen.  Its first request binds it to the browser."""
    now, session = timezone.now(), request.session
    given = request.headers.get("User-Agent", "")
    agent = hashlib.sha256(given.encode()).hexdigest()
    if "began_at" not in session:
        session["began_at"] = session["seen_at"] = now.isoformat()
        session["agent"], session["browser"] = agent, _browser(given)
        User.objects.filter(pk=user.pk).update(seen_at=now)
        return True
    began, seen = _instant(session["began_at"]), _instant(session["seen_at"])
    if now - began >= WHOLE or now - seen >= IDLE or session["agent"] != agent:
        return False
    if now - seen >= _NOTED_EVERY:
        session["seen_at"] = now.isoformat()
        User.objects.filter(pk=user.pk).update(seen_at=now)
    return True


def has_factor(request: HttpRequest) -> bool:
    """Whether a second factor was shown in this session within twelve hours."""
    return _is_fresh(request.session, timezone.now())


def mark_factored(request: HttpRequest) -> None:
    """Notes the factor, and gives the session a new key: one that was stolen before is worth nothing."""
    request.session.cycle_key()
    request.session["factor_at"] = timezone.now().isoformat()


def open_sessions(user: User, *, this: str, now: datetime) -> list[OpenSession]:
    """The sessions of ``user`` that would be let go on, the newest first; ``this`` is the key of the one that asks."""
    found = [
        OpenSession(
            began_at=_instant(held["began_at"]),
            seen_at=_instant(held["seen_at"]),
            browser=held.get("browser", ""),
            is_factored=_is_fresh(held, now),
            is_this=key == this,
        )
        for key, held in _held(user, now)
    ]
    return sorted(found, key=lambda one: one.seen_at, reverse=True)


def _held(user: User, now: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    """Sessions are kept without their owner's name; there are as many as staff, so all can be read."""
    for row in Session.objects.filter(expire_date__gt=now):
        held = row.get_decoded()
        is_theirs = held.get(SESSION_KEY) == str(user.pk) and held.get(HASH_SESSION_KEY) == user.get_session_auth_hash()
        if not is_theirs or "began_at" not in held:
            continue
        if now - _instant(held["began_at"]) < WHOLE and now - _instant(held["seen_at"]) < IDLE:
            yield row.session_key, held


def _is_fresh(held: Any, now: datetime) -> bool:
    shown = held.get("factor_at")
    return shown is not None and now - _instant(shown) < FACTOR_GOOD_FOR


def _browser(agent: str) -> str:
    return next((name for mark, name in _BROWSERS if mark in agent), "another browser")


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
