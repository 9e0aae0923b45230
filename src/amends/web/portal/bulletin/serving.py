"""Answers with something public that caches may hold: tag, age, and "not modified"."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from amends.web.portal.bulletin.store import Kept

# A cache before us may carry the worst day: a correction shows within a minute, and if we are down what it has stays.
_CACHE = "public, max-age=60, stale-while-revalidate=30, stale-if-error=86400"
HTML = "text/html; charset=utf-8"


def served(request: HttpRequest, page: Kept, *, language: str = "", kind: str = HTML) -> HttpResponse:
    """The page, or 304 without it where the reader has this very one."""
    is_known = page.etag in request.headers.get("If-None-Match", "")
    response = HttpResponseNotModified() if is_known else HttpResponse(page.body, content_type=kind)
    response["ETag"] = page.etag
    response["Cache-Control"] = _CACHE
    if language:
        response["Content-Language"] = language
    return response
