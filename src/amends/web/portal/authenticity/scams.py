"""Scams seen so far, as staff published them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from amends.apps.authenticity.selectors import ScamPage, known_scams
from amends.contact.authentic.plain import defanged
from amends.core.facts import FactBook
from amends.web.headers import with_permissions_policy
from amends.web.portal.authenticity.spoken import spoken_from
from amends.web.portal.frame import portal_page
from amends.web.portal.speaking import Speaker
from amends.wording.assemble.dates import date_text
from amends.wording.book.languages import direction_of, languages

_FRESH_FOR_S = 60


@dataclass(frozen=True, kw_only=True)
class ScamEntry:
    """One scam as the page shows it; ``signs`` are label and values, defanged."""

    ref: str
    heading: str
    seen: str
    language: str
    direction: str
    looks: str
    tell: str
    signs: tuple[tuple[str, tuple[str, ...]], ...]
    only_english: str


@require_safe
@with_permissions_policy
def scams(request: HttpRequest, language: str) -> HttpResponse:
    """The list, the newest first; 404 for a language that the wordbook has not got."""
    if language not in languages():
        raise Http404
    facts, is_exercise = spoken_from()
    context = scams_context(facts, language, is_exercise=is_exercise)
    response = portal_page(request, "portal/scams.html", language=language, name="portal:scams", context=context)
    patch_cache_control(response, public=True, max_age=_FRESH_FOR_S)
    return response


def scams_context(facts: FactBook, language: str, *, is_exercise: bool) -> dict[str, Any]:
    """What the template shows; the static copy of the portal uses it too."""
    speaker = Speaker(facts, language)
    return {
        "title": speaker.say("portal-scams-title"),
        "intro": speaker.say("portal-scams-intro"),
        "exercise": speaker.say("portal-exercise") if is_exercise else "",
        "none": speaker.say("portal-scams-none"),
        "tell_heading": speaker.say("portal-scams-tell"),
        "verify_label": speaker.say("portal-scams-verify"),
        "report_label": speaker.say("portal-scams-report"),
        "entries": [entry_of(scam, speaker, language) for scam in known_scams(language)],
    }


def entry_of(scam: ScamPage, speaker: Speaker, language: str) -> ScamEntry:
    """One scam in the words of the page's language; its own text as far as it was translated."""
    signs = (("domains", scam.domains), ("phones", scam.phones), ("senders", scam.senders))
    return ScamEntry(
        ref=scam.ref,
        heading=speaker.say("portal-scams-heading", way=scam.way),
        seen=speaker.say("portal-scams-seen", day=date_text(scam.first_seen_on, language, "")),
        language=scam.language,
        direction=direction_of(scam.language),
        looks=scam.looks,
        tell=scam.tell,
        signs=tuple(
            (speaker.say(f"portal-scams-{name}"), tuple(defanged(value) for value in values))
            for name, values in signs
            if values
        ),
        only_english=speaker.say("portal-scams-english") if scam.language != language else "",
    )
