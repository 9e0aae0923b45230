"""Feeds, banner, and what lets the page be found."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.apps.bulletins.selectors import Version
from amends.web.callers import public_url
from amends.web.headers import with_permissions_policy
from amends.web.portal.bulletin.banner import banner_html
from amends.web.portal.bulletin.feeds import ATOM, JSON, atom_feed, json_feed
from amends.web.portal.bulletin.finding import robots_text, sitemap_xml
from amends.web.portal.bulletin.serving import served
from amends.web.portal.bulletin.store import Kept, kept, public_versions
from amends.web.portal.frame import portal_page
from amends.web.portal.securitytxt import security_text
from amends.wording.book.languages import FALLBACK, languages
from amends.wording.book.phrases import phrases_of

_TEXT = "text/plain; charset=utf-8"


@require_safe
@with_permissions_policy
def feed_atom(request: HttpRequest, language: str) -> HttpResponse:
    """Every version as an entry of an Atom feed."""
    base, versions = public_url(request), _versions_in(language)
    page = _kept("atom", base, language, versions, lambda: atom_feed(versions, language, base=base))
    return served(request, page, language=language, kind=ATOM)


@require_safe
@with_permissions_policy
def feed_json(request: HttpRequest, language: str) -> HttpResponse:
    """Every version as an item of a JSON Feed."""
    base, versions = public_url(request), _versions_in(language)
    page = _kept("json", base, language, versions, lambda: json_feed(versions, language, base=base))
    return served(request, page, language=language, kind=JSON)


@require_safe
@with_permissions_policy
def banner(request: HttpRequest, language: str) -> HttpResponse:
    """What webmasters copy into the pages of the house."""
    base, versions = public_url(request), _versions_in(language)
    say = phrases_of(language).say
    context = {
        "snippet": banner_html(versions[-1], language, base=base) if versions else "",
        "file": reverse("portal:banner_file", args=[language]),
        "title": say("portal-banner-title", {}),
        "intro": say("portal-banner-intro", {}),
        "label": say("portal-banner-label", {}),
        "download": say("portal-banner-download", {}),
        "none": say("portal-none", {}),
    }

    def made() -> bytes:
        page = portal_page(
            request, "portal/bulletin_banner.html", language=language, name="portal:banner", context=context
        )
        return page.content

    return served(request, _kept("banner", base, language, versions, made), language=language)


@require_safe
@with_permissions_policy
def banner_file(request: HttpRequest, language: str) -> HttpResponse:
    """The snippet as a file; 404 where there is nothing to say."""
    base, versions = public_url(request), _versions_in(language)
    if not versions:
        raise Http404
    page = _kept("snippet", base, language, versions, lambda: banner_html(versions[-1], language, base=base).encode())
    response = served(request, page, language=language)
    response["Content-Disposition"] = f'attachment; filename="banner-{language}.html"'
    return response


@require_safe
@with_permissions_policy
def robots(request: HttpRequest) -> HttpResponse:
    """Tells search engines that they are welcome."""
    base = public_url(request)
    return served(request, kept(("robots", base), lambda: robots_text(base=base).encode()), kind=_TEXT)


@require_safe
@with_permissions_policy
def sitemap(request: HttpRequest) -> HttpResponse:
    """The page in its languages and versions, for search engines."""
    base, versions = public_url(request), public_versions(now=timezone.now())
    page = _kept("sitemap", base, "", versions, lambda: sitemap_xml(versions, base=base))
    return served(request, page, kind="application/xml; charset=utf-8")


@require_safe
@with_permissions_policy
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to write to about a weakness; 404 as long as no address is known."""
    now, base = timezone.now(), public_url(request)
    versions = public_versions(now=now)
    text = security_text(versions[-1], base=base, form=_researcher(base), now=now) if versions else None
    if text is None:
        raise Http404
    page = _kept("security", base, f"{now:%Y-%m-%d}", versions, text.encode)
    return served(request, page, kind=_TEXT)


def _researcher(base: str) -> str:
    try:
        return base + reverse("portal:researcher", args=[FALLBACK])
    except NoReverseMatch:  # an installation without that form
        return ""


def _versions_in(language: str) -> tuple[Version, ...]:
    if language not in languages():
        raise Http404
    return public_versions(now=timezone.now())


def _kept(what: str, base: str, language: str, versions: tuple[Version, ...], make: Callable[[], bytes]) -> Kept:
    newest = versions[-1] if versions else None
    return kept((what, base, language, *((newest.ref, newest.number, newest.sha256) if newest else ())), make)
