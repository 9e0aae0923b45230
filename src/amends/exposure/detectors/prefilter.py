"""Which patterns can match in which lines, told for many lines at once by plain string search."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from amends.exposure.detectors.patterns import TextPattern
from amends.exposure.detectors.registry import text_patterns
from amends.exposure.detectors.required import Requirement, folded, requirements, skeleton

_END = "\0"  # parts the lines; no requirement holds it
SURE = 0.5  # below it a candidate is no finding


def candidates(lines: Sequence[str]) -> list[list[TextPattern]]:
    """Per line the patterns that may find something in it, in the order of ``text_patterns``.

    A pattern that is left out matches nowhere in the line; one that is named need not match.  The
    lines have Latin digits.
    """
    block = _Block(lines)
    found: list[list[TextPattern]] = [[] for _ in lines]
    for pattern, needs in _needs():
        for line in block.holding(needs):
            found[line].append(pattern)
    return found


@cache
def _needs() -> tuple[tuple[TextPattern, tuple[Requirement, ...]], ...]:
    """The patterns with what they and, where nothing counts without it, their context require."""
    return tuple((pattern, (*_context_needs(pattern), *requirements(pattern.pattern))) for pattern in text_patterns())


def _context_needs(pattern: TextPattern) -> tuple[Requirement, ...]:
    if pattern.context is None or pattern.certainty >= SURE:
        return ()
    # White space of a context may stand for the value between two halves: only words are told.
    return tuple(need for need in requirements(pattern.context) if not need.is_skeleton)


class _Block:
    """Lines joined, in both alphabets, with the lines of each requirement remembered."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        text = _END.join(lines)
        self._texts = {True: skeleton(text), False: folded(text)}
        self._known: dict[Requirement, frozenset[int]] = {}

    def holding(self, needs: Sequence[Requirement]) -> Sequence[int]:
        """The lines that meet every requirement."""
        if not needs:
            return range(len(self._lines))
        found: frozenset[int] | None = None
        for need in needs:
            here = self._meeting(need)
            found = here if found is None else found & here
            if not found:
                return ()
        return sorted(found or ())

    def _meeting(self, need: Requirement) -> frozenset[int]:
        if need not in self._known:
            text = self._texts[need.is_skeleton]
            self._known[need] = frozenset(line for word in need.words for line in self._with(word, text))
        return self._known[need]

    def _with(self, word: str, text: str) -> list[int]:
        found = []
        at = text.find(word)
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            found.append(line)
            at = text.find(word, self._starts[line + 1])
        return found
