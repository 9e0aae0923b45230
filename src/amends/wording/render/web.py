"""A web page from a notice: one static document that needs no script and fetches nothing."""

from __future__ import annotations

import hashlib
import html
import json
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from amends.core.errors import InputError
from amends.core.person import PersonRow
from amends.core.places import country_of
from amends.wording.assemble.dates import clock_text, instant_text
from amends.wording.model import Audience, BlockKind, Notice
from amends.wording.render.layout import lay_out, layout_source
from amends.wording.render.personal import Slotted, personal_values

_ANNOUNCED = (Audience.PUBLIC, Audience.PRESS)


@dataclass(frozen=True)
class ChangeEntry:
    """What was changed on the page and when; ``at`` is aware, in the controller's local time."""

    at: datetime
    said: str


@dataclass(frozen=True)
class ChangeLog:
    """The public log of changes, newest first; its words are in the language of the page."""

    heading: str
    entries: tuple[ChangeEntry, ...]


@dataclass(frozen=True)
class Publication:
    """Where a public text stands and since when, for the announcement that search engines read.

    ``url`` is on the brand's own domain; ``published_at`` is aware; ``expires_at`` is when the next update is due.
    """

    url: str
    published_at: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True)
class WebPage:
    """The document, and the ``Content-Security-Policy`` it is made for."""

    html: str
    policy: str


def render_web(
    notice: Notice,
    person: PersonRow | None = None,
    code: str = "",
    *,
    changes: ChangeLog | None = None,
    publication: Publication | None = None,
) -> WebPage:
    """The page; for the person whose notice it is, or without a person for a text that names nobody.

    Texts to the public and the press carry a ``SpecialAnnouncement`` (schema.org) if their ``publication`` is given.
    Raises ``InputError`` (``web.personal_field``) if the text has personal fields and no person is given.
    """
    page = Slotted.of(
        lay_out(
            "page.html.jinja",
            notice,
            style=layout_source("page.css"),
            is_public=notice.audience in _ANNOUNCED,
            announcement=_announcement(notice, publication),
            large_print=person is not None and person.large_print,
            changes=_changes(notice, changes),
        )
    )
    if person is None:
        _require_impersonal(page)
        return WebPage(page.fill({}), content_security_policy())
    return WebPage(page.fill(personal_values(notice, person, code), html.escape), content_security_policy())


@cache
def content_security_policy() -> str:
    """The policy: nothing but the one style sheet, by its SHA-256 (CSP level 2, hash source)."""
    digest = b64encode(hashlib.sha256(layout_source("page.css").encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _require_impersonal(page: Slotted) -> None:
    if page.fields:
        raise InputError(
            "A text with personal fields cannot be published.",
            code="web.personal_field",
            where="the page of the notice",
            why="It has places for: " + ", ".join(sorted(set(page.fields))) + ".",
            fix="Render it for its person, or publish a text to the public.",
        )


def _changes(notice: Notice, changes: ChangeLog | None) -> dict[str, Any] | None:
    if changes is None or not changes.entries:
        return None
    country = country_of(notice.residence)
    entries = [
        {
            "at": entry.at.isoformat(timespec="minutes"),
            "day": instant_text(entry.at, entry.at.tzinfo, notice.language, country),
            "clock": clock_text(entry.at, entry.at.tzinfo, notice.language),
            "said": entry.said,
        }
        for entry in sorted(changes.entries, key=lambda entry: entry.at, reverse=True)
    ]
    return {"heading": changes.heading, "entries": entries}


def _announcement(notice: Notice, publication: Publication | None) -> str | None:
    """JSON-LD by https://schema.org/SpecialAnnouncement; a data block, which no browser runs."""
    if publication is None or notice.audience not in _ANNOUNCED:
        return None
    said = [block.text for block in notice.blocks if block.kind in (BlockKind.LEAD, BlockKind.PARAGRAPH)]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "SpecialAnnouncement",
        "name": notice.subject.text,
        "text": "\n".join(said),
        "inLanguage": notice.language,
        "datePosted": publication.published_at.isoformat(),
        "url": publication.url,
        "publisher": {"@type": "Organization", "name": notice.sender},
    }
    if publication.expires_at is not None:
        data["expires"] = publication.expires_at.isoformat()
    # A "<" could end the element that holds the data.
    return json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
