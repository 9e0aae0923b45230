"""Where a page leads that stood between somebody and the page they asked for."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

_FIRST = "/console/"


def wanted_page(request: HttpRequest) -> str:
    """The page of the console that was asked for before, or the first one; never one of another site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith(_FIRST)
    return wanted if is_safe else _FIRST
