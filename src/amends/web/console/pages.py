"""What makes a view a page of the console: never kept by a browser, and closed unless said otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from amends.apps.accounts.models import User
from amends.web.headers import View, with_permissions_policy

_P = ParamSpec("_P")
StaffView = Callable[Concatenate[HttpRequest, User, _P], HttpResponse]


def open_page(view: View[_P]) -> View[_P]:
    """A page of the console that needs no sign-in: only the way in."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return with_permissions_policy(wrapped)


def staff_page(view: StaffView[_P]) -> View[_P]:
    """A page for staff: the view gets the user; whoever is not signed in is sent to the way in."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path(), "/console/sign-in")
        return view(request, request.user, *args, **kwargs)

    return open_page(wrapped)
