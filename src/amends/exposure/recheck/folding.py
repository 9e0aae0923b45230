"""Names and addresses in a form in which spelling habits no longer differ, in plain Python."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_OTHER = str.maketrans({
    "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ħ": "h", "ŧ": "t", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    "ي": "ی", "ك": "ک", "ة": "ه",
})  # fmt: skip
_TITLES = frozenset("mr mrs ms miss dr prof herr frau pan pani mgr inz ing sir".split())
_STREETS = re.compile(r"\b(?:ulica|ul|aleja|al|osiedle|os|street|st|road|rd|avenue|ave)\b")
_PARTS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case without accents; other scripts keep their letters."""
    plain = text.strip(" ").lower()
    return plain if plain.isascii() else "".join(map(_base, unicodedata.normalize("NFC", plain))).translate(_OTHER)


def _base(sign: str) -> str:
    first = unicodedata.normalize("NFKD", sign)[0]
    if unicodedata.category(sign).startswith("M") or sign == "\u200c":
        return ""
    return first if first.isascii() and first.isalpha() else sign


def name_form(text: str | None) -> str:
    """The words of a name, sorted, without titles; empty if there are none."""
    return " ".join(sorted(kin_form(text).split()))


def kin_form(text: str | None) -> str:
    """The words of a name in their own order, without titles."""
    bare = re.sub("[’'`.]", "", folded(text or ""))
    words = re.findall(r"[^\W\d_]+", bare)
    return " ".join(word for word in words if word not in _TITLES)


def street_form(text: str | None) -> str:
    """Letters and digits of a street line, without the words for a street."""
    return "".join(_PARTS.findall(_STREETS.sub(" ", folded(text or "")).replace("strasse", "str")))


def town_form(text: str | None) -> str:
    """Letters and digits of a town."""
    return "".join(_PARTS.findall(folded(text or "")))


def postcode_form(text: str | None) -> str:
    """Letters and digits of a postcode, upper case."""
    return re.sub("[^0-9A-Z]", "", (text or "").upper())


def address_form(*parts: str | None) -> str:
    """The words of a whole address, sorted."""
    whole = " ".join(part for part in parts if part)
    return " ".join(sorted(_PARTS.findall(folded(whole).replace("strasse", "str"))))
