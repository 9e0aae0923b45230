"""Cuts a block into sentences: not at abbreviations, ordinals or initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words that end in a full stop without ending a sentence (project-authored; the closed set of each language).
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st no nos inc ltd co corp e.g i.e etc vs approx dept tel fax
    np m.in tzn tj ul al pl nr pkt art ust lit sp z.o.o ok godz min tys mln zl im św r
    z.b d.h u.a bzw ca evtl ggf str abs nr bspw usw inkl zzgl vgl s.o o.a hr fr geb ziff
    ص ه.ش""".split()
)
_END = re.compile(r"[.!?؟…]+[\"'”»)\]*_]*(?=\s+\S|\s*$)|\n(?=\s*\n)")
_WORD_BEFORE = re.compile(r"([\w.]+)$")


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences in ``text[start:end]``, trimmed of white space."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group() == "." and not _ends(text, begin, match.start(), match.end(), end):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, begin: int, dot: int, after: int, end: int) -> bool:
    before = _WORD_BEFORE.search(text, begin, dot)
    word = before.group(1).lower() if before else ""
    following = text[after:end].lstrip()[:1]
    if not following:
        return True
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return following.isupper() and word in ("r", "etc", "usw", "ok")
    if word.isdigit() and len(word) <= 2:
        return False  # "1. Juni", "12. maja", the marker of an item
    return not following.islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
