"""The words of the four forms, and the other ways to reach the house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from amends.apps.care.clocks import clock_for
from amends.apps.care.letter import LONGEST_TEXT
from amends.apps.care.words import day_text
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.core.facts import FactBook
from amends.web.portal.speaking import Speaker
from amends.wording.assemble.dates import number_text

_WAYS = ("phone", "email", "postal", "web")
_FIELDS = ("text-hint", "reach-label", "reach-hint", "language-label", "code-label", "code-hint", "errors", "ways")


@dataclass(frozen=True, kw_only=True)
class Sort:
    """One of the forms: its page, and the kinds of inquiry that it takes, the first unless another is chosen."""

    page: str
    kinds: tuple[str, ...]


ASK = Sort(page="ask", kinds=("question",))
COMPLAIN = Sort(page="complain", kinds=("complaint", "claim"))
PRESS = Sort(page="press", kinds=("press",))
RESEARCHER = Sort(page="researcher", kinds=("researcher",))


@dataclass(frozen=True, kw_only=True)
class Part:
    """A heading with lines under it; without a heading they are paragraphs."""

    heading: str
    lines: tuple[str, ...]


def speaker_of(incident: Incident | None, language: str) -> Speaker:
    """Says the facts of the incident; of none, nothing but phrases."""
    return Speaker(fact_book(incident=incident) if incident else FactBook(), language)


def form_text(sort: Sort, speaker: Speaker, language: str) -> dict[str, str]:
    """Title, labels, hints and button, by their names with ``_`` for ``-``."""
    say = speaker.say
    most = number_text(LONGEST_TEXT, language)
    words = {name: say(f"portal-inq-{sort.page}-{name}") for name in ("title", "intro", "label", "send")}
    words |= {name.replace("-", "_"): say(f"portal-inq-{name}", most=most) for name in _FIELDS}
    if sort is COMPLAIN:
        words |= {name: say(f"portal-inq-complain-{name}") for name in ("kind", "complaint", "claim")}
        words["claim_hint"] = say("portal-inq-claim-hint")
    return words


def parts_of(sort: Sort, speaker: Speaker, incident: Incident | None, language: str, now: datetime) -> Iterator[Part]:
    """What the pages for the press and for researchers say besides: who answers, by when, what helps, what we do."""
    if sort not in (PRESS, RESEARCHER):
        return
    say = speaker.say
    clock = clock_for(incident=incident, kind=sort.kinds[0], received_at=now)
    day = day_text(clock.due_on, language)
    if sort is PRESS:
        lines = say("portal-inq-press-who"), say("portal-inq-press-when", day=day), say("portal-inq-press-unknown")
        yield Part(heading="", lines=lines)
        return
    helps = tuple(say(f"portal-inq-researcher-{name}") for name in ("where", "how", "when", "no-data"))
    yield Part(heading=say("portal-inq-researcher-helps"), lines=helps)
    we = [say("portal-inq-researcher-confirm"), say("portal-inq-researcher-check", day=day)]
    if speaker.value("policy.good_faith") is True:  # the house has decided so; nobody else may promise it
        we.append(say("portal-inq-researcher-good-faith"))
    yield Part(heading=say("portal-inq-researcher-we"), lines=tuple(we))


def other_ways(speaker: Speaker) -> tuple[str, ...]:
    """How else the house is reached, from its facts."""
    known = [way for way in _WAYS if speaker.value(f"contact.{way}")]
    said = tuple(speaker.say(f"portal-inq-{way}", **{way: speaker.text(f"contact.{way}")}) for way in known)
    return said or (speaker.say("portal-inq-other"),)
