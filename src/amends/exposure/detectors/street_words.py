"""Lines of an address known by their words for a street."""

from __future__ import annotations

from amends.exposure.detectors.wordlists import word_list, words_of

_ENDINGS = tuple(word[1:] for word in word_list("street_words") if word.startswith("+"))
_WHOLE = word_list("street_words")
_SHORTEST_NAME = 3
_LONGEST_LINE = 200


def _is_street_word(word: str) -> bool:
    """A word for a street, or a name that ends in one ("Hauptstraße", but not "during")."""
    return word in _WHOLE or any(word.endswith(end) and len(word) >= len(end) + _SHORTEST_NAME for end in _ENDINGS)


def is_street(value: str) -> bool:
    """Whether a word of the value means a street and a number or a second word stands beside it.

    >>> is_street("ul. Długa 5"), is_street("Hauptstraße 12"), is_street("During 1999")
    (True, True, False)
    """
    words = words_of(value)
    if len(value) > _LONGEST_LINE or (len(words) < 2 and not any(c.isdigit() for c in value)):
        return False
    return any(map(_is_street_word, words))
