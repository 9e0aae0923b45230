"""The status page: what happened, what was taken, what we do, what is still unknown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amends.web.headers import with_permissions_policy
from amends.web.portal.bulletin.page import bulletin_page
from amends.web.portal.bulletin.views import security_txt
from amends.web.portal.languages import asked_for

__all__ = ["home", "security_txt", "status", "version"]


@require_safe
@with_permissions_policy
@vary_on_headers("Accept-Language")
def home(request: HttpRequest) -> HttpResponse:
    """The status page in the language that the reader's browser asks for."""
    return bulletin_page(request, asked_for(request.headers.get("Accept-Language", "")))


@require_safe
@with_permissions_policy
def status(request: HttpRequest, language: str) -> HttpResponse:
    """The status page in one language; 404 where the wordbook has not got it."""
    return bulletin_page(request, language)


@require_safe
@with_permissions_policy
def version(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """The page as it stood; 404 where there is no such version."""
    return bulletin_page(request, language, number)
