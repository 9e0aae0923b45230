"""What makes a view a page of the console: never kept by a browser, and closed unless said otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from amends.apps.accounts.models import User
from amends.web.console.access import FactorNeededError
from amends.web.console.staff.sessions import has_factor, still_valid
from amends.web.headers import View, with_permissions_policy

_P = ParamSpec("_P")
StaffView = Callable[Concatenate[HttpRequest, User, _P], HttpResponse]


def open_page(view: View[_P]) -> View[_P]:
    """A page of the console that needs no sign-in: only the way in."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        if not hasattr(response, "_csp_update"):  # a report admits its own styles and needs no script
            csp_update({"script-src": [SELF], "connect-src": [SELF]})(lambda _: response)(request)
        return response

    return with_permissions_policy(wrapped)


def staff_page(view: StaffView[_P]) -> View[_P]:
    """A page for staff: the view gets the user; whoever is not signed in is sent to the way in."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path(), "/console/sign-in")
        if not still_valid(request, request.user):
            logout(request)
            return redirect_to_login(request.get_full_path(), "/console/sign-in")
        request.user.is_factored = has_factor(request)
        try:
            return view(request, request.user, *args, **kwargs)
        except FactorNeededError:
            return redirect_to_login(_back(request), "/console/factor")

    return open_page(wrapped)


def _back(request: HttpRequest) -> str:
    """The page that was asked for; after a form the page that held it, which may have another address."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    held = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(held, allowed_hosts={request.get_host()})
    return urlsplit(held).path if held and is_ours else "/console/"
