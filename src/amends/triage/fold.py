"""Words in the form in which they are compared: no case, no diacritics, one spelling of each Persian letter."""

from __future__ import annotations

import re
import unicodedata

from amends.triage.skeleton import skeleton

# Written apart from the umlaut: who has no key for "ü" types "ue", and so the phrases are folded.
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LETTERS = {
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "ı": "i",
    "ي": "ی",  # the Arabic letters that keyboards put where Persian has its own
    "ى": "ی",
    "ك": "ک",
    "ة": "ه",
    "ۀ": "ه",
    "ـ": "",
}
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# "heeelp": who is in despair leans on the key; no language of ours writes a letter three times.
_LEANED = re.compile(r"([^\W\d])\1{2,}")
LATIN_PERSIAN = "fa_latin"
_APOSTROPHES = "'’ʼ`´ʹ"
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_PLAIN = str.maketrans({**_LETTERS, **_DIGITS, **dict.fromkeys(_UNSEEN + _APOSTROPHES, "")})


def fold(word: str, language: str) -> str:
    """``word`` without case, diacritics, apostrophes and invisible marks; digits as ASCII.

    A letter that stands three times or more counts once.  ``language`` (ISO 639-1) matters for German, whose ``ü`` may
    be written ``ue``; as ``LATIN_PERSIAN`` only the consonants are left.

    >>> fold("Schließen", "de"), fold("können", "de"), fold("ŻĄDAM", "pl"), fold("don’t", "en")
    ('schliessen', 'koennen', 'zadam', 'dont')
    """
    lowered = _LEANED.sub(r"\1", word.casefold())
    if lowered.isascii():
        plain = lowered.translate(_PLAIN)
    else:
        if language == "de":
            lowered = unicodedata.normalize("NFC", lowered).translate(_GERMAN)
        parts = unicodedata.normalize("NFKD", lowered)
        plain = "".join(char for char in parts if not unicodedata.combining(char)).translate(_PLAIN)
    return skeleton(plain) if language == LATIN_PERSIAN else plain
