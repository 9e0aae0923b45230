"""Lets a person's app in by its token, and nobody else.

401  no token, or one that is not ours, or of a person to whom no message was ever made: from outside they look the same
429  too many refused calls from there, or more calls of one person than an app needs

A right token is never refused because others failed from the same address: many phones share one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.vary import vary_on_headers

from amends.apps.rehearsals.services.reading import is_known
from amends.web.callers import origin_of
from amends.web.counts import count_refusal, seconds_to_wait
from amends.web.inbox.token import person_of

_P = ParamSpec("_P")
View = Callable[Concatenate[HttpRequest, str, _P], HttpResponse]  # the second argument is the person_ref
_NAME = "inbox.token"


def for_one_person(view: View[_P]) -> Callable[Concatenate[HttpRequest, _P], HttpResponse]:
    """A view of one person's own data; nothing between us and the app may keep the answer."""

    @cache_control(private=True, no_store=True)
    @vary_on_headers("Authorization")
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        now = timezone.now()
        person_ref = person_of(_bearer(request), settings.SECRET_OF(_NAME))
        try:
            if person_ref is None or not is_known(person_ref):
                return _refused(request, now)
            return _busy(f"inbox {person_ref}", now) or view(request, person_ref, *args, **kwargs)
        except DatabaseError:
            return HttpResponse(status=503, headers={"Retry-After": "60"})

    return guarded


def _busy(who: str, now: datetime) -> HttpResponse | None:
    """Counts a call; the answer if there were too many within a minute, else ``None``."""
    wait_s = seconds_to_wait(who, now=now)
    count_refusal(who, now=now)  # counted alike, though nothing is refused
    return HttpResponse(status=429, headers={"Retry-After": str(wait_s)}) if wait_s is not None else None


def _refused(request: HttpRequest, now: datetime) -> HttpResponse:
    origin = origin_of(request)
    return _busy(origin, now) or HttpResponse(status=401, headers={"WWW-Authenticate": 'Bearer realm="inbox"'})


def _bearer(request: HttpRequest) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
