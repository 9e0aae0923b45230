"""A column as the detectors see it, and what they say of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from amends.exposure.detectors.headers import OTHER, HeaderMatch, match_header
from amends.exposure.detectors.values import is_damaged, is_placeholder, most_digits, tidy

DISTINCT_LIMIT = 400
SHOWN_LIMIT = 40


@dataclass(frozen=True)
class ColumnClass:
    """What a column holds: ``element`` of the vocabulary, ``role`` in a customer table, each or neither.

    ``certainty`` is 0..1; ``validated_by`` names the number's own check where the values pass it.
    """

    column: str
    element: str | None
    role: str | None
    certainty: float
    validated_by: str | None
    because: str


@dataclass(frozen=True)
class Verdict:
    """One detector's opinion of one column."""

    element: str | None
    certainty: float
    because: str
    role: str | None = None
    validated_by: str | None = None
    by_header: bool = False


@dataclass(frozen=True)
class Column:
    """A header and its sample: ``values`` are distinct, tidy, in order, at most ``DISTINCT_LIMIT``.

    ``counts`` tells how often each of ``values`` occurs.  ``filled`` and ``damaged`` count values
    (with repetitions) that are whole or that a spreadsheet overwrote; ``damaged_digits`` is how long
    the longest of those was.
    """

    name: str
    values: tuple[str, ...]
    filled: int
    distinct: int
    damaged: int
    damaged_digits: int = 0
    header: HeaderMatch | None = None
    counts: tuple[int, ...] = ()
    _shares: dict[re.Pattern[str], float] = field(default_factory=dict, compare=False, repr=False)

    def strength(self, keys: frozenset[str]) -> float:
        """How clearly the header names one of the keys: 0, 0.8 or 1."""
        return self.header.strength if self.header and self.header.keys & keys else 0.0

    @property
    def names_other(self) -> bool:
        """Whether the header names something that is no data element (an order number, a creation date)."""
        return self.header is not None and self.header.keys == {OTHER}

    @property
    def names_something(self) -> bool:
        """Whether the header has a meaning at all."""
        return self.header is not None

    @property
    def is_varied(self) -> bool:
        """Whether values differ as people's do, and do not repeat as those of a code list."""
        return self.distinct >= min(self.filled, 500) * 0.2

    def share(self, shape: re.Pattern[str]) -> float:
        """The share (0..1) of distinct values that the shape covers wholly."""
        if shape not in self._shares:
            self._shares[shape] = self.share_of(lambda value: shape.fullmatch(value) is not None)
        return self._shares[shape]

    def weighted_share_of(self, holds: Callable[[str], bool]) -> float:
        """As ``share_of``, each value counted as often as it occurs: the common ones are the telling ones."""
        total = sum(self.counts)
        held = sum(count for value, count in zip(self.values, self.counts, strict=True) if holds(value))
        return held / total if total else 0.0

    def share_of(self, holds: Callable[[str], bool]) -> float:
        """The share (0..1) of distinct values for which ``holds`` is true; looks at a few first."""
        shown = self.values[:SHOWN_LIMIT]
        if not shown or sum(map(holds, shown)) < len(shown) * 0.2:
            return 0.0
        return sum(map(holds, self.values)) / len(self.values)


class Detector(Protocol):
    """What a module of ``elements`` offers in ``DETECTORS``."""

    def judge(self, column: Column) -> Verdict | None:
        """The opinion, or ``None`` where the column is not of this kind."""


def read_column(name: str, sample: Sequence[str]) -> Column:
    """The column made from a header and its raw sample values."""
    tidied = [value for value in map(tidy, sample) if not is_placeholder(value)]
    whole = [value for value in tidied if not is_damaged(value)]
    occurrences = Counter(whole)
    distinct = tuple(occurrences)
    step = max(1, -(-len(distinct) // DISTINCT_LIMIT))
    values = distinct[::step]
    lost = [value for value in tidied if is_damaged(value)]
    return Column(
        name=name,
        values=values,
        counts=tuple(occurrences[value] for value in values),
        filled=len(whole),
        distinct=len(distinct),
        damaged=len(lost),
        damaged_digits=most_digits(lost),
        header=match_header(name),
    )
