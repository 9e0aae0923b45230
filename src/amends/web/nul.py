"""NUL never reaches a view: PostgreSQL has no text with it, and no person types one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from amends.web.parts import part_of

_NUL = "\0"
_WITH_FORMS = {"console", "portal"}  # the others read their bodies themselves


class WithoutNul:
    """Middleware: takes NUL out of what forms send, and finds nothing at an address with one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Cleans, and calls on; raises ``Http404``."""
        if _NUL in request.path_info:
            raise Http404
        if part_of(request.path_info) in _WITH_FORMS:
            if _has_nul(request.GET):
                request.GET = _cleaned(request.GET)  # type: ignore[assignment]  # as immutable as the one before
            if request.method == "POST" and _has_nul(request.POST):
                request.POST = _cleaned(request.POST)  # type: ignore[assignment]
        return self._get_response(request)


def _has_nul(form: QueryDict) -> bool:
    return any(_NUL in name or any(_NUL in value for value in values) for name, values in form.lists())


def _cleaned(form: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True)
    for name, values in form.lists():
        clean.setlist(name.replace(_NUL, ""), [value.replace(_NUL, "") for value in values])
    clean._mutable = False
    return clean
