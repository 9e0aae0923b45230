"""Which parts of the web a server process serves; the rest is not found there."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

# The first step of an address, and the part that it belongs to; everything else is the portal's.
_PARTS = {"api": "api", "console": "console", "hooks": "hooks", "inbox": "hooks", "voice": "hooks"}


def part_of(path: str) -> str:
    """The part that serves a path.

    >>> part_of("/console/incidents/INC-1"), part_of("/pl/"), part_of("/consolation")
    ('console', 'portal', 'portal')
    """
    return _PARTS.get(path.removeprefix("/").partition("/")[0], "portal")


class OnlyServed:
    """Middleware: 404 for what this process does not serve (``AMENDS_SERVES``)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._served = frozenset(settings.SERVED_PARTS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Looks at the path alone."""
        if part_of(request.path_info) not in self._served:
            raise Http404
        return self._get_response(request)
