"""Reads an HTML page as Markdown: headings, lists, table rows and links keep what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar

from amends.wording.lint.readable import Readable, Writer
from amends.wording.lint.tags import Part, Token, tokens

_T = TypeVar("_T")
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACES = re.compile(r"\s+")
# Characters that would open a block of Markdown if the text of a page began with them.
_MARKUP = re.compile(r"#{1,6}\s|>|\||```|~~~")


@dataclass
class _Page:
    """The state of the reading: what is open, and whether the line has just begun."""

    out: Writer = field(default_factory=Writer)
    lists: list[str] = field(default_factory=list)
    tables: list[bool] = field(default_factory=list)  # whether a header cell was seen: a table of data
    targets: list[str] = field(default_factory=list)
    title: list[Token] = field(default_factory=list)
    in_title: bool = False
    is_fresh: bool = True
    ends_in_space: bool = True

    def read(self, token: Token) -> None:
        if token.part is Part.TEXT:
            self.title.append(token) if self.in_title else self._text(token)
        elif token.name == "title":
            self.in_title = token.part is Part.OPEN and not self.title
        elif token.name == "a":
            self._link(token)
        elif token.name == "br":
            self._mark("\n", token)
            self.ends_in_space = True
        elif token.name in ("b", "strong"):
            self._mark("**", token)  # a line that is wholly bold is a heading
        elif token.name in _BLOCKS:
            self._block(token)

    def _mark(self, text: str, token: Token) -> None:
        self.out.add(text, token.start, token.end)

    def _text(self, token: Token) -> None:
        if len(token.text) != token.end - token.start:  # a character reference
            self._piece(" " if token.text.isspace() else token.text, token.start, token.end, exact=False)
            return
        at = 0
        for space in _SPACES.finditer(token.text):
            self._piece(token.text[at : space.start()], token.start + at, token.start + space.start())
            self._piece(" ", token.start + space.start(), token.start + space.end(), exact=False)
            at = space.end()
        self._piece(token.text[at:], token.start + at, token.end)

    def _piece(self, text: str, start: int, end: int, *, exact: bool = True) -> None:
        if not text or (text == " " and self.ends_in_space):
            return
        if self.is_fresh and _MARKUP.match(text + " "):
            self.out.add("\\", start, start)
        self.out.add(text, start, end, exact=exact)
        self.ends_in_space = text == " "
        self.is_fresh = self.is_fresh and text == " "

    def _link(self, token: Token) -> None:
        if token.part is Part.OPEN:
            target = (token.get("href") or "").strip()
            # A jump inside the page leads nowhere else.
            target = "" if target.startswith("#") else re.sub(r"[\s()<>]", _escaped, target)
            self.targets.append(target)
            if target:
                self._mark("[", token)
                self.is_fresh = False
        elif self.targets and (target := self.targets.pop()):
            self._mark(f"]({target})", token)
            self.ends_in_space = False

    def _block(self, token: Token) -> None:
        opens, name = token.part is Part.OPEN, token.name
        if name in ("ol", "ul"):
            _nest(self.lists, name, opens=opens)
        if name == "table":
            _nest(self.tables, False, opens=opens)
        if name == "th" and opens and self.tables:
            self.tables[-1] = True
        if name in ("td", "th") and self.tables and self.tables[-1]:
            self._cell(token, opens=opens)
            return
        if not self.is_fresh or name in _HEADINGS or name in ("li", "tr"):
            self._mark("\n\n", token)
        self.is_fresh, self.ends_in_space = True, True
        if opens and name in _HEADINGS:
            self._mark("#" * int(name[1]) + " ", token)
        elif opens and name == "li":
            self._mark("1. " if self.lists[-1:] == ["ol"] else "- ", token)

    def _cell(self, token: Token, *, opens: bool) -> None:
        if opens:
            self._mark("| ", token)
            self.is_fresh, self.ends_in_space = True, True


def _nest(stack: list[_T], value: _T, *, opens: bool) -> None:
    if opens:
        stack.append(value)
    elif stack:
        stack.pop()


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())


def read_html(source: str, *, subject: str | None = None, at: int = 0) -> Readable:
    """The page as Markdown with the subject (or else its ``<title>``) as front matter.

    ``at`` is where ``source`` begins in the file.  Offsets of what was read lead back to ``source``.
    """
    page = _Page()
    for token in tokens(source):
        page.read(token)
    head = Writer()
    if subject is None and "".join(item.text for item in page.title).strip():
        first, last = page.title[0], page.title[-1]
        head.add('---\nsubject: "', first.start, first.start)
        for item in page.title:
            exact = len(item.text) == item.end - item.start
            head.add(in_quotes(item.text), item.start, item.end, exact=exact)
        head.add('"\n---\n\n', last.end, last.end)
    starts = [at + place for place in (*head.starts, *page.out.starts)]
    ends = [at + place for place in (*head.ends, *page.out.ends)]
    return Readable(head.text + page.out.text, source, tuple(starts), tuple(ends), source, at)


def in_quotes(text: str) -> str:
    """The text as it may stand in double quotes of front matter; no character is added or lost."""
    return "".join({'"': "'", "\\": "/"}.get(char, char) if char.isprintable() else " " for char in text)
