"""The status page of a version, and the log of what each version changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from amends.apps.bulletins.selectors import LogEntry, Version, change_log
from amends.web.callers import public_url
from amends.web.portal.bulletin.markup import announcement
from amends.web.portal.bulletin.reasons import why_changed
from amends.web.portal.bulletin.serving import served
from amends.web.portal.bulletin.store import Key, kept, public_versions
from amends.web.portal.frame import portal_page
from amends.web.portal.languages import native_names
from amends.wording.assemble.dates import number_text
from amends.wording.book.languages import languages
from amends.wording.book.phrases import phrases_of
from amends.wording.status import moment_text


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What is to be shown: ``version`` in ``language``, of all ``versions``; ``number`` is given for an old one."""

    versions: tuple[Version, ...]
    version: Version | None
    language: str
    base: str
    number: int | None
    now: datetime

    @property
    def key(self) -> Key:
        """Equal for equal pages."""
        newest = self.versions[-1] if self.versions else None
        about = (newest.ref, newest.number, newest.sha256, newest.promises(at=self.now)) if newest else ()
        return ("page", self.base, self.language, self.number, *about)


def bulletin_page(request: HttpRequest, language: str, number: int | None = None) -> HttpResponse:
    """The current page, or version ``number`` of it; 404 where there is no such language or version."""
    if language not in languages():
        raise Http404
    now = timezone.now()
    versions = public_versions(now=now)
    if number is not None and not 1 <= number <= len(versions):
        raise Http404
    version = versions[(number or len(versions)) - 1] if versions else None
    shown = Shown(
        versions=versions, version=version, language=language, base=public_url(request), number=number, now=now
    )
    return served(request, kept(shown.key, lambda: _made(request, shown)), language=language)


def _made(request: HttpRequest, shown: Shown) -> bytes:
    response = portal_page(
        request, "portal/status.html", language=shown.language, name="portal:status", context=_context(shown)
    )
    return response.content


def _context(shown: Shown) -> dict[str, Any]:
    say = phrases_of(shown.language).say
    context: dict[str, Any] = {"none": say("portal-none", {})}
    if shown.number is not None:
        context["languages"] = [(code, own, _address(code, shown.number)) for code, own in native_names()]
    if shown.version is None:
        return context
    version, newest = shown.version, shown.versions[-1]
    return {
        **context,
        "text": version.text(shown.language),
        "text_language": shown.language if shown.language in version.texts else "en",
        "version": version,
        "stands": _stands(version, shown.language),
        "outdated": _outdated(shown) if version is not newest else None,
        "next_update": _next_update(version, shown) if version is newest else None,
        "check_link": say("portal-nav-check", {}),
        "verify_link": say("portal-verify-link", {}),
        "log": _log(shown),
        "follow": _follow(shown.language),
        "announcement": announcement(version, shown.language, base=shown.base),
    }


def _stands(version: Version, language: str) -> str:
    moment = moment_text(version.published_at, version.zone, language)
    number = phrases_of(language).say
    return number("portal-version", {"number": _digits(version.number, language), "moment": moment})


def _outdated(shown: Shown) -> dict[str, str]:
    say = phrases_of(shown.language).say
    return {
        "says": say("portal-version-old", {}),
        "link": say("portal-version-current", {}),
        "url": reverse("portal:status", args=[shown.language]),
    }


def _next_update(version: Version, shown: Shown) -> str | None:
    """The promise; nothing once it has passed, for then it is not true."""
    at = version.next_update_at
    if at is None or not version.promises(at=shown.now):
        return None
    return phrases_of(shown.language).say(
        "portal-next-update", {"moment": moment_text(at, version.zone, shown.language)}
    )


def _log(shown: Shown) -> dict[str, Any]:
    say = phrases_of(shown.language).say
    entries = [_entry(entry, shown.language) for entry in change_log(shown.versions, shown.language)]
    return {
        "heading": say("portal-changes", {}),
        "none": say("portal-changes-none", {}),
        "gone": say("portal-changes-gone", {}),
        "come": say("portal-changes-come", {}),
        "only_promise": say("portal-change-promise", {}),
        "changed": entries[:-1],
        "first": entries[-1],
    }


def _entry(entry: LogEntry, language: str) -> dict[str, Any]:
    number = _digits(entry.version.number, language)
    moment = moment_text(entry.version.published_at, entry.version.zone, language)
    say = phrases_of(language).say
    return {
        "heading": say("portal-version", {"number": number, "moment": moment}),
        "at": entry.version.published_at.isoformat(),
        "change": entry.change,
        "why": why_changed(entry.version, language),
        "url": _address(language, entry.version.number),
        "read": say("portal-version-read", {"number": number}),
    }


def _follow(language: str) -> dict[str, Any]:
    say = phrases_of(language).say
    pages = ("subscribe", "feed_atom", "feed_json", "banner")
    links = [
        (reverse(f"portal:{page}", args=[language]), say(f"portal-follow-{page}".replace("_", "-"), {}))
        for page in pages
    ]
    return {
        "heading": say("portal-follow", {}),
        "links": links,
        "atom": reverse("portal:feed_atom", args=[language]),
        "json": reverse("portal:feed_json", args=[language]),
    }


def _address(language: str, number: int) -> str:
    return reverse("portal:version", args=[language, number])


def _digits(number: int, language: str) -> str:
    return number_text(str(number), language)
