"""Reads a code as people type it, and finds codes in a text."""

from __future__ import annotations

import re
import unicodedata

# The alphabet of ``core.ids.short_code``: no 0, 1, I or O.
_CODE = re.compile(r"[2-9A-HJ-NP-Z]{10}")
_LONGEST = 64  # ten characters, and whatever spaces and direction marks were copied with them
_DASHES = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
# In a running text a code is written as we print it.  Without its dash it needs a digit, or DEPARTMENT were one.
_GROUPED = re.compile(rf"(?<![\w{_DASHES}])([2-9A-HJ-NP-Z]{{5}})[{_DASHES}]([2-9A-HJ-NP-Z]{{5}})(?![\w{_DASHES}])")
_SOLID = re.compile(r"(?<![\w/.=-])(?=[A-Z]*[2-9])([2-9A-HJ-NP-Z]{5})[ ]?([2-9A-HJ-NP-Z]{5})(?![\w=-])")


def read_code(typed: str) -> str | None:
    """The code in the form that messages print, or ``None`` if what was typed cannot be one.

    Case, spaces, dashes, invisible marks and the digits of other scripts make no difference.

    >>> read_code(" 7q2k9xmbda "), read_code("۷Q۲K۹–XMBDA"), read_code("7Q2K9-XMBD0")
    ('7Q2K9-XMBDA', '7Q2K9-XMBDA', None)
    """
    if len(typed) > _LONGEST:
        return None
    letters = (plain_digit(letter) for letter in unicodedata.normalize("NFKC", typed) if letter.isalnum())
    text = "".join(letters).upper()
    return f"{text[:5]}-{text[5:]}" if _CODE.fullmatch(text) else None


def codes_in(text: str) -> list[str]:
    """The codes of a text that was made plain (``plain.plainly``), in printed form, each once.

    >>> codes_in("DEPARTMENT: your code is 7Q2K9-XMBDA, not 7Q2K9-XMBD0")
    ['7Q2K9-XMBDA']
    """
    found = [*_GROUPED.finditer(text), *_SOLID.finditer(text)]
    return list(dict.fromkeys(f"{match[1]}-{match[2]}" for match in sorted(found, key=lambda match: match.start())))


def plain_digit(letter: str) -> str:
    """A digit of any script as ASCII; anything else as it is."""
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
