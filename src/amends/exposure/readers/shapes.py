"""The shape of a column's values, by which a broken record can be put right or is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

_SHAPES = (
    ("email", re.compile(r"[^@\s]+@[^@\s]+")),
    ("date", re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")),
    ("number", re.compile(r"[+(]?\d[\d .,()/\-]*")),
    ("words", re.compile(r"[^\d@]*")),
)
_LEARNED_RECORDS = 1_000
_SURE = 0.9


def shape_of(value: str) -> str:
    """``empty``, ``email``, ``date``, ``number``, ``words`` or ``mixed``."""
    value = value.strip()
    if not value:
        return "empty"
    return next((name for name, pattern in _SHAPES if pattern.fullmatch(value)), "mixed")


@dataclass
class Shapes:
    """Learns from sound records what each column looks like."""

    columns: int
    seen: int = 0
    counts: list[Counter[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.counts = [Counter() for _ in range(self.columns)]

    def learn(self, fields: Sequence[str]) -> None:
        """Takes in a sound record; the first thousand suffice."""
        if self.seen >= _LEARNED_RECORDS:
            return
        self.seen += 1
        for counter, value in zip(self.counts, fields, strict=True):
            counter[shape_of(value)] += 1

    def fits(self, fields: Sequence[str]) -> bool:
        """Whether every value looks like its column, and at least one column is telling."""
        told = 0
        for counter, value in zip(self.counts, fields, strict=True):
            usual, shape = self._usual(counter), shape_of(value)
            if usual is None or shape == "empty":
                continue
            if shape != usual:
                return False
            told += usual != "words"
        return told > 0

    def _usual(self, counter: Counter[str]) -> str | None:
        filled = sum(counter.values()) - counter["empty"]
        if not filled:
            return None
        shape, hits = max(
            ((name, count) for name, count in counter.items() if name != "empty"), key=lambda pair: pair[1]
        )
        return shape if hits >= _SURE * filled and shape != "mixed" else None
