"""Whether the first row of a table names its columns or is data already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from amends.exposure.detectors.headers import is_meaningless, match_header
from amends.exposure.detectors.values import latin_digits
from amends.exposure.detectors.wordlists import word_list, words_of

_DATA = re.compile(r"[^@\s]+@[^@\s]+\.\w+|[-+(]?\d[\d\s.,:/()-]*|.*\d{5,}.*")
_LISTS = ("given_names", "family_names", "cities")


def is_header(cells: Sequence[str]) -> bool:
    """Whether the cells are column names.

    >>> is_header(["id", "imie", "pesel"]), is_header(["Jan", "Kowalski", "Warszawa"]), is_header(["7", "a@b.example"])
    (True, False, False)
    """
    texts = [latin_digits(cell).strip() for cell in cells]
    filled = [text for text in texts if text]
    if not filled or any(_DATA.fullmatch(text) and not is_meaningless(text) for text in filled):
        return False
    if all(_DATA.fullmatch(text) for text in filled):
        return False
    named = sum(match_header(text) is not None for text in filled)
    known = sum(_is_known_value(text) for text in filled)
    return named > 0 or known == 0


def _is_known_value(text: str) -> bool:
    words = words_of(text)
    return any(word in word_list(name) for word in words for name in _LISTS)
