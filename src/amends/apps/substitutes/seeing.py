"""What a visitor can see of a page: its visible words, its links, and where on the page they stand.

Read from the HTML alone.  Checked: comments, scripts and other parts that no browser shows; the attribute ``hidden``;
inline styles that hide; a closed ``details`` or ``dialog``; whether it stands in the footer.  Not checked, because it
takes a browser: see ``NOT_CHECKED``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urldefrag, urljoin

from lxml import etree  # type: ignore[import-untyped]

NOT_CHECKED = (
    "what style sheets and scripts hide, move or add",
    "whether it is seen without scrolling, and how large its letters are, unless a person measured it",
    "colours and contrast, pictures, and what is laid over it",
    "what other words stand on the page beside the notice",
)

_UNSEEN = frozenset(
    "head script style template noscript noembed noframes iframe object textarea select option datalist svg math "
    "audio video canvas".split()
)
_INLINE = frozenset("a abbr b bdi bdo cite code em i kbd mark q s small span strong sub sup time u var wbr".split())
_HIDING = re.compile(
    r"display:none|visibility:(hidden|collapse)|opacity:0*(\.0*)?(%|;|$)|font-size:0|(max-)?(width|height):0(px|%|;|$)"
    r"|(left|top|right|bottom|text-indent|margin-left|margin-top):-\d{3,}|clip-path:inset\(100%|clip:rect\([01](px)?,"
)
_WORD = re.compile(r"\w+")
_SHOWN = 60  # characters of a text in a reason


class Fault(StrEnum):
    """Why a look does not show that the notice stands there."""

    UNREACHABLE = "unreachable"  # the page did not open
    ELSEWHERE = "elsewhere"  # it is not the home page, or leads to another house
    MISSING = "missing"
    HIDDEN = "hidden"
    FOOTER = "footer"
    NOTICE_DOWN = "notice_down"  # the page behind the link did not open
    OTHER_WORDS = "other_words"  # what stands there is not what was released


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link with its words; ``start`` counts the words of the page before it."""

    url: str
    words: tuple[str, ...]
    start: int
    region: str
    is_seen: bool


@dataclass(slots=True)
class Sight:
    """What a page shows.  ``words`` are the visible ones in reading order, ``regions`` where each stands."""

    words: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the wanted thing stands, or why it does not.  ``url`` is the link's, if it is one."""

    fault: Fault | None = None
    detail: str = ""
    place: str = ""
    url: str = ""


def words_of(text: str) -> list[str]:
    """The words as they are compared: without case, punctuation and the marks of direction.

    >>> words_of("What  was exposed: Name")
    ['what', 'was', 'exposed', 'name']
    """
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def sight_of(html: str, *, address: str) -> Sight:
    """Reads a page; ``address`` is where it was found, for the links that are relative to it."""
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    seen = Sight()
    data = html.encode("utf-8", "replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is not None:
        base = next((urljoin(address, item.get("href")) for item in root.iter("base") if item.get("href")), address)
        _Reader(seen, base).read(root)
    return seen


def find_spot(seen: Sight, *, says: str, link: str) -> Spot:
    """Where a visible link to ``link``, or the visible text ``says``, stands first outside the footer."""
    if link:
        return _link_spot(seen, says=says, link=link)
    wanted = words_of(says)
    places = list(_runs(seen.words, wanted))
    if not places:
        is_hidden = _has(seen.hidden, wanted)
        fault = Fault.HIDDEN if is_hidden else Fault.MISSING
        return Spot(fault, f"the text {'is there, and hidden' if is_hidden else 'is not on the page'}: {says[:_SHOWN]}")
    around = [item for item in seen.links if item.is_seen and _has(item.words, wanted)]
    start = next((place for place in places if seen.regions[place] != "footer"), places[0])
    url = next((item.url for item in around if item.start <= start < item.start + len(item.words)), "")
    return _placed(seen, start, seen.regions[start], url)


def missing_words(pieces: list[str], seen: Sight) -> str:
    """The first piece of the notice whose words do not stand on the page one after another; empty if all do."""
    page = "".join(f" {word}" for word in seen.words) + " "
    for piece in pieces:
        words = words_of(piece)
        if words and f" {' '.join(words)} " not in page:
            return piece
    return ""


def pieces_of(content: dict[str, Any]) -> list[str]:
    """Every sentence, data element and action of a version; the subject is no part of a page's words."""
    found: list[str] = []
    for block in content["blocks"]:
        found += [sentence["text"] for sentence in block["sentences"]]
        found += [item["label"] for item in block["elements"]]
        found += [text for action in block["actions"] for text in (action["do"], action["why"])]
    return found


def _link_spot(seen: Sight, *, says: str, link: str) -> Spot:
    wanted = _plain(link)
    there = [item for item in seen.links if _plain(item.url) == wanted and _has(item.words, words_of(says))]
    shown = [item for item in there if item.is_seen and item.words]
    if not shown:
        why = "the link is there, and hidden or without words" if there else "no link leads to the notice"
        return Spot(Fault.HIDDEN if there else Fault.MISSING, why)
    best = next((item for item in shown if item.region != "footer"), shown[0])
    return _placed(seen, best.start, best.region, best.url)


def _placed(seen: Sight, start: int, region: str, url: str) -> Spot:
    place = f"{region}, after {start} of {len(seen.words)} words"
    if region == "footer":
        return Spot(Fault.FOOTER, "it stands in the footer alone", place, url)
    return Spot(place=place, url=url)


def _plain(url: str) -> str:
    return urldefrag(url).url.rstrip("/")


def _runs(words: list[str] | tuple[str, ...], wanted: list[str]) -> Iterator[int]:
    """Where ``wanted`` stands in ``words``; nothing wanted stands everywhere."""
    if not wanted:
        yield 0
        return
    for start, word in enumerate(words):
        if word == wanted[0] and list(words[start : start + len(wanted)]) == wanted:
            yield start


def _has(words: list[str] | tuple[str, ...], wanted: list[str]) -> bool:
    return next(_runs(words, wanted), None) is not None


class _Reader:
    """Walks a page once.  Words that inline elements tear apart are put together again."""

    def __init__(self, seen: Sight, base: str) -> None:
        self._seen, self._base = seen, base
        self._text: list[str] = []
        self._state = ("body", True)

    def read(self, root: Any) -> None:
        stack: list[tuple[str, bool]] = []
        open_links: list[tuple[Any, int, int]] = []
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if element.tag not in _INLINE:
                self._flush()
            if event == "start":
                stack.append(self._state)
                # The summary of a closed "details" is what is seen of it.
                above = stack[-2] if element.tag == "summary" and _is_closed(element.getparent()) else self._state
                self._enter(_below(element, above))
                if element.tag == "a" and element.get("href"):
                    self._flush()
                    open_links.append((element, len(self._seen.words), len(self._seen.hidden)))
                self._text.append(element.text or "")
            else:
                if open_links and open_links[-1][0] is element:
                    self._flush()
                    self._close_link(*open_links.pop())
                self._enter(stack.pop())
                self._text.append(element.tail or "")
        self._flush()

    def _enter(self, state: tuple[str, bool]) -> None:
        if state != self._state:
            self._flush()
            self._state = state

    def _flush(self) -> None:
        words = words_of("".join(self._text))
        self._text.clear()
        region, is_seen = self._state
        if is_seen:
            self._seen.words += words
            self._seen.regions += [region] * len(words)
        else:
            self._seen.hidden += words

    def _close_link(self, element: Any, start: int, hidden: int) -> None:
        region, is_seen = self._state
        words = self._seen.words[start:] or self._seen.hidden[hidden:]
        try:
            url = urljoin(self._base, element.get("href").strip())
        except ValueError:  # an address that nobody can follow
            return
        is_seen = is_seen and len(self._seen.words) > start
        self._seen.links.append(Link(url=url, words=tuple(words), start=start, region=region, is_seen=is_seen))


def _is_closed(element: Any) -> bool:
    return element is not None and element.tag in ("details", "dialog") and element.get("open") is None


def _below(element: Any, above: tuple[str, bool]) -> tuple[str, bool]:
    """The region and whether it can be seen, inside an element."""
    region, is_seen = above
    style = re.sub(r"\s+|!important", "", (element.get("style") or "").lower())
    hides = (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or bool(_HIDING.search(style))
        or _is_closed(element)
    )
    if element.tag == "footer" or element.get("role") == "contentinfo":
        region = "footer"
    elif region != "footer" and element.tag in ("header", "nav", "main", "aside"):
        region = str(element.tag)
    return region, is_seen and not hides
