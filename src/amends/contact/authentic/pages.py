"""Reads a page of a mail as text and links, as a browser would, broken ones too; nothing is loaded or rendered."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

_TARGETS = {"a": "href", "area": "href", "form": "action", "base": "href", "iframe": "src"}
_UNSEEN = ("script", "style")
_BLOCKS = ("p", "br", "div", "li", "tr", "td", "h1", "h2", "h3")
_MOST_LINKS = 500


def links_of(page: str) -> tuple[tuple[str, str], ...]:
    """Text and target of each link, form, frame and redirection of a page.

    >>> links_of('<p><a href="https://evil.example">bank.example</a>')
    (('bank.example', 'https://evil.example'),)
    """
    root = _parsed(page)
    if root is None:
        return ()
    pairs = []
    for element in root.iter("a", "area", "form", "base", "iframe", "meta", "button", "input"):
        target = element.get(_TARGETS.get(element.tag, "formaction")) or element.get("formaction") or ""
        if element.tag == "meta" and (match := re.search(r"(?i)url\s*=\s*(\S+)", element.get("content") or "")):
            target = match[1]
        if target:
            shown = "".join(element.itertext()) if element.tag == "a" else ""
            pairs.append((shown.strip()[:300], target[:2000]))
        if len(pairs) == _MOST_LINKS:
            break
    return tuple(pairs)


def text_of(page: str) -> str:
    """Everything that is no markup, also what a browser would hide.

    >>> text_of("<p hidden>one</p><script>two</script>three").split()
    ['one', 'three']
    """
    root = _parsed(page)
    if root is None:
        return page
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    for element in root.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    return "".join(root.itertext())


def _parsed(page: str) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", recover=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(page.replace("\0", " ").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):  # nothing in it that could be read as a page
        return None
