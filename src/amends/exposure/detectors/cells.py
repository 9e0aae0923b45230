"""What to believe of the elements found inside a single cell of a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from amends.exposure.detectors.text import TextFinding, find_in_texts

_WORD = re.compile(r"[^\W\d_]{3,}")
_DECISIVE = frozenset({"email", "iban"})  # a bare number of another kind may pass its check by luck
_RECURS = 0.2  # of the cells
_EXAMINED = 500
_NESTED = ("[", "{")


def recurring(sample: Iterable[str]) -> frozenset[str]:
    """The elements that fill whole cells of a column often enough to be no luck."""
    values = [value for value in dict.fromkeys(sample) if value.strip()][:_EXAMINED]
    whole = Counter(
        found.element
        for value, hits in zip(values, find_in_texts(values), strict=True)
        for found in hits
        if found.value.strip() == value.strip()
    )
    return frozenset(element for element, hits in whole.items() if hits >= _RECURS * len(values))


def believed(cell: str, found: Sequence[TextFinding], usual: frozenset[str]) -> list[TextFinding]:
    """Of what was found in a cell, all where words surround it or a list holds it, else what recurs or decides."""
    found = [item for item in found if not _is_version(item, cell)]
    if cell.lstrip().startswith(_NESTED) or _has_other_words(cell, found):
        return found
    return [item for item in found if item.element in usual or item.element in _DECISIVE]


def _has_other_words(cell: str, found: Sequence[TextFinding]) -> bool:
    spans = [(item.start, item.end) for item in found]
    return any(all(m.end() <= start or m.start() >= end for start, end in spans) for m in _WORD.finditer(cell))


def _is_version(found: TextFinding, cell: str) -> bool:
    """``Chrome/120.0.0.0`` is no network address."""
    return found.element == "ip_address" and cell[: found.start].endswith("/")
