"""Which characters make a text message costly, and the message without them."""

from __future__ import annotations

import unicodedata

from amends.wording.render.segments import sms_segments

_SPELLED = {
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "œ": "oe", "Œ": "OE", "’": "'", "‘": "'", "‚": "'", "“": '"',
    "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "…": "...", "\u00a0": " ",
    "\u202f": " ", "\u2009": " ", "\u200b": "", "\u00ad": "", "•": "-", "ẞ": "SS", "©": "(c)",
}  # fmt: skip


def costly_characters(message: str) -> tuple[int, ...]:
    """The places of the characters that the default alphabet of text messages does not have."""
    return tuple(at for at, char in enumerate(message) if not _is_cheap(char))


def in_gsm(message: str) -> str:
    """The message with each costly Latin character or mark as a plain one; other scripts stay as they are.

    >>> in_gsm("Zastrzeż PESEL – już dziś")
    'Zastrzez PESEL - juz dzis'
    """
    return "".join(char if _is_cheap(char) else _plain(char) for char in message)


def _plain(char: str) -> str:
    if char in _SPELLED:
        return _SPELLED[char]
    bare = "".join(mark for mark in unicodedata.normalize("NFD", char) if not unicodedata.combining(mark))
    return bare if bare.isascii() else char


def _is_cheap(char: str) -> bool:
    return sms_segments(char)[0] == "gsm7"
