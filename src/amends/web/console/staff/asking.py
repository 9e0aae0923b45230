"""The browser's side of passkeys: the questions that it is asked, each good for one answer within ten minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from amends.apps.accounts.factors import has_factors
from amends.apps.accounts.models import User
from amends.apps.accounts.passkeys import Site, State, new_passkey_options, passkey_options
from amends.core.errors import InputError
from amends.web.callers import origin_of
from amends.web.console.access import FactorNeededError
from amends.web.console.pages import open_page, staff_page
from amends.web.counts import counted

MOST_QUESTIONS = 30
"""A minute from one origin; each is a row in the database, kept for ten minutes."""

_GOOD_FOR = timedelta(minutes=10)
_HELD, _HELD_NEW = "passkey_question", "passkey_new_question"


def site_of(request: HttpRequest) -> Site:
    """This console, under the address by which it was opened.

    That is one of ``AMENDS_ALLOWED_HOSTS``; the public page may have another.  A browser answers for the host
    that it sees, and the check of forms against other sites needs the same address already.
    """
    host = request.get_host()
    return Site(host=_name(host), origin=f"{request.scheme}://{host}")


def passkeys_work(request: HttpRequest) -> bool:
    """Whether a browser lets this address use passkeys: a name by HTTPS, or ``localhost``."""
    name = _name(request.get_host())
    if name == "localhost":
        return True
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return request.is_secure()
    return False


@require_POST
@open_page
def question(request: HttpRequest) -> HttpResponse:
    """What a browser needs to sign in with a passkey; nobody is named."""
    now = timezone.now()
    origin = origin_of(request)
    if origin and counted("passkey", f"{int(now.timestamp()) // 60}:{origin}") > MOST_QUESTIONS:
        return JsonResponse({"error": "Too many at once; wait a minute."}, status=429)
    options, state = passkey_options(site=site_of(request))
    if not isinstance(request.user, User):
        request.session.set_expiry(_GOOD_FOR)
    _hold(request, _HELD, state)
    return JsonResponse(options)


@require_POST
@staff_page
def new_question(request: HttpRequest, user: User) -> HttpResponse:
    """What a browser needs to make a passkey; a further one only after a factor was used."""
    if has_factors(user) and not user.is_factored:
        raise FactorNeededError
    options, state = new_passkey_options(user=user, site=site_of(request), key=settings.SECRET_OF("factors.key"))
    _hold(request, _HELD_NEW, state)
    return JsonResponse(options)


def taken_question(request: HttpRequest, *, is_new: bool = False) -> State:
    """The question that the browser has answered, which is gone with it.

    Raises ``InputError`` (``passkey.late``).
    """
    held: dict[str, Any] | None = request.session.pop(_HELD_NEW if is_new else _HELD, None)
    if held is None or timezone.now() - datetime.fromisoformat(held["at"]) > _GOOD_FOR:
        raise InputError("This took too long.", code="passkey.late", why="The question is old.", fix="Try again.")
    state: State = held["state"]
    return state


def _hold(request: HttpRequest, name: str, state: State) -> None:
    request.session[name] = {"state": state, "at": timezone.now().isoformat()}


def _name(host: str) -> str:
    """The host without its port; of IPv6 with its brackets."""
    return host if host.endswith("]") else host.rpartition(":")[0] or host
