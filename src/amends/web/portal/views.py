"""The status page: what happened, what was taken, what we do, what is still unknown."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from amends.apps.rehearsals.selectors import PublicIncident, public_incident
from amends.web.headers import with_permissions_policy
from amends.web.portal.changes import public_changes
from amends.web.portal.languages import asked_for, native_names
from amends.web.portal.securitytxt import security_text
from amends.web.portal.speaking import Speaker
from amends.web.portal.status import status_text
from amends.wording.book.languages import direction_of, languages
from amends.wording.book.phrases import phrases_of

_FRESH_FOR_S = 60  # a cache before us may carry the worst day, and a correction still shows within a minute


@require_safe
@with_permissions_policy
@vary_on_headers("Accept-Language")
def home(request: HttpRequest) -> HttpResponse:
    """The status page in the language that the reader's browser asks for."""
    return _page(request, asked_for(request.headers.get("Accept-Language", "")))


@require_safe
@with_permissions_policy
def status(request: HttpRequest, language: str) -> HttpResponse:
    """The status page in one language; 404 where the wordbook has not got it."""
    if language not in languages():
        raise Http404
    return _page(request, language)


@require_safe
@with_permissions_policy
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to write to about a weakness; 404 as long as no address is known."""
    incident = public_incident()
    text = security_text(incident, now=timezone.now()) if incident else None
    if text is None:
        raise Http404
    return _cached(HttpResponse(text, content_type="text/plain; charset=utf-8"))


def _page(request: HttpRequest, language: str) -> HttpResponse:
    incident = public_incident()
    say = phrases_of(language).say
    context = {
        "language": language,
        "direction": direction_of(language),
        "languages": native_names(),
        "languages_label": say("portal-languages", {}),
        "skip": say("portal-skip", {}),
        "none": say("portal-none", {}),
        "verify_link": say("portal-verify-link", {}),
        "text": status_text(incident, language) if incident else None,
        "changes": _change_log(incident, language) if incident else None,
    }
    response = render(request, "portal/status.html", context)
    response["Content-Language"] = language
    return _cached(response)


def _change_log(incident: PublicIncident, language: str) -> dict[str, object]:
    speaker = Speaker(incident.facts, language)
    return {
        "heading": speaker.say("portal-changes"),
        "none": speaker.say("portal-changes-none"),
        "gone": speaker.say("portal-changes-gone"),
        "come": speaker.say("portal-changes-come"),
        "entries": [(speaker.day(change.at), change) for change in public_changes(incident, language)],
    }


def _cached(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=_FRESH_FOR_S)
    return response
