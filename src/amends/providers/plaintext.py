"""HTML of anybody as plain text.  It is never rendered, nothing is loaded, and where a link leads is written out."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

_MOST = 2_000_000
_UNSAID = frozenset({"script", "style", "head", "template", "noscript", "object", "svg", "title"})
_BLOCKS = frozenset("address article aside blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
                    "header hr li main nav ol p pre section table tr ul".split())  # fmt: skip
_LONGEST_LINK = 500
_SPACES, _LINES = re.compile(r"[ \t\r\f\v\xa0]+"), re.compile(r"\n\s*\n\s*")
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain_text(markup: str) -> str:
    """The words of an HTML page.

    >>> plain_text("<p>My <b>card</b></p><script>x()</script><a href='https://a.example/'>see</a>")
    'My card\\nsee <https://a.example/>'
    """
    cleaned = _NOT_IN_XML.sub("", markup[:_MOST])
    if not cleaned.strip():
        return ""
    parser = html.HTMLParser(no_network=True, huge_tree=False, recover=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(f"<div>{cleaned}</div>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _without_tags(cleaned)
    return _tidy("".join(_said(root)))


def _said(root: Any) -> list[str]:
    """The texts in order, by a walk that does not call itself: how deep a page goes is up to who wrote it."""
    said: list[str] = []
    unsaid = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unsaid += name in _UNSAID
            said += [] if unsaid else ["\n" if name in _BLOCKS else "", element.text or ""]
        else:
            was_unsaid, unsaid = unsaid > 0, unsaid - (name in _UNSAID)
            said += [] if was_unsaid else [_link(element, name), "\n" if name in _BLOCKS else ""]
            said += [] if unsaid else [element.tail or ""]
    return said


def _link(element: Any, name: str) -> str:
    where = str(element.get("href", "")).strip() if name == "a" else ""
    text = (element.text or "").strip()
    return f" <{where[:_LONGEST_LINK]}>" if where and where not in (text, f"mailto:{text}") else ""


def _without_tags(markup: str) -> str:
    return _tidy(re.sub(r"<[^<>]*>", " ", markup))


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _LINES.sub("\n\n", "\n".join(line for line in lines if line)).strip()
