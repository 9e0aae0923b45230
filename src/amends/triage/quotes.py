"""What the writer wrote themself: without quoted letters, signatures and the lines that telephones add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from amends.triage.lexicon import read_list

# A line that introduces a quotation is broken by some mail programs; three lines are looked at together.
_INTRODUCTION_LINES = 3
_INTRODUCTION_CHARACTERS = 300


class Quotes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The patterns of ``wordbook/triage/quotes.yaml``, each met from the start of a line, case ignored."""

    introductions: tuple[str, ...]
    dividers: tuple[str, ...]
    headers: tuple[str, ...]
    devices: tuple[str, ...]


class _Patterns(NamedTuple):
    introduction: re.Pattern[str]
    divider: re.Pattern[str]
    header: re.Pattern[str]
    device: re.Pattern[str]


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def own_parts(text: str) -> list[tuple[int, int]]:
    """The parts of ``text`` (code points, end not included) that its writer wrote; all of it if nothing is left.

    Quoted lines go, and what stands between them stays; a copied letter below a divider goes with all that follows; a
    signature ends at the next quoted line or at the end.
    """
    lines = list(_lines(text))
    patterns = _patterns()
    kept: list[tuple[int, int]] = []
    is_signature = False
    for at, line in enumerate(lines):
        if line.text.startswith(">"):
            is_signature = False
            continue
        if _ends_own(lines, at, patterns) and kept:
            break
        if line.text.rstrip() == "--" or patterns.device.match(line.text):
            is_signature = True
        elif not is_signature and not _introduces(lines, at, patterns) and line.text:
            kept.append((line.start, line.end))
    return list(_merged(kept, text)) or [(0, len(text))]


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for whole in text.splitlines(keepends=True):
        bare = whole.rstrip("\r\n")
        yield _Line(start, start + len(bare), bare.strip(" \t\ufeff\u200e\u200f\u202a\u202b\u202c"))
        start += len(whole)


def _ends_own(lines: list[_Line], at: int, patterns: _Patterns) -> bool:
    """A divider, two lines of a copied head, or an introduction whose quotation bears no marks."""
    if patterns.divider.match(lines[at].text):
        return True
    if patterns.header.match(lines[at].text):
        following = [line.text for line in lines[at + 1 : at + 4]]
        return any(patterns.header.match(text) for text in following)
    if _introduces(lines, at, patterns):
        rest = [line.text for line in lines[at + 1 :] if line.text]
        return not any(text.startswith(">") for text in rest[:_INTRODUCTION_LINES])
    return False


def _introduces(lines: list[_Line], at: int, patterns: _Patterns) -> bool:
    if patterns.introduction.match(_run_on(lines, at)) is not None:
        return True
    # The second or third line of a broken introduction ends with its colon.
    return at > 0 and lines[at].text.endswith(":") and _is_broken(lines, at, patterns)


def _run_on(lines: list[_Line], at: int) -> str:
    """The line with those that may go on with it: up to an empty one or the end of a sentence."""
    parts: list[str] = []
    for line in lines[at : at + _INTRODUCTION_LINES]:
        parts.append(line.text)
        if not line.text or line.text.endswith((".", "!", "?", "؟", ":")):
            break
    return " ".join(parts)[:_INTRODUCTION_CHARACTERS]


def _is_broken(lines: list[_Line], at: int, patterns: _Patterns) -> bool:
    before = " ".join(line.text for line in lines[max(0, at - 1) : at + 1])[:_INTRODUCTION_CHARACTERS]
    return patterns.introduction.match(before) is not None


def _merged(kept: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Lines that follow one another are one part, so that a sentence may run over them."""
    held: tuple[int, int] | None = None
    for start, end in kept:
        if held is not None and not text[held[1] : start].strip("\r\n"):
            held = (held[0], end)
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held


@cache
def _patterns() -> _Patterns:
    quotes = read_list("quotes", Quotes)
    return _Patterns(*(re.compile("|".join(f"(?:{one})" for one in many), re.IGNORECASE) for many in _of(quotes)))


def _of(quotes: Quotes) -> tuple[tuple[str, ...], ...]:
    return quotes.introductions, quotes.dividers, quotes.headers, quotes.devices
