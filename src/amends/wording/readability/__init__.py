"""How hard a text is to read: formulas that are valid for its language, and the counts behind them."""

from amends.wording.readability.counts import Counts, Unavoidable, count
from amends.wording.readability.formulas import FORMULAS, NEEDS_SYLLABLES
from amends.wording.readability.syllables import COUNTED_LANGUAGES, syllables
from amends.wording.readability.words import Word, words_of

__all__ = [
    "COUNTED_LANGUAGES",
    "FORMULAS",
    "NEEDS_SYLLABLES",
    "Counts",
    "Unavoidable",
    "Word",
    "count",
    "syllables",
    "words_of",
]
