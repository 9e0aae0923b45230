"""What all pages of the portal have in common: language, way round, way out, and what a form may be sent from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from amends.web.headers import View, with_permissions_policy
from amends.web.portal.languages import asked_for, native_names
from amends.wording.book.languages import direction_of, languages
from amends.wording.book.phrases import phrases_of

_P = ParamSpec("_P")
LanguageView = Callable[Concatenate[HttpRequest, str, _P], HttpResponse]
# The way round: address and phrase of each page, in the order in which a frightened person needs them.
_PAGES = (
    ("portal:status", "portal-nav-status"),
    ("portal:check", "portal-nav-check"),
    ("portal:case", "portal-nav-case"),
    ("portal:verify", "portal-nav-verify"),
    ("portal:ask", "portal-nav-ask"),
    ("portal:complain", "portal-nav-complain"),
)
_FOOT = (
    ("portal:chat", "portal-nav-chat"),
    ("portal:claim", "portal-nav-claim"),
    ("portal:claim_status", "portal-nav-claim-status"),
    ("portal:rumours", "portal-nav-rumours"),
    ("portal:openness", "portal-nav-openness"),
    ("portal:fair", "portal-nav-fair"),
    ("portal:scams", "portal-nav-scams"),
    ("portal:report_scam", "portal-nav-report-scam"),
    ("portal:subscribe", "portal-nav-subscribe"),
    ("portal:press", "portal-nav-press"),
    ("portal:researcher", "portal-nav-researcher"),
)


def portal_page(
    request: HttpRequest,
    template: str,
    *,
    language: str,
    name: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """A page of the portal; ``name`` is its address (``portal:ask``), which takes the language alone."""
    say = phrases_of(language).say
    current = name if status != HTTPStatus.NOT_FOUND else ""  # whoever is lost is on none of the pages
    frame = {
        "language": language,
        "direction": direction_of(language),
        "languages": [(code, own, reverse(name, args=[code])) for code, own in native_names()],
        "languages_label": say("portal-languages", {}),
        "skip": say("portal-skip", {}),
        "pages_label": say("portal-nav", {}),
        "more_label": say("portal-nav-more", {}),
        "pages": _links(_PAGES, language, current),
        "more": _links(_FOOT, language, current),
    }
    response = render(request, template, {**frame, **context}, status=status)
    response["Content-Language"] = language
    return response


def in_readers_language(view: LanguageView[_P]) -> View[_P]:
    """The view at an address without a language: in the one that the browser asks for."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        return view(request, asked_for(request.headers.get("Accept-Language", "")), *args, **kwargs)

    return wrapped


def portal_form(view: LanguageView[_P]) -> LanguageView[_P]:
    """A page with a form: 404 for a language that we lack, never kept, and never sent from another site.

    The portal sets no cookie, so that Django's token has nothing to lean on.  Nobody is signed in here; what is kept
    out is only another site that has its visitors' browsers use up their attempts or speak in their name.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, /, language: str, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
        if language not in languages():
            raise Http404
        if request.method == "POST" and is_from_elsewhere(request):
            return csrf_failure(request)
        return view(request, language, *args, **kwargs)

    guarded = require_http_methods(["GET", "HEAD", "POST"])(never_cache(with_permissions_policy(wrapped)))
    # Django gives the language by name, which the alias of a signature cannot say.
    return cast("LanguageView[_P]", csrf_exempt(guarded))


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site sent the form, by what browsers say of themselves (``Origin``, Fetch Metadata)."""
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}
    return origin.partition("://")[2] != request.get_host()


def _links(pages: tuple[tuple[str, str], ...], language: str, current: str) -> list[dict[str, Any]]:
    say = phrases_of(language).say
    links = []
    for name, phrase in pages:
        try:
            address = reverse(name, args=[language])
        except NoReverseMatch:
            continue
        links.append({"url": address, "label": say(phrase, {}), "is_current": name == current})
    return links
