"""Folds a text for matching and keeps the way back to every original code point.

Folding takes away what people type differently and mean alike: case, diacritics (Polish SMS often
has none), German ``ä`` and ``ae``, Arabic ``ي ك`` for Persian ``ی ک``, the zero-width non-joiner,
Markdown emphasis, the addresses behind links, direction marks and line breaks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_SPELLED = {
    "ß": "ss",
    "ẞ": "ss",
    "ł": "l",
    "Ł": "l",
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ة": "ه",
    "ۀ": "ه",
    "’": "'",
    "‘": "'",
}
_SPELLED |= {"‑": "-", "‐": "-", "\u200c": " ", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}
_DROPPED = set("*`~[]\u00ad\u200b\u200d\u2060\ufeff\u0640")
# The target of a Markdown link, an HTML comment or tag, the mark of a quoted line.
_UNSEEN = re.compile(r"(?<=\])\([^()\s]*\)|<!--(?:(?!<!--).)*?-->|</?[a-zA-Z][^<>]*>|(?<=\n)[ \t]*>", re.DOTALL)
_CLUSTER = re.compile(r".[\u0300-\u036f\u064b-\u065f\u0670]*", re.DOTALL)


@dataclass(frozen=True)
class Folded:
    """``text`` with, for each of its characters, the original range that it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original range of ``text[start:end]`` (not empty)."""
        return self.starts[start], self.ends[end - 1]


@cache
def _folded_cluster(cluster: str, german: bool) -> str:
    composed = unicodedata.normalize("NFKC", cluster)
    if composed[:1] == "<" and len(composed) == 1:
        return composed
    out = []
    for character in composed:
        lower = character.lower()
        if german and lower in _UMLAUTS:
            out.append(_UMLAUTS[lower])
            continue
        spelled = _SPELLED.get(character, lower)
        bare = unicodedata.normalize("NFD", spelled)
        out.append("".join(mark for mark in bare if unicodedata.category(mark) not in ("Mn", "Cf")))
    return "".join(out)


def fold(text: str, *, language: str, offset: int = 0) -> Folded:
    """The folded form of ``text``, whose first character lies at ``offset`` of the whole.

    >>> fold("KÖNNTE  *sein*", language="de").text
    'koennte sein'
    """
    unseen = {at for match in _UNSEEN.finditer(text) for at in range(*match.span())}
    pieces: list[tuple[str, int, int]] = []
    is_german = language == "de"
    for match in _CLUSTER.finditer(text):
        cluster, start = match.group(), match.start()
        if cluster in _DROPPED or start in unseen or (cluster == "_" and _is_emphasis(text, start)):
            continue
        for character in _folded_cluster(cluster, is_german):
            shown = " " if character.isspace() else character
            if shown == " " and (not pieces or pieces[-1][0] == " "):
                continue
            pieces.append((shown, offset + start, offset + match.end()))
    while pieces and pieces[-1][0] == " ":
        pieces.pop()
    return Folded("".join(p[0] for p in pieces), tuple(p[1] for p in pieces), tuple(p[2] for p in pieces))


def _is_emphasis(text: str, at: int) -> bool:
    inside = 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    return not inside
