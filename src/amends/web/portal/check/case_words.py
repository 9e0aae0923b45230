"""The words of one's own case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amends.apps.selfcheck.casework import PersonCase
from amends.apps.selfcheck.selectors import Found
from amends.web.portal.check.words import contact_lines, element_labels
from amends.web.portal.speaking import Speaker
from amends.wording.status.citations import cited_in

_HEADINGS = (
    "close notice notice-none notice-hidden earlier exposed actions actions-none done open mark unmark marked remedies "
    "remedies-none messages messages-none column-day column-way column-state why looks looks-none looks-what "
    "column-role column-occasion remedy-free"
).split()
_BINDING = ("required", "contested")
_HERE = "\ue000"  # private use: where the law's name goes, which has a language of its own


def case_text(found: Found, kept: PersonCase, language: str, *, was_marked: bool) -> dict[str, Any]:
    """The page of one incident; the notice and its steps stay in the notice's own language."""
    speaker = Speaker(found.doors.facts, language)
    newest = kept.notices[0] if kept.notices else None
    return {
        "incident": found.doors.incident.ref,
        "is_exercise": found.doors.incident.is_exercise,
        "about": _about(speaker),
        "say": {name.replace("-", "_"): speaker.say(f"case-{name}") for name in _HEADINGS},
        "was_marked": was_marked,
        "elements": element_labels(found.elements, language),
        "notice": newest,
        "earlier": kept.notices[1:],
        "actions": kept.actions,
        "remedies": [_remedy(speaker, item.kind, item.months, item.status) for item in kept.remedies],
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


def _remedy(speaker: Speaker, kind: str, months: int, status: str | None) -> dict[str, str]:
    return {
        "what": speaker.say("case-remedy", kind=kind, count=months, count_text=speaker.number(months)),
        "how": speaker.say("case-remedy-how", kind=kind),
        "status": speaker.say(status) if status else "",
    }


def _reasons(speaker: Speaker, kept: PersonCase) -> Iterator[dict[str, str]]:
    for duty in kept.duties:
        phrase = "case-why-required" if duty["status"] in _BINDING else "case-why-advised"
        before, _, after = speaker.say(phrase, citation=_HERE).partition(_HERE)
        cited = cited_in(duty["citation"], speaker.language)
        law = {"law": cited.text, "law_language": cited.language}
        yield {"text": before, "after": after, "url": duty["url"], **law}
    if not kept.duties:
        yield {"text": speaker.say("case-why-none"), "url": ""}
