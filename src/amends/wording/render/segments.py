"""How many parts a text message takes: GSM 03.38 and UCS-2 with a concatenation header."""

from __future__ import annotations

# 3GPP TS 23.038, default alphabet; the escape character itself cannot be written.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")  # two septets each: escape and character
_LIMITS = {"gsm7": (160, 153), "ucs2": (70, 67)}  # units in a single message, and in each of several


def sms_segments(text: str) -> tuple[str, int]:
    """Encoding (``gsm7`` or ``ucs2``) and number of parts; no pair of units is torn apart.

    >>> sms_segments("a" * 160), sms_segments("a" * 161), sms_segments("ą" * 71)
    (('gsm7', 1), ('gsm7', 2), ('ucs2', 2))
    """
    encoding = "gsm7" if all(char in _BASIC or char in _EXTENDED for char in text) else "ucs2"
    single, each = _LIMITS[encoding]
    widths = [_width(char, encoding) for char in text]
    return encoding, 1 if sum(widths) <= single else _parts(widths, each)


def _width(char: str, encoding: str) -> int:
    if encoding == "gsm7":
        return 2 if char in _EXTENDED else 1
    return 2 if ord(char) > 0xFFFF else 1


def _parts(widths: list[int], each: int) -> int:
    parts, used = 1, 0
    for width in widths:
        if used + width > each:
            parts, used = parts + 1, 0
        used += width
    return parts
