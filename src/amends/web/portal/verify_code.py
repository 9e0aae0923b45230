"""Reads a code as people type it."""

from __future__ import annotations

import re
import unicodedata

# The alphabet of ``core.ids.short_code``: no 0, 1, I or O.
_CODE = re.compile(r"[2-9A-HJ-NP-Z]{10}")
_LONGEST = 64  # ten characters, and whatever spaces and direction marks were copied with them


def read_code(typed: str) -> str | None:
    """The code in the form that messages print, or ``None`` if what was typed cannot be one.

    Case, spaces, dashes, invisible marks and the digits of other scripts make no difference.

    >>> read_code(" 7q2k9xmbda "), read_code("۷Q۲K۹–XMBDA"), read_code("7Q2K9-XMBD0")
    ('7Q2K9-XMBDA', '7Q2K9-XMBDA', None)
    """
    if len(typed) > _LONGEST:
        return None
    letters = (_plain(letter) for letter in unicodedata.normalize("NFKC", typed) if letter.isalnum())
    text = "".join(letters).upper()
    return f"{text[:5]}-{text[5:]}" if _CODE.fullmatch(text) else None


def _plain(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
