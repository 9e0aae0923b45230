"""What a column header says, in any of the languages of ``wordbook/lexicons/headers``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml

OTHER = "other"
_VETO = "veto"
_LONGEST_PHRASE = 6
_SHORTEST_INSIDE = 3  # two letters ("id", "ip") count only when they are the whole header
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not decompose, and Arabic keyboards' forms of Persian letters.
_FOLD = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ي": "ی", "ك": "ک"})
_JOINERS = re.compile("['’ʼ`\u200c\u200d]")
_MEANINGLESS = re.compile(r"(?:unnamed|column|col|field|kolumna|spalte|colonne|columna|colonna|feld|f|c|v|x|var)?\d*")


@dataclass(frozen=True)
class HeaderMatch:
    """The meanings of a header: lexicon keys, and how much of the header they explain (0.8 or 1)."""

    keys: frozenset[str]
    strength: float
    phrase: str


def header_words(header: str) -> tuple[str, ...]:
    """The words of a header, lower case, without accents.

    >>> header_words("DataUrodzenia"), header_words("NR_DOWODU"), header_words("Straße")
    (('data', 'urodzenia'), ('nr', 'dowodu'), ('strasse',))
    """
    spaced = _CAMEL.sub(" ", _JOINERS.sub("", header))
    bare = "".join(c for c in unicodedata.normalize("NFKD", spaced.casefold()) if unicodedata.category(c) != "Mn")
    return tuple(_WORD.findall(bare.translate(_FOLD)))


@cache
def _lexicon() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Phrase without spaces -> its keys (languages may differ), and the veto words."""
    phrases: dict[str, set[str]] = {}
    veto: set[str] = set()
    for path in sorted((data_folder("wordbook") / "lexicons" / "headers").glob("*.yaml")):
        entries: dict[str, list[str]] = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
        veto.update(word for phrase in entries.pop(_VETO, []) for word in header_words(phrase))
        for key, names in entries.items():
            for name in names:
                phrases.setdefault("".join(header_words(name)), set()).add(key)
    return {phrase: frozenset(keys) for phrase, keys in phrases.items()}, frozenset(veto)


def _without_number(words: tuple[str, ...]) -> tuple[str, ...]:
    last = words[-1].rstrip("0123456789") if words else ""
    return (*words[:-1], last) if last else words[:-1]


def _inside(words: tuple[str, ...]) -> HeaderMatch | None:
    """The longest phrase within the words; of two as long the later, where most languages put the noun."""
    phrases, veto = _lexicon()
    best: tuple[int, int, int] | None = None
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST_PHRASE) + 1):
            phrase = "".join(words[start:end])
            if len(phrase) >= _SHORTEST_INSIDE and phrase in phrases:
                best = max(best or (0, 0, 0), (len(phrase), start, end))
    if best is None:
        return None
    _, start, end = best
    rest = (*words[:start], *words[end:])
    keys = frozenset({OTHER}) if veto.intersection(rest) else phrases["".join(words[start:end])]
    return HeaderMatch(keys, 0.8, " ".join(words[start:end]))


@lru_cache(maxsize=4096)
def match_header(header: str) -> HeaderMatch | None:
    """What the header says; ``None`` where it says nothing (``column1``, ``f7``, an unknown word).

    >>> sorted(match_header("nr_dowodu").keys), sorted(match_header("email verified").keys)
    (['id_card'], ['other'])
    """
    phrases, _ = _lexicon()
    words = header_words(header)
    for candidate in (words, _without_number(words)):
        keys = phrases.get("".join(candidate))
        if keys:
            return HeaderMatch(keys, 1.0, " ".join(candidate))
    return None if is_meaningless(header) else _inside(words)


def is_meaningless(header: str) -> bool:
    """Whether the header is a number or a stand-in such as ``column3``."""
    return _MEANINGLESS.fullmatch("".join(header_words(header))) is not None
