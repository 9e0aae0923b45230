"""Sample values made comparable: trimmed, digits Latin, placeholders and spreadsheet damage set apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_PLACEHOLDERS = frozenset(
    """null none nil n/a na nan - -- --- ? ?? . x xx xxx brak nieznany nieznane unknown undefined empty missing tbd
    todo void unbekannt keine keiner inconnu aucun néant desconocido ninguno sconosciuto nessuno نامشخص ندارد
    невідомо немає (null) [null] <null> #n/a #na #ref! #value! #name? \\n 0000-00-00 00.00.0000 00/00/0000
    brak@brak.example none@none.example noemail@noemail.example test@test.example 1900-01-00 n.d. nd k.a.
    redacted [redacted] **** xxxx""".split()
)
_OVER_AND_OVER = re.compile(r"([0-9Xx*#.\-])\1{4,}")
_SPREADSHEET = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+?\d{1,2}|#{4,}")
_ARABIC_DIGITS = (*range(0x660, 0x66A), *range(0x6F0, 0x6FA))
_LATIN_DIGITS = {code: str(unicodedata.digit(chr(code))) for code in _ARABIC_DIGITS}
# Spaces that look like nothing: no-break, narrow, zero width, byte order mark.
_SPACES = {0xA0: " ", 0x202F: " ", 0x2007: " ", 0x200B: "", 0xFEFF: "", 0x200E: "", 0x200F: ""}
_LATIN = _LATIN_DIGITS | _SPACES


def latin_digits(text: str) -> str:
    """The text with Persian and Arabic digits as Latin ones; length may shrink by invisible characters.

    >>> latin_digits("۱۳۶۲/۰۵/۱۴")
    '1362/05/14'
    """
    return text if text.isascii() else text.translate(_LATIN)


def tidy(value: object) -> str:
    """The value as text, trimmed, its digits Latin; the empty text for what is missing."""
    if value is None:
        return ""
    return latin_digits(str(value)).strip().strip("\"'").strip()


def is_placeholder(value: str) -> bool:
    """Whether a tidy value stands for "nothing": empty, ``n/a``, ``brak``, ``00000000000``."""
    return not value or value.casefold() in _PLACEHOLDERS or _OVER_AND_OVER.fullmatch(value) is not None


def is_damaged(value: str) -> bool:
    """Whether a spreadsheet overwrote the value (``5.54563E+15``, ``#####``): its digits are gone."""
    return _SPREADSHEET.fullmatch(value) is not None


def most_digits(damaged: Iterable[str]) -> int:
    """How many digits the longest damaged number had: 16 for ``5.54563E+15``; 0 where none tells.

    >>> most_digits(["5.54563E+15", "####"])
    16
    """
    exponents = (value.upper().rpartition("E")[2].lstrip("+") for value in damaged)
    return max((int(text) + 1 for text in exponents if text.isdigit()), default=0)


def digits_of(value: str) -> str:
    """Only the digits of a value."""
    return "".join(character for character in value if character.isdigit())
