"""My case: what the person wrote and was answered, why we contacted them, and how to object."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings

from amends.apps.contacts.models import PreferenceKind
from amends.apps.contacts.selectors import Why, why_contacted, wishes_of
from amends.apps.selfcheck.selectors import Found
from amends.apps.selfcheck.threads import lines_of, thread_of_person
from amends.web.portal.care.own_wishes import own_wishes
from amends.web.portal.care.thread_words import shown_lines
from amends.web.portal.speaking import Speaker
from amends.wording.book.languages import direction_of
from amends.wording.status.citations import laws_in

_WORDS = (
    "thread thread-intro thread-none write write-hint send contacts contacts-none laws "
    "object object-intro object-button object-words object-hint object-send objected"
).split()


def own_care(found: Found, speaker: Speaker) -> dict[str, Any]:
    """What the page shows; the token names one sending of its forms."""
    person, pepper = found.standing.person_hash, settings.SECRET_OF("portal.pepper")
    return {
        "say": {name.replace("-", "_"): speaker.say(f"portal-care-own-{name}") for name in _WORDS},
        "token": secrets.token_urlsafe(24),
        "lines": shown_lines(lines_of(thread_of_person(found, pepper=pepper), pepper=pepper), speaker),
        "contacts": [_contact(one, speaker) for one in why_contacted(person, language=speaker.language)],
        "has_objected": _has_objected(person),
        "wishes": own_wishes(person, speaker),
    }


def _contact(one: Why, speaker: Speaker) -> dict[str, Any]:
    what = "portal-care-own-decision"
    laws = [law for citation in one.citations for law in laws_in(citation, speaker.language)]
    return {
        "day": speaker.day(one.at),
        "what": speaker.say(what, decision=one.decision, channel=one.channel or "none", purpose=one.purpose),
        "why": one.explanation,
        "laws": [
            {"text": law.text, "language": law.language, "direction": direction_of(law.language)}
            for law in dict.fromkeys(laws)
        ],
    }


def _has_objected(person_hash: str) -> bool:
    """Whether the last word on direct marketing was an objection."""
    words = wishes_of([person_hash]).filter(kind=PreferenceKind.OBJECTION, purpose="direct_marketing")
    last = words.values_list("is_given", flat=True).last()
    return bool(last)
