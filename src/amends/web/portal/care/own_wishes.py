"""My case: what the person does not want, since when, how they said so, and how to take it back."""

from __future__ import annotations

from typing import Any

from amends.apps.contacts.models import Preference, PreferenceKind
from amends.apps.contacts.selectors import wishes_of
from amends.apps.contacts.services import standing_refusals
from amends.web.portal.speaking import Speaker


def own_wishes(person_hash: str, speaker: Speaker) -> dict[str, Any]:
    """What stands, and a sentence for each button: taking back is said in words, as objecting is."""
    refusals = standing_refusals(wishes_of([person_hash])) if person_hash else ()
    objects = any(row.kind == PreferenceKind.OBJECTION for row in refusals)
    others = any(row.kind != PreferenceKind.OBJECTION for row in refusals)
    backs = [name for name, is_shown in (("ads", objects and others), ("all", bool(refusals))) if is_shown]
    return {
        "rows": [_wish(row, speaker) for row in refusals],
        "heading": speaker.say("portal-wishes-heading"),
        "backs": [
            {"words": speaker.say(f"portal-wishes-back-{name}"), "button": speaker.say(f"portal-wishes-button-{name}")}
            for name in backs
        ],
        "note": speaker.say("portal-wishes-note"),
    }


def _wish(row: Preference, speaker: Speaker) -> dict[str, str]:
    channel = row.channel or "all"
    return {
        "what": speaker.say("portal-wishes-what", kind=row.kind, channel=channel, purpose=_purpose(row)),
        "when": speaker.say("portal-wishes-when", how=row.how, day=speaker.day(row.at)),
    }


def _purpose(row: Preference) -> str:
    is_selling = row.purpose in ("", "marketing", "sales", "direct_marketing", "profiling")
    return "ads" if is_selling else "all" if row.purpose == "all" else "other"
