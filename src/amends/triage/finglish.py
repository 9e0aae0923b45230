"""Whether a message is Persian in Latin letters, told by words that our other languages have not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from amends.triage.lexicon import read_list
from amends.triage.words import Word


class Marks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``wordbook/triage/finglish.yaml``: words that show Persian in Latin letters, and how many are enough."""

    owner: str
    reason: str
    least: int
    share: float
    single: tuple[str, ...]
    words: tuple[str, ...]


@cache
def marks() -> Marks:
    """The marks as they are shipped; read once per process.  Raises ``InputError`` (``triage.unreadable_data``)."""
    return read_list("finglish", Marks)


def is_finglish(words: Sequence[Word]) -> bool:
    """Whether words in Latin letters are Persian: enough of the marks, and a good share of all words."""
    known, single = _known()
    texts = [word.text for word in words]
    met = sum(text in known for text in texts)
    return any(text in single for text in texts) or (met >= marks().least and met >= marks().share * len(texts))


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    single = frozenset(marks().single)
    return frozenset(marks().words) | single, single
