"""The words of one's own case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amends.apps.selfcheck.casework import PersonCase
from amends.apps.selfcheck.selectors import Found
from amends.web.portal.check.words import contact_lines, element_labels
from amends.web.portal.speaking import Speaker
from amends.wording.book.languages import direction_of
from amends.wording.status.citations import cited_in

_HEADINGS = (
    "close notice notice-none notice-hidden earlier exposed actions actions-none marked remedies remedies-none "
    "messages messages-none column-day column-way column-state why looks looks-none looks-what column-role "
    "column-occasion on-page"
).split()
_BINDING = ("required", "contested")
_HERE = "\ue000"  # private use: where the law's name goes, which has a language of its own


def case_text(found: Found, kept: PersonCase, language: str) -> dict[str, Any]:
    """The page of one incident; the notice stays in its own language."""
    speaker = Speaker(found.doors.facts, language)
    newest = kept.notices[0] if kept.notices else None
    return {
        "incident": found.doors.incident.ref,
        "is_exercise": found.doors.incident.is_exercise,
        "about": _about(speaker),
        "say": {name.replace("-", "_"): speaker.say(f"case-{name}") for name in _HEADINGS},
        "elements": element_labels(found.elements, language),
        "notice": newest,
        "earlier": kept.notices[1:],
        "messages": [
            {
                "day": speaker.day(item.at),
                "way": speaker.say("case-channel", channel=item.channel),
                "state": speaker.say("case-state", state=item.state),
            }
            for item in kept.messages
        ],
        "reasons": list(_reasons(speaker, kept)),
        "looks": [
            {
                "day": speaker.day(item.at),
                "role": speaker.say("case-role", role=item.role),
                "occasion": speaker.say("case-occasion", kind=item.kind),
            }
            for item in kept.onlookers
        ],
        "contact": contact_lines(found.doors.facts, language),
    }


def _about(speaker: Speaker) -> str:
    if not speaker.value("controller.name"):
        return ""
    return speaker.say("check-incident", controller=speaker.text("controller.name"))


def _reasons(speaker: Speaker, kept: PersonCase) -> Iterator[dict[str, str]]:
    for duty in kept.duties:
        phrase = "case-why-required" if duty["status"] in _BINDING else "case-why-advised"
        before, _, after = speaker.say(phrase, citation=_HERE).partition(_HERE)
        cited = cited_in(duty["citation"], speaker.language)
        law = {"law": cited.text, "law_language": cited.language, "law_direction": direction_of(cited.language)}
        yield {"text": before, "after": after, "url": duty["url"], **law}
    if not kept.duties:
        yield {"text": speaker.say("case-why-none"), "url": ""}
