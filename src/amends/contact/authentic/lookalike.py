"""Whether a host only looks like one of ours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from amends.contact.authentic.hosts import registrable, seen_host
from amends.contact.authentic.model import Why

# Letters that read as another one, from Unicode's table of confusables (UTS 39), as far as a host can hold them.
_SAME = {
    "a": "аαɑᴀạ4@", "b": "вьβƅʙḅ8ßƀɓ", "c": "сϲᴄƈ¢", "d": "ԁᴅđɗɖḍ", "e": "еєεᴇҽ3ẹɛəө", "f": "ƒꞙϝẝ", "g": "ɡɢցǥɠq9ʛ",
    "h": "һнʜħհḥнɦ", "j": "јᴊʝϳ", "k": "кκᴋƙḳķĸ", "l": "іι1ıɩɪіïӏłʟɭ|!i7ɨїɫƚḷḻ", "m": "мᴍɱṃ",
    "n": "пηɴŋռṇոɲ", "o": "оοøᴏ0օө೦ọơоɵ", "p": "рρᴘƥϸṗ", "r": "гʀɍɼɽṛяг", "s": "ѕꜱ5ʂṣƽ", "t": "тτᴛŧƭṭţ",
    "u": "цυᴜսʋṳụưμ", "v": "ѵνᴠṿ", "w": "ԝωᴡѡшɯẉ", "x": "хχҳẋ", "y": "уγʏүყỵɏ", "z": "ᴢʐżƶ2ẓ",
}  # fmt: skip
_FOLD = str.maketrans({letter: plain for plain, letters in _SAME.items() for letter in letters})
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("lc", "k"), ("lt", "k"), ("lo", "b"), ("ln", "m"), ("nn", "m"))
_SHORT, _LONG = (
    5,
    9,
)  # characters of a label: below the first one slip makes another word, from the second on two do not
_TELLING = 6  # a shorter name stands in too many words of others


def look_of(host: str, own_domains: Iterable[str]) -> Why:
    """Why the host would be taken for one of ours, or ``Why.NONE``; it must not be ours.

    >>> look_of("bankpoInocny.example".lower(), ["bankpolnocny.example"])
    <Why.HOMOGRAPH: 'homograph'>
    >>> look_of("bankpolnocny-pomoc.example", ["bankpolnocny.example"])
    <Why.CONTAINS: 'contains'>
    """
    return next((why for own in own_domains if (why := _look(host, own)) is not Why.NONE), Why.NONE)


def _look(host: str, own: str) -> Why:
    if f".{own}." in f".{host}." or f".{own}-" in f".{host}." or own in host.removesuffix(registrable(host)):
        return Why.PREFIX
    label, theirs = _label(own), seen_host(_label(host))
    if theirs == label:
        return Why.ENDING
    if _skeleton(theirs) == _skeleton(label):
        return Why.HOMOGRAPH
    if _distance(_bare(theirs), _bare(label)) <= _allowed(label):
        return Why.TYPO
    return Why.CONTAINS if _contains(host, label) else Why.NONE


def _label(host: str) -> str:
    return registrable(host).partition(".")[0]


def _contains(host: str, label: str) -> bool:
    seen = seen_host(host)
    parts = {part for piece in seen.split(".") for part in piece.split("-")}
    if label in parts and len(label) >= _SHORT - 1:
        return True
    squeezed = _skeleton(seen.replace("-", "").replace(".", ""))
    return len(label) >= _TELLING and _skeleton(label) in squeezed


def _allowed(label: str) -> int:
    if len(label) < _SHORT:
        return 0
    return 1 if len(label) < _LONG else 2


@cache
def _skeleton(text: str) -> str:
    """What the eye sees: marks off, letters that read alike made one."""
    folded = _bare(text.lower())
    for pair, one in _PAIRS:
        folded = folded.replace(pair, one)
    return folded


def _bare(text: str) -> str:
    stripped = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return stripped.translate(_FOLD).replace("-", "")


def _distance(a: str, b: str) -> int:
    """Edits between two words, a swap of neighbours being one (optimal string alignment); 3 stands for more."""
    if abs(len(a) - len(b)) > _LONG - 7:
        return 3
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, start=1):
        following = [i]
        for j, right in enumerate(b, start=1):
            best = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                best = min(best, before[j - 2] + 1)
            following.append(best)
        before, row = row, following
    return row[-1]
