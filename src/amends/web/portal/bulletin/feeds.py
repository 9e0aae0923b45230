"""The versions as Atom (RFC 4287) and as JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET  # written only, never read

from django.urls import reverse

from amends.apps.bulletins.selectors import Version
from amends.web.portal.bulletin.entries import entries_of, feed_id
from amends.wording.book.phrases import phrases_of

ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/feed+json; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold however it is escaped; a fact may have been pasted from anywhere.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # of a feed that has no entry yet: one date, so that nothing seems new
_EMPTY = "urn:uuid:6f0f2f0e-5d0b-5c55-9b1e-2f6c1f2f8a00"


def atom_feed(versions: tuple[Version, ...], language: str, *, base: str) -> bytes:
    """The feed of the public incident; without one it is valid, empty, and says so."""
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language})
    newest = versions[-1] if versions else None
    _text(feed, "id", feed_id(newest, language) if newest else _EMPTY)
    _text(feed, "title", _title(newest, language))
    _text(feed, "updated", (newest.published_at if newest else _NEVER).isoformat())
    _text(ET.SubElement(feed, "author"), "name", (newest.house.name if newest else "") or "-")
    _link(feed, "self", base + reverse("portal:feed_atom", args=[language]), "application/atom+xml")
    _link(feed, "alternate", base + reverse("portal:status", args=[language]), "text/html")
    for entry in entries_of(versions, language, base=base):
        element = ET.SubElement(feed, "entry")
        _text(element, "id", entry.id)
        _text(element, "title", entry.title)
        _text(element, "updated", entry.at.isoformat())
        _text(element, "published", entry.at.isoformat())
        _link(element, "alternate", entry.url, "text/html")
        _text(element, "content", entry.html).set("type", "html")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def json_feed(versions: tuple[Version, ...], language: str, *, base: str) -> bytes:
    """The same entries by https://www.jsonfeed.org/version/1.1/."""
    newest = versions[-1] if versions else None
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(newest, language),
        "home_page_url": base + reverse("portal:status", args=[language]),
        "feed_url": base + reverse("portal:feed_json", args=[language]),
        "language": language,
        "authors": [{"name": newest.house.name}] if newest and newest.house.name else [],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_html": entry.html,
                "date_published": entry.at.isoformat(),
                "language": language,
            }
            for entry in entries_of(versions, language, base=base)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _title(newest: Version | None, language: str) -> str:
    if newest is None:
        return phrases_of(language).say("portal-none", {})
    text = newest.text(language)
    return " ".join((text.exercise.partition(".")[0], text.title)) if text.exercise else text.title


def _text(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = _NOT_XML.sub("\ufffd", text)
    return element


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": href, "type": kind})
