"""Splits Markdown into headings, list items and paragraphs and keeps every offset.

Only what a notice needs: ATX and underlined headings, numbered items in Latin or Persian digits,
bullets, quotes, table rows.  A short line that is wholly bold counts as a heading, for that is how
people write them in mails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    SUBJECT = "subject"
    HEADING = "heading"
    NUMBERED = "numbered"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Block:
    """``start`` and ``end`` are the range of the content, without its marker."""

    kind: Kind
    start: int
    end: int


_DIGITS = "0-9۰-۹٠-٩"
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_STEP = rf"(?:step|krok|schritt|گام|مرحله)[ ]*[{_DIGITS}]{{1,2}}[.:)]*"
_NUMBERED = re.compile(
    rf"[ \t]*(?:\*\*|__)?(?:\(?[{_DIGITS}]{{1,2}}[.)\-](?!\w)|{_STEP})(?:\*\*|__)?[ \t]+", re.IGNORECASE
)
_BULLET = re.compile(r"[ \t]*[-*+•–][ \t]+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_ROW = re.compile(r"[ \t]*\|[ \t]*")
_RULE = re.compile(r"[ \t]*(?:[-*_][ \t]*){3,}$|[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|[ \t:|-]*$|[ \t]*(?:```|~~~).*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_BOLD_LINE = re.compile(r"[ \t]*(?:\*\*|__)(?=\S)[^*_\n]{2,90}(?<![.!])(?:\*\*|__):?[ \t]*$")


def split_blocks(text: str, *, begin: int = 0) -> tuple[Block, ...]:
    """The blocks of ``text[begin:]``, with offsets in ``text``."""
    done: list[Block] = []
    open_block: Block | None = None
    for start, end in _lines(text, begin):
        line = text[start:end]
        if not line.strip() or (open_block is None and _RULE.match(line)):
            done, open_block = _closed(done, open_block), None
        elif open_block and open_block.kind is Kind.PARAGRAPH and _UNDERLINE.match(line):
            done.append(Block(Kind.HEADING, open_block.start, open_block.end))
            open_block = None
        elif _RULE.match(line):
            done, open_block = _closed(done, open_block), None
        elif (fresh := _opening(line, start, end)) is not None:
            done, open_block = _closed(done, open_block), fresh
            if fresh.kind is Kind.HEADING:
                done, open_block = _closed(done, fresh), None
        elif open_block is not None:
            open_block = Block(open_block.kind, open_block.start, end)
        else:
            open_block = Block(Kind.PARAGRAPH, start + len(line) - len(line.lstrip()), end)
    return tuple(_closed(done, open_block))


def _closed(done: list[Block], block: Block | None) -> list[Block]:
    return done if block is None or block.start >= block.end else [*done, block]


def _lines(text: str, begin: int) -> Iterator[tuple[int, int]]:
    for match in re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)").finditer(text, begin):
        if match.start() < match.end():
            yield match.start(), match.start() + len(match.group().rstrip("\r\n"))


def _opening(line: str, start: int, end: int) -> Block | None:
    if quote := _QUOTE.match(line):
        inner = _opening(line[quote.end() :], start + quote.end(), end)
        return inner or Block(Kind.PARAGRAPH, start + quote.end(), end)
    if match := _HEADING.match(line):
        return Block(Kind.HEADING, start + match.end(), start + len(line.rstrip(" \t#")))
    if _BOLD_LINE.match(line):
        return Block(Kind.HEADING, start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
    for kind, marker in ((Kind.NUMBERED, _NUMBERED), (Kind.BULLET, _BULLET), (Kind.BULLET, _ROW)):
        if match := marker.match(line):
            return Block(kind, start + match.end(), end)
    return None
