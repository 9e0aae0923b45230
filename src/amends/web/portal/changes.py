"""The public change log: what the status page said before, what it says now, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from amends.apps.rehearsals.selectors import PublicIncident
from amends.core.facts import Fact, FactBook
from amends.web.portal.status import StatusText, status_text


@dataclass(frozen=True, kw_only=True)
class PublicChange:
    """One change of the page; ``gone`` are lines that it no longer has, ``come`` those that are new."""

    at: datetime
    gone: tuple[str, ...]
    come: tuple[str, ...]


def public_changes(incident: PublicIncident, language: str) -> tuple[PublicChange, ...]:
    """Every change of the page since it was first shown, the newest first.

    The page is made from the facts as they stood before and after each new version of a fact.  A version that
    changes no line leaves no trace here; the record has it.
    """
    return tuple(reversed(tuple(_changes(incident, language))))


def _changes(incident: PublicIncident, language: str) -> Iterator[PublicChange]:
    facts, shown = incident.facts.facts, incident.first_shown
    before = _lines(incident, facts[:shown], language)
    for count in range(shown + 1, len(facts) + 1):
        after = _lines(incident, facts[:count], language)
        gone = tuple(line for line in before if line not in after)
        come = tuple(line for line in after if line not in before)
        if gone or come:
            yield PublicChange(at=facts[count - 1].at, gone=gone, come=come)
        before = after


def _lines(incident: PublicIncident, facts: tuple[Fact, ...], language: str) -> tuple[str, ...]:
    return tuple(_said(status_text(replace(incident, facts=FactBook(facts)), language)))


def _said(text: StatusText) -> Iterator[str]:
    yield text.title
    yield from text.lead
    for section in text.sections:
        yield from section.lines
