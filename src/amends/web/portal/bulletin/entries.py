"""Versions as entries of a feed: the same ids for ever, the words of what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from uuid import UUID, uuid5

from django.urls import reverse

from amends.apps.bulletins.selectors import LogEntry, Version, change_log
from amends.web.portal.bulletin.reasons import why_changed
from amends.wording.assemble.dates import number_text
from amends.wording.book.languages import direction_of
from amends.wording.book.phrases import phrases_of
from amends.wording.status import StatusText, moment_text

_NAMES = UUID("6f0f2f0e-5d0b-5c55-9b1e-2f6c1f2f8a01")  # ours; a feed's ids follow from it, the incident and the version


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One version of the page; ``html`` is a fragment without script, style or picture."""

    id: str
    url: str
    title: str
    html: str
    at: datetime


def feed_id(version: Version, language: str) -> str:
    """The name of an incident's feed in a language; it follows neither domain nor title."""
    return f"urn:uuid:{uuid5(_NAMES, f'{version.ref}/{language}')}"


def entries_of(versions: tuple[Version, ...], language: str, *, base: str) -> Iterator[Entry]:
    """An entry for each version, the newest first; the first version is there in full, the others as what changed."""
    for entry in change_log(versions, language):
        version = entry.version
        moment = moment_text(version.published_at, version.zone, language)
        values = {"number": number_text(str(version.number), language), "moment": moment}
        is_first = version is versions[0]
        body = _whole(version.text(language)) if is_first else _changed(entry, language)
        yield Entry(
            id=f"urn:uuid:{uuid5(_NAMES, f'{version.ref}/{language}/{version.number}')}",
            url=base + reverse("portal:version", args=[language, version.number]),
            title=f"{version.text(language).title} ({phrases_of(language).say('portal-version', values).rstrip('.')})",
            html=f'<div lang="{language}" dir="{direction_of(language)}">{"".join(body)}</div>',
            at=version.published_at,
        )


def _whole(text: StatusText) -> Iterator[str]:
    yield from _paragraphs([text.exercise] if text.exercise else [])
    yield from _paragraphs([" ".join(text.lead)])
    for section in text.sections:
        yield f"<h2>{escape(section.heading)}</h2>"
        yield from _listed(section.lines) if section.is_list else _paragraphs(section.lines)


def _changed(entry: LogEntry, language: str) -> Iterator[str]:
    say = phrases_of(language).say
    text = entry.version.text(language)
    yield from _paragraphs([text.exercise] if text.exercise else [])
    if entry.change.gone:
        yield from _paragraphs([say("portal-changes-gone", {})])
        yield from _listed(entry.change.gone, "del")
    if entry.change.come:
        yield from _paragraphs([say("portal-changes-come", {})])
        yield from _listed(entry.change.come, "ins")
    if not entry.change:
        yield from _paragraphs([say("portal-change-promise", {})])
    if why := why_changed(entry.version, language):
        note = f' <span lang="{why.note_language}" dir="auto">{escape(why.note)}</span>' if why.note else ""
        yield f"<p>{escape(why.says)}{note}</p>"


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    return (f"<p>{escape(line)}</p>" for line in lines)


def _listed(lines: Iterable[str], mark: str = "") -> Iterator[str]:
    before, after = (f"<{mark}>", f"</{mark}>") if mark else ("", "")
    yield "<ul>" + "".join(f"<li>{before}{escape(line)}{after}</li>" for line in lines) + "</ul>"
