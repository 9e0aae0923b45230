"""What stands at an address where nothing is."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amends.web.portal.frame import portal_page
from amends.wording.book.languages import languages
from amends.wording.book.phrases import phrases_of

_WORDS = {
    "title": "portal-lost-title",
    "try": "portal-lost-try",
    "back": "portal-lost-back",
    "verify": "portal-verify-link",
}


def no_such_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page of the portal in the address's language; for an address that has none, in all languages at once.

    It reads no table, so that nobody makes work by asking for what is not there.
    """
    language = request.path_info.removeprefix("/").partition("/")[0]
    if language not in languages() or "portal" not in settings.SERVED_PARTS:
        return render(request, "404.html", status=HTTPStatus.NOT_FOUND)
    words = {name: phrases_of(language).say(phrase, {}) for name, phrase in _WORDS.items()}
    return portal_page(
        request, "portal/not_found.html", language=language, name="portal:status", context={"words": words},
        status=HTTPStatus.NOT_FOUND,
    )  # fmt: skip
