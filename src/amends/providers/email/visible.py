"""What a reader of an HTML mail sees, whole or put together from stretches that were read before.

A stretch that opens and closes every tag, comment, style and list of its own reads the same wherever it
stands.  Its first and last line are kept apart, since text of the neighbours may continue them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

_INVISIBLE_HTML = re.compile(r"<!--.*?-->|<(style|head|script)\b.*?</\1\s*>", re.S | re.I)
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|td|th|table|h[1-6]|section|header|footer)\b[^>]*>", re.I)
_BULLETS = re.compile(r"<ul\b[^>]*>(.*?)</ul\s*>", re.S | re.I)
_ITEM = re.compile(r"<li\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_OPEN = re.compile(r"<!--|<(?:style|head|script)\b", re.I)
_NESTED = re.compile(r"<[^<>]*<")
_OPEN_LIST = re.compile(r"<ul\b", re.I)
_OPEN_ENTITY = re.compile(r"&[^\t\n\f <&;]{0,32}\Z")  # html.unescape reads up to so many characters


@dataclass(frozen=True, slots=True)
class Seen:
    """What is visible of a stretch: its first line, whole lines, and its last; or one line without end."""

    first: str
    middle: str
    last: str | None


def visible_text(markup: str) -> str:
    """What a reader of the HTML sees: a line for every block, and a bullet before each item of a list.

    >>> visible_text("<p>Dear A &amp; B,</p><ul><li>name</li></ul><ol><li>Call us.</li></ol>")
    'Dear A & B,\\n• name\\nCall us.'
    """
    return _tidy(_bare(markup))


def seen(markup: str) -> Seen | None:
    """What is visible of a stretch; ``None`` if that depends on what stands before or after it."""
    if "<" not in markup:
        bare = html.unescape(markup) if "&" in markup else markup
        return None if "&" in markup and _OPEN_ENTITY.search(markup) else _apart(bare)
    rest = _INVISIBLE_HTML.sub("", markup)
    if (
        _OPEN.search(rest)
        or _NESTED.search(rest)
        or "<" in _TAG.sub("", rest)
        or _OPEN_LIST.search(_BULLETS.sub("", rest))
    ):
        return None
    return None if _OPEN_ENTITY.search(rest) else _apart(_bare(markup))


def joined(stretches: Iterable[Seen]) -> str:
    """``visible_text`` of the whole whose stretches these are."""
    lines: list[str] = []
    open_line = ""
    for stretch in stretches:
        open_line += stretch.first
        if stretch.last is not None:
            lines += (_tidy(open_line), stretch.middle)
            open_line = stretch.last
    return "\n".join([line for line in (*lines, _tidy(open_line)) if line])


def _apart(bare: str) -> Seen:
    first, *others = bare.splitlines(keepends=True) or [""]
    if not others:
        return Seen(first, "", "" if _is_ended(first) else None)
    last = "" if _is_ended(others[-1]) else others.pop()
    return Seen(first, _tidy("".join(others)), last)


def _is_ended(line: str) -> bool:
    return bool(line) and line.splitlines() != [line]


def _bare(markup: str) -> str:
    bulleted = _BULLETS.sub(lambda found: _ITEM.sub("\n• ", found[0]), _INVISIBLE_HTML.sub("", markup))
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", bulleted)))


def _tidy(text: str) -> str:
    return "\n".join([line for line in (" ".join(line.split()) for line in text.splitlines()) if line])
