"""Finds data elements in free text: patterns, then checks on the candidates, then the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from amends.exposure.detectors.patterns import TextPattern
from amends.exposure.detectors.prefilter import SURE, candidates
from amends.exposure.detectors.values import is_placeholder, latin_digits

_BEFORE, _AFTER = 40, 12  # characters of context looked at on either side
_BLOCK = 512  # texts looked through together
_TELLING = re.compile(r"[\d@:=\u0600-\U0010ffff]")


@dataclass(frozen=True)
class TextFinding:
    """An element at ``start``..``end`` (code points, end exclusive) of the text."""

    start: int
    end: int
    element: str
    value: str
    certainty: float
    validated_by: str | None


def find_in_text(text: str) -> list[TextFinding]:
    """The elements in a text, by position, none overlapping another: the surer wins, then the longer.

    >>> [(f.element, f.value) for f in find_in_text("mail jan@example.com, PESEL 44051401359")]
    [('email', 'jan@example.com'), ('pesel', '44051401359')]
    """
    return next(find_in_texts([text]))


def find_in_texts(texts: Iterable[str]) -> Iterator[list[TextFinding]]:
    """As ``find_in_text`` for each text (a line, a cell), much faster for many."""
    source = iter(texts)
    while block := list(islice(source, _BLOCK)):
        plain = [_same_length(text) for text in block]
        worth = [at for at, text in enumerate(plain) if _can_hold_anything(text)]
        wanted = dict(zip(worth, candidates([plain[at] for at in worth]), strict=True))
        for at, text in enumerate(block):
            yield _found(wanted.get(at, ()), plain[at], text)


def _found(patterns: Sequence[TextPattern], plain: str, text: str) -> list[TextFinding]:
    if not patterns:
        return []
    hits = [found for pattern in patterns for found in _find(pattern, plain, text)]
    hits.sort(key=lambda f: (-f.certainty, f.start - f.end, f.start))
    kept: list[TextFinding] = []
    for found in hits:
        if all(found.end <= other.start or found.start >= other.end for other in kept):
            kept.append(found)
    return sorted(kept, key=lambda f: f.start)


def _same_length(text: str) -> str:
    """Latin digits at the same offsets: characters that would vanish stay as they are."""
    if text.isascii():
        return text
    return "".join(latin if len(latin := latin_digits(c)) == 1 else c for c in text)


def _can_hold_anything(text: str) -> bool:
    if _TELLING.search(text) is not None or not text.islower():
        return True
    return not text.isascii() and any(c.isdigit() for c in text)


def _find(pattern: TextPattern, plain: str, text: str) -> Iterator[TextFinding]:
    for match in pattern.pattern.finditer(plain):
        start, end = _span(match.start("value"), match.end("value"), plain)
        value = plain[start:end]
        if is_placeholder(value) or (pattern.check is not None and not pattern.check(value)):
            continue
        certainty = _certainty(pattern, plain, start, end)
        if certainty < SURE:
            continue
        yield TextFinding(start, end, pattern.element, text[start:end], certainty, pattern.check_name)


def _span(start: int, end: int, text: str) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _certainty(pattern: TextPattern, text: str, start: int, end: int) -> float:
    if pattern.context is None:
        return pattern.certainty
    around = (
        text[max(0, start - _BEFORE) : start]
        if pattern.element == "name"
        else (text[max(0, start - _BEFORE) : start] + "\n" + text[end : end + _AFTER])
    )
    return pattern.with_context if pattern.context.search(around) else pattern.certainty
