"""Counts the syllables of a word by the vowel nuclei of its language.

pyphen was measured against these rules on the held sets in ``tests/unit/wording/readability/held``; it hyphenates
and does not count, so it leaves out every syllable that may not stand alone on a line.  The error of
each counter stands in ``wordbook/lint/thresholds.yaml`` and is given with every measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_PARTS = re.compile(r"[-'’\u2010\u2011\u200c\u00ad]")
# A word of capitals without a vowel, or short, is spelled out: PIN is read, SMS and IBAN... by its letters.
_SPELLED = re.compile(r"[^AEIOUYÄÖÜĄĘÓÀÁÈÉÍÒÚ]{2,5}")


def syllables(word: str, *, language: str) -> int:
    """The syllables of one word, at least 1.  Raises ``KeyError`` for a language that has no counter.

    >>> syllables("information", language="en"), syllables("Ostrzeżenie", language="pl")
    (4, 4)
    """
    counter = _COUNTERS[language]
    return sum(_part(part, counter) for part in _PARTS.split(word) if part) or 1


@cache
def _part(part: str, counter: Callable[[str], int]) -> int:
    if _SPELLED.fullmatch(part) and part.isupper():
        return len(part)
    return max(1, counter(part.lower()))


_EN_SILENT = re.compile(
    r"(?:[^aeiouy]es|[^aeiouy]e|[^tdaeiouy]ed|gues?)$"
    r"|(?<=[aeiouy][^aeiouy])e(?=(?:ment|ments|ly|less|ful|fully|some|where|thing|times?|one|ty)$)"
)
_EN_SOUNDED = re.compile(r"(?:[csgxz]|[cs]h)es$|[^aeiouyl]le[sd]?$")
_EN_SPLIT = re.compile(
    r"i(?:a(?!g)|o(?!u|n)|um\b|u)|[^tscg]io|[aeiouy]ing|eo(?!u)|ua(?!l?r)|uar|ue[nl]|uou|[^gq]ui[nt](?!e)|nuin|quie"
    r"|crea(?=t)|rea(?=ct|li)|coop|sci(?=en)|iety|[^sc]ie[nt]|yi|ism$|eum|oe[^sd]$|(?<=[aeiouy][^aeiouy])ea$"
)
_EN_JOINED = re.compile(r"[tscg]i(?:a|ou|o)(?=[a-z])|[gq]u[ao]|people|guard|[tc]ient")
_EN_ODD = {"business": 2, "businesses": 3, "every": 2, "everyone": 3, "everything": 3, "evening": 2, "truly": 2}


def _english(word: str) -> int:
    """Groups of vowels, less the silent e, plus what reads apart ("account-ing", "li-on")."""
    if word in _EN_ODD:
        return _EN_ODD[word]
    plain = re.sub(r"(?<=[aeiouy])ed$", "d", word)
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = len(_EN_SILENT.findall(plain)) if not _EN_SOUNDED.search(plain) else 0
    joined = [match.span() for match in _EN_JOINED.finditer(plain)]
    parted = [match.span() for match in _EN_SPLIT.finditer(plain)]
    return groups - silent + sum(not any(a < right and left < b for left, right in joined) for a, b in parted)


_DE = re.compile(r"eu(?!m)|äu|au|ei(?!nz)|ai|(?<=[tlr])i(?=ent)|(?<=[ztr])i(?=ell)|ie|aa|ee|oo|[aeiouyäöüéà]")
_DE_LOAN = re.compile(r"(?:lin|famil|präm|ser|mater|krimin|stud|akt|fer|ital|ind|argentin|brasil)ien?$")


def _german(word: str) -> int:
    """Vowels and diphthongs; "ie" is one sound, save in "-ient", "-iell" and at the end of loans ("Linie")."""
    return len(_DE.findall(re.sub(r"(?<=q)u", "", word))) + bool(_DE_LOAN.search(word))


def _polish(word: str) -> int:
    """Vowels; an i before a vowel only softens ("nie", "historia"); eu, and au in loans, is one sound."""
    plain = re.sub(r"(?<=[^aeiouyąęó])i(?=[aeiouąęó])", "", word)
    plain = re.sub(r"(?<=^e)u|(?<=e)u(?=r)|(?<=^a)u|(?<=a)u(?=to|tor|ter|d)", "", plain)
    return len(re.findall(r"[aeiouyąęó]", plain))


def _spanish(word: str) -> int:
    """A weak vowel joins its strong neighbour; an accent on it, or two strong vowels, part them."""
    plain = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", "q", word)
    plain = re.sub(r"y(?=[aeiouáéíóú])", "j", plain).replace("y", "i")
    plain = re.sub(r"(?<=[aeiouáéó])h(?=[iu])", "", plain)
    strong = re.sub(r"[iuü]?[aeoáéó][iuü]?|[iuü][iuíú]|[iuüíú]", "#", plain)
    return strong.count("#")


_FR_VOWEL = "aeiouyâàéèêëîïôûùüœ"
_FR = re.compile(r"eau|œu|oeu|[aeo]u|oi|[aeu]i|[" + _FR_VOWEL + "]")


def _french(word: str) -> int:
    """Spoken syllables: a final e, es or ent of a verb is mute, a vowel group is one, i before a vowel glides."""
    plain = re.sub(r"(?<=[qg])u(?=[eiéèêoaâ])", "", word)
    plain = re.sub(r"(?<=[aeou])y(?=[aeiouéè])", "j", plain)
    if len(plain) > 3:
        plain = re.sub(rf"(?<=[^{_FR_VOWEL}])(?:es?|(?<![mgdc])ent)$", "", plain)
    plain = re.sub(r"(?<=[iuéay])es?$", "", plain)
    plain = re.sub(r"(?<![bcdfgptv][rl])(?<=[^aeiouy])i(?=[aeoéèêâ])", "j", plain)
    return len(_FR.findall(plain))


_COUNTERS: dict[str, Callable[[str], int]] = {
    "en": _english,
    "de": _german,
    "pl": _polish,
    "es": _spanish,
    "fr": _french,
}
COUNTED_LANGUAGES = frozenset(_COUNTERS)
