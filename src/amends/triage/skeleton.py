"""Persian in Latin letters ("salam, kartam gom shode"): both scripts folded to the consonants that they share.

Latin letters write the short vowels that Persian leaves out, and everybody writes the long ones as they like; without
vowels, and with one sign for each sound, کارتم and "kartam" are the same.  The Persian lists then read both.
"""

from __future__ import annotations

import re

_PERSIAN = str.maketrans(
    dict(zip("بپتطثسصجچحهخدذزضظرژشفقغکگلمن", "bpttsssjChhxdzzzzrZSfqqkglmn", strict=True))
    | dict.fromkeys("اآأإعءئؤ", "")
)
_PAIRS = (("kh", "x"), ("sh", "S"), ("ch", "C"), ("zh", "Z"), ("gh", "q"), ("ph", "f"), ("ck", "k"))
_VOWELS = re.compile("[aeiou]")
_GLIDES = re.compile("(?<=.)[ywv]")
_TWICE = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """The consonants of a folded Persian or Latin ``word``; vowels only: its first letter.

    >>> skeleton("اطلاعات"), skeleton("etelaat"), skeleton("shode")
    ('tlt', 'tlt', 'Sd')
    """
    text = word
    for pair, sign in _PAIRS:
        text = text.replace(pair, sign)
    text = text.translate(_PERSIAN).replace("و", "v").replace("ی", "y")
    bare = _TWICE.sub(r"\1", _GLIDES.sub("", _VOWELS.sub("", text)))
    kept = bare[:-1] if len(bare) > 1 and bare.endswith("h") else bare
    return kept or word[:1]
