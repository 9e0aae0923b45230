"""The rumour board: what is said, what is true of it, and since when we say so."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from amends.apps.care.models import Rumour
from amends.apps.care.rumours import public_rumours
from amends.apps.incidents.models import Incident
from amends.web.portal.care.told import answer_in_language
from amends.web.portal.frame import portal_form, portal_page
from amends.web.portal.inquiries.about import shown_incident
from amends.web.portal.inquiries.texts import speaker_of
from amends.web.portal.speaking import Speaker
from amends.wording.book.languages import direction_of

_MOST = 100  # a page that somebody reads; the newest stand first


@portal_form
def rumours(request: HttpRequest, language: str) -> HttpResponse:
    """Every rumour whose answer still holds; what rests on a changed fact has left the board."""
    incident = shown_incident()
    speaker = speaker_of(incident, language)
    context = {
        "exercise": speaker.say("portal-inq-exercise") if incident and incident.is_exercise else "",
        "words": {name: speaker.say(f"portal-care-rumours-{name}") for name in ("title", "intro", "none", "ask")},
        "said": speaker.say("portal-care-rumours-said"),
        "other_language": speaker.say("portal-care-rumours-other-language"),
        "true": speaker.say("portal-care-rumours-true"),
        "items": _items(incident, speaker) if incident else (),
    }
    return portal_page(request, "portal/care/rumours.html", language=language, name="portal:rumours", context=context)


def _items(incident: Incident, speaker: Speaker) -> list[dict[str, Any]]:
    return [_item(one, speaker) for one in public_rumours(incident)[:_MOST]]


def _item(rumour: Rumour, speaker: Speaker) -> dict[str, Any]:
    answer = answer_in_language(rumour, speaker.language)
    return {
        "claim": rumour.claim,
        "claim_language": rumour.language,
        "claim_direction": direction_of(rumour.language),
        "answer": answer.text,
        "language": answer.language,
        "direction": direction_of(answer.language),
        "since": speaker.say("portal-care-rumours-since", day=speaker.day(answer.approved_at or rumour.at)),
    }
