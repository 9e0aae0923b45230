"""The mark of a letter: a bar code for inserting machines and for mail that comes back.

Each page carries Code 128 (ISO/IEC 15417, code set B) of twelve characters: the letter's mark (8), the page (2) and
the number of pages (2).  A machine closes the envelope where page and pages are equal; mail that came back is
scanned, and the manifest says whose it is.  The mark holds no name and gives away no code.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_LENGTH = 8
START_B, STOP = 104, "23311120"  # the last bar, and no gap after it
# Widths of bar, gap, bar, gap, bar, gap for the values 0 to 105.
PATTERNS = tuple(
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232".split()
)


def code_hash(code: str) -> str:
    """Hex SHA-256 of the code, which stands for it in lists that leave the house."""
    return hashlib.sha256(code.encode()).hexdigest()


def mark_of(code: str) -> str:
    """The letter's mark: 40 bits of the hash of its code.

    >>> mark_of("7Q2K9-XMBDA")
    '48EF2K48'
    """
    bits = int(code_hash(code)[: _LENGTH * 5 // 4], 16)
    return "".join(_ALPHABET[bits >> shift & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))


@dataclass(frozen=True)
class Bars:
    """The beginning of a bar code: widths of bars and gaps in turn, the check's sum so far, the next place."""

    widths: str
    sum: int
    next: int


def first_bars(text: str) -> Bars:
    """The start character and ``text`` (characters from space to ``~``), to which more can be added.

    The check character is the sum of the values, each times its place, modulo 103; the start counts once.
    """
    values = [ord(char) - 32 for char in text]
    total = START_B + sum(place * value for place, value in enumerate(values, start=1))
    return Bars("".join(PATTERNS[value] for value in (START_B, *values)), total, len(values) + 1)
