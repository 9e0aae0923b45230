"""Cuts HTML into tags, text and character references, each with its place; broken HTML is read as browsers do.

A scanner of its own, because the offsets must be exact and hostile input must cost linear time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# What a browser never shows as text of the page.
_UNSEEN = frozenset({"script", "style", "template", "svg", "math", "object", "iframe", "noframes", "audio", "video"})
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>", re.DOTALL)
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})(?=[\s/>])")
_UNQUOTED = re.compile(r"[^<>\"']*")
_LONGEST_TAG = 16_000  # characters; a tag that is longer is text
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]{1,100})(?:\s{0,50}=\s{0,50}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


class Part(StrEnum):
    OPEN = "open"
    CLOSE = "close"
    TEXT = "text"


@dataclass(frozen=True)
class Token:
    """A tag, or one run of text; ``text`` is decoded, and of one character where it was a reference."""

    part: Part
    start: int
    end: int
    name: str = ""
    text: str = ""
    attributes: dict[str, str] | None = None

    def get(self, attribute: str) -> str | None:
        """The value of an attribute, ``""`` if it has none, ``None`` if it is not there."""
        return (self.attributes or {}).get(attribute)


def tokens(source: str) -> Iterator[Token]:
    """The tags and the visible text of ``source``, in order; comments, scripts and styles are left out."""
    at, length = 0, len(source)
    lower = source.lower()
    if len(lower) != length:  # "İ" becomes two characters: offsets would shift
        lower = source
    while at < length:
        if comment := _COMMENT.match(source, at):
            at = comment.end()
            continue
        tag = _tag(source, at)
        if tag is None:
            stop = source.find("<", at + 1)
            stop = length if stop < 0 else stop
            yield from _text(source, at, stop)
            at = stop
            continue
        yield tag
        at = tag.end
        if tag.name in _UNSEEN and tag.part is Part.OPEN and source[at - 2] != "/":
            found = lower.find(f"</{tag.name}", at)
            at = length if found < 0 else found


def _tag(source: str, start: int) -> Token | None:
    name = _NAME.match(source, start)
    end = _end_of_tag(source, name.end()) if name else None
    if name is None or end is None:
        return None
    if name.group(1):
        return Token(Part.CLOSE, start, end, name=name.group(2).lower())
    found: dict[str, str] = {}
    for item in _ATTRIBUTE.finditer(source, name.end(), end - 1):
        value = item.group(2) or item.group(3) or item.group(4) or ""
        found.setdefault(item.group(1).lower(), html.unescape(value))
    return Token(Part.OPEN, start, end, name=name.group(2).lower(), attributes=found)


def _end_of_tag(source: str, at: int) -> int | None:
    """Behind the ``>`` that closes the tag; one inside quotation marks does not."""
    limit = min(len(source), at + _LONGEST_TAG)
    while at < limit:
        plain = _UNQUOTED.match(source, at, limit)
        at = plain.end() if plain else at
        mark = source[at : at + 1]
        if mark == ">":
            return at + 1
        closing = source.find(mark, at + 1, limit) if mark in ("'", '"') else -1
        if closing < 0:
            return None
        at = closing + 1
    return None


def _text(source: str, start: int, end: int) -> Iterator[Token]:
    at = start
    for match in _REFERENCE.finditer(source, start, end):
        decoded = html.unescape(match.group())
        if decoded == match.group():
            continue
        if at < match.start():
            yield Token(Part.TEXT, at, match.start(), text=source[at : match.start()])
        yield Token(Part.TEXT, *match.span(), text=decoded)
        at = match.end()
    if at < end:
        yield Token(Part.TEXT, at, end, text=source[at:end])
