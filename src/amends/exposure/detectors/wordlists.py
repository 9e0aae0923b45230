"""Lists of known words (given names, towns, occupations), compared without case and accents."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from amends.core.resources import data_folder

_FOLD = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ي": "ی", "ك": "ک", "’": "'"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text in lower case and without accents.

    >>> fold("Łódź"), fold("MÜLLER")
    ('lodz', 'muller')
    """
    lowered = text.casefold().translate(_FOLD)
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if unicodedata.category(c) != "Mn")


@cache
def word_list(name: str) -> frozenset[str]:
    """The folded words of ``wordbook/lexicons/values/<name>.txt``; lines with ``#`` are remarks."""
    text = (data_folder("wordbook") / "lexicons" / "values" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(word) for line in lines for word in line.split())


@cache
def phrase_list(name: str) -> frozenset[str]:
    """As ``word_list``, for names of several words: one a line, or parted by commas."""
    text = (data_folder("wordbook") / "lexicons" / "values" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(phrase.strip()) for line in lines for phrase in line.split(",") if phrase.strip())


def words_of(value: str) -> list[str]:
    """The folded words of a value, parted at spaces, commas, dots and hyphens."""
    return fold(value).replace(",", " ").replace(".", " ").replace("-", " ").split()
