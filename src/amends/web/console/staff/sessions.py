"""How long a session of staff lasts, to which browser it belongs, and whether it has a fresh second factor."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_network
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, login
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from amends.apps.accounts.models import User
from amends.core.errors import InputError
from amends.web.callers import origin_of

IDLE, WHOLE, FACTOR_GOOD_FOR = timedelta(minutes=30), timedelta(hours=8), timedelta(hours=12)
FACTOR_JUST_SHOWN = timedelta(minutes=10)
"""Who ends sessions shows a factor again, unless it was within this time: a session left open ends no other."""
_NOTED_EVERY = timedelta(minutes=1)  # not a write for each request
_BACKEND = "django.contrib.auth.backends.ModelBackend"
_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Mac OS", "a Mac"),
    ("Linux", "Linux"),
)  # fmt: skip
_REF_LENGTH = 16
_LOOPBACK_V6 = "::/64"  # as ``callers.origin`` writes ::1


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session as its owner is shown it.

    ``ref`` names it in a form and opens nothing; ``place`` says in coarse words from where it began, and no address.
    """

    ref: str
    place: str
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
        session["agent"], session["browser"], session["place"] = agent, _browser(given), _place(origin_of(request))
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
            ref=_ref(key),
            place=held.get("place", ""),
            began_at=_instant(held["began_at"]),
            seen_at=_instant(held["seen_at"]),
            browser=held.get("browser", ""),
            is_factored=_is_fresh(held, now),
            is_this=key == this,
        )
        for key, held in _held(user, now)
    ]
    return sorted(found, key=lambda one: one.seen_at, reverse=True)


def has_just_shown_factor(request: HttpRequest) -> bool:
    """Whether a second factor was shown in this session within ``FACTOR_JUST_SHOWN``."""
    return _is_fresh(request.session, timezone.now(), FACTOR_JUST_SHOWN)


def end_session(user: User, *, ref: str, now: datetime) -> None:
    """Ends one session of ``user``; raises ``InputError`` (``account.no_session``) where it is none of theirs."""
    key = next((key for key, _ in _held(user, now) if _ref(key) == ref), None)
    if key is None or not Session.objects.filter(session_key=key).delete()[0]:
        raise InputError(
            "This session is not open.",
            code="account.no_session",
            where="session",
            why="It has ended by itself, or somebody has ended it.",
            fix="Look at the list again.",
        )


def _ref(key: str) -> str:
    """The name of a session; the key itself would let in whoever reads it over a shoulder."""
    return hashlib.sha256(b"amends session " + key.encode()).hexdigest()[:_REF_LENGTH]


def _held(user: User, now: datetime) -> Iterator[tuple[str, dict[str, Any]]]:
    """Sessions are kept without their owner's name; there are as many as staff, so all can be read."""
    for row in Session.objects.filter(expire_date__gt=now):
        held = row.get_decoded()
        is_theirs = held.get(SESSION_KEY) == str(user.pk) and held.get(HASH_SESSION_KEY) == user.get_session_auth_hash()
        if not is_theirs or "began_at" not in held:
            continue
        if now - _instant(held["began_at"]) < WHOLE and now - _instant(held["seen_at"]) < IDLE:
            yield row.session_key, held


def _is_fresh(held: Any, now: datetime, span: timedelta = FACTOR_GOOD_FOR) -> bool:
    shown = held.get("factor_at")
    return shown is not None and now - _instant(shown) < span


def _browser(agent: str) -> str:
    """Browser and system in words.

    >>> _browser("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"), _browser("curl/8")
    ('Firefox on Linux', 'another browser')
    """
    browser = next((name for mark, name in _BROWSERS if mark in agent), "another browser")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return f"{browser} on {system}" if system else browser


def _place(origin: str) -> str:
    """From where a session began, in words that name no address.

    >>> _place("127.0.0.1"), _place("::/64"), _place("10.1.2.3"), _place("9.9.9.9"), _place("fd00::/64"), _place("")
    ('this machine', 'this machine', 'a private network', 'the internet', 'a private network', 'not known')
    """
    if not origin:
        return "not known"
    network = ip_network(origin)
    if network.network_address.is_loopback or origin == _LOOPBACK_V6:
        return "this machine"
    return "a private network" if network.is_private else "the internet"


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
