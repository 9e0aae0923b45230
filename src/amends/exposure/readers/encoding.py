"""Which encoding a file is in: told by its bytes, line by line, never by hope.

A file of many hands mixes encodings, so a line is first tried as UTF-8 and then read in one
single-byte encoding that fits the odd lines of this file best.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path

# In order of preference where the odd lines read equally well in several.
_FALLBACKS = ("cp1252", "cp1250", "iso8859-2", "cp1256", "cp1251")
_LETTERS = {
    "cp1252": set("äöüßÄÖÜéèêëàâçñáíóúîïôûœøåæÉÀÇÑÅØ"),
    "cp1250": set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůžáéíýúôäöüßľőűČŘŠŽÁÉÍÚÄÖÜŐŰ"),
    "iso8859-2": set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůžáéíýúôäöüßľőűČŘŠŽÁÉÍÚÄÖÜŐŰ"),
    "cp1256": {chr(code) for code in range(0x0620, 0x06D3)},
    "cp1251": {chr(code) for code in range(0x0410, 0x0460)},
}
_CHUNK = 1 << 20


def byte_order_mark(start: bytes) -> str | None:
    """The codec that a byte order mark announces (``utf-8-sig``, ``utf-16``, ``utf-32``) or None."""
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def wide_encoding(start: bytes) -> str | None:
    """UTF-16 without a mark, recognised by its zero bytes on every other place."""
    sample = start[:4096]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.3 and even < len(sample) * 0.05:
        return "utf-16-le"
    if even > len(sample) * 0.3 and odd < len(sample) * 0.05:
        return "utf-16-be"
    return None


def fallback_for(odd_lines: Iterable[bytes]) -> str:
    """The single-byte encoding in which the odd lines read best.

    >>> fallback_for(["Łódź, Świętokrzyska".encode("cp1250")])
    'cp1250'
    >>> fallback_for(["Müller Straße".encode("cp1252")])
    'cp1252'
    """
    text = b"\n".join(odd_lines)
    return max(_FALLBACKS, key=lambda codec: (_score(text, codec), -_FALLBACKS.index(codec)))


def _score(text: bytes, codec: str) -> float:
    known, score = _LETTERS[codec], 0.0
    for character in text.decode(codec, errors="replace"):
        if ord(character) < 0x80:
            continue
        if character in known:
            score += 1.0
        elif not character.isalpha():
            score -= 2.0  # a sign inside a word: the mark of a wrong guess
        else:
            score -= 0.5
    return score


def lossless(path: Path, wanted: str) -> str:
    """``wanted`` if it decodes every byte of the file, else ``latin-1``, which always does."""
    decoder = codecs.getincrementaldecoder(wanted)()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", True)
    except UnicodeDecodeError:
        return "latin-1"
    return wanted
