"""Gender: by header, or a column of nothing but the words for it."""

from __future__ import annotations

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.wordlists import fold

_WORDS = frozenset(
    """male female man woman other diverse nonbinary non-binary kobieta mezczyzna mann frau mannlich weiblich divers
    homme femme masculin feminin hombre mujer masculino femenino uomo donna maschio femmina maschile femminile مرد زن
    чоловіча жіноча чоловік жінка чол жін""".split()
)
_LETTERS = frozenset({"m", "f", "k", "w", "h", "d", "x", "ж", "ч", "0", "1", "2", "9"})
_KEYS = frozenset({"gender"})


class Genders:
    """A handful of different values, all of them words for a gender."""

    element = "gender"

    def judge(self, column: Column) -> Verdict | None:
        """By header, or by words alone; single letters need the header, ``m`` and ``f`` excepted."""
        words = {fold(value) for value in column.values}
        if len(words) > 8 or not words:
            return None
        if column.strength(_KEYS) and sum(w in _WORDS or w in _LETTERS for w in words) >= len(words) / 2:
            return Verdict("gender", 0.95, "the header says gender", by_header=True)
        if column.names_something:
            return None
        if words <= _WORDS - {"other", "divers"} and len(words) >= 1:
            return Verdict("gender", 0.9, "nothing but words for genders")
        if words in ({"m", "f"}, {"k", "m"}, {"m", "w"}, {"h", "f"}) and column.filled >= 5:
            return Verdict("gender", 0.6, "nothing but the letters for two genders")
        return None


DETECTORS = (Genders(),)
