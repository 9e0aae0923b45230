"""Employment: occupations and employers, by header or by words that name occupations."""

from __future__ import annotations

from amends.exposure.detectors.judging import Worded
from amends.exposure.detectors.wordlists import word_list, words_of


def _is_text(value: str) -> bool:
    return 2 <= len(value) <= 120 and any(c.isalpha() for c in value) and "@" not in value


def _is_occupation(value: str) -> bool:
    """The words hold an occupation, perhaps as a plural ("drivers") or with its field ("sales manager")."""
    return any(
        word in word_list("occupations") or word.removesuffix("s") in word_list("occupations")
        for word in words_of(value)
    )


DETECTORS = (Worded("employment", frozenset({"employment"}), _is_occupation, _is_text, alone=0.85, at_least=0.3),)
