"""Feeds of notices: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) and Atom (RFC 4287).

Pure: the same entries give the same bytes.  Neither format has a field for the direction of writing; the content is
therefore HTML whose outermost element says ``lang`` and ``dir``.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any form; Atom shows U+FFFD in its place."""

ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One notice.  ``identity`` never changes (RFC 4287, 4.2.6); instants are aware; ``url`` may be empty."""

    identity: str
    title: str
    text: str
    language: str
    direction: str
    published_at: datetime
    updated_at: datetime
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Feed:
    """What the entries stand in; ``updated_at`` counts while there is none."""

    identity: str
    title: str
    author: str
    language: str
    home_url: str
    feed_url: str
    updated_at: datetime


def json_feed(feed: Feed, entries: Sequence[Entry]) -> bytes:
    """The JSON Feed, newest entry first."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home_url,
        "feed_url": feed.feed_url,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_json_item(entry) for entry in _newest_first(entries)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def atom_feed(feed: Feed, entries: Sequence[Entry]) -> bytes:
    """The Atom feed, newest entry first."""
    ET.register_namespace("", ATOM)
    root = ET.Element(_atom("feed"), {_XML_LANG: feed.language})
    latest = max((entry.updated_at for entry in entries), default=feed.updated_at)
    _texts(root, id=feed.identity, title=feed.title, updated=_instant(latest))
    _texts(ET.SubElement(root, _atom("author")), name=feed.author)
    ET.SubElement(root, _atom("link"), rel="self", type="application/atom+xml", href=feed.feed_url)
    ET.SubElement(root, _atom("link"), rel="alternate", type="text/html", href=feed.home_url)
    for entry in _newest_first(entries):
        _atom_entry(root, entry)
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def urn(identity: str) -> str:
    """An identity as a URI, which Atom asks for; ``:`` and what a URN cannot hold is quoted.

    >>> urn("m-1@notices.example")
    'tag:notices.example,2026:m-1'
    """
    local, _, host = identity.partition("@")
    return f"tag:{host or 'notices.invalid'},2026:{local}"


def _json_item(entry: Entry) -> dict[str, str]:
    item = {
        "id": entry.identity,
        "title": entry.title,
        "content_html": _html(entry),
        "content_text": entry.text,
        "language": entry.language,
        "date_published": _instant(entry.published_at),
        "date_modified": _instant(entry.updated_at),
    }
    return item | ({"url": entry.url} if entry.url else {})


def _atom_entry(root: ET.Element, entry: Entry) -> None:
    element = ET.SubElement(root, _atom("entry"), {_XML_LANG: entry.language})
    _texts(
        element,
        id=entry.identity,
        title=entry.title,
        published=_instant(entry.published_at),
        updated=_instant(entry.updated_at),
    )
    if entry.url:
        ET.SubElement(element, _atom("link"), rel="alternate", type="text/html", href=entry.url)
    ET.SubElement(element, _atom("content"), type="html").text = NOT_IN_XML.sub("\ufffd", _html(entry))


def _html(entry: Entry) -> str:
    """The text as paragraphs; a line of its own stays one."""
    paragraphs = [part for part in entry.text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    shown = "".join(f"<p>{html.escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs)
    return f'<div lang="{html.escape(entry.language)}" dir="{html.escape(entry.direction)}">{shown}</div>'


def _newest_first(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.published_at, entry.identity), reverse=True)


def _texts(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, _atom(name)).text = NOT_IN_XML.sub("\ufffd", text)


def _atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _instant(at: datetime) -> str:
    """RFC 3339, in UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
