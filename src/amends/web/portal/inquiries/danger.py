"""Whoever writes that somebody is in danger reads at once where help is, and not a day by which we answer."""

from __future__ import annotations

from amends.triage import Sensitive, read_message
from amends.web.portal.speaking import Speaker

_DANGER = frozenset(
    {Sensitive.THREAT_TO_SELF, Sensitive.THREAT_TO_OTHERS, Sensitive.VIOLENCE, Sensitive.HEALTH_EMERGENCY}
)


def danger_words(text: str, *, language: str, speaker: Speaker) -> str:
    """Where help is, in the language of the page; empty where the text tells of no danger.  Nothing of it is kept."""
    found = {one.kind for one in read_message(text, language=language).sensitive}
    return speaker.say("portal-inq-danger") if found & _DANGER else ""
