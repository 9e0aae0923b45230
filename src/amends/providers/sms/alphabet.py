"""The default alphabet of GSM with its extension table (3GPP TS 23.038, 6.2.1), one octet per septet.

The national shift tables are not used: many handsets and carriers lack them.
"""

from __future__ import annotations

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = {10: "\f", 20: "^", 40: "{", 41: "}", 47: "\\", 60: "[", 61: "~", 62: "]", 64: "|", 101: "€"}
_ESCAPE = 0x1B

_OCTETS = {char: bytes((code,)) for code, char in enumerate(_BASIC) if code != _ESCAPE}
_OCTETS |= {char: bytes((_ESCAPE, code)) for code, char in _EXTENSION.items()}


def gsm_units(text: str) -> list[bytes] | None:
    """For each character its one or two octets; ``None`` if one of them is not in the alphabet.

    >>> gsm_units("a€")
    [b'a', b'\\x1be']
    """
    try:
        return [_OCTETS[char] for char in text]
    except KeyError:
        return None


def gsm_text(octets: bytes) -> str:
    """What the octets say; an unknown escape shows as the character of the default table, as TS 23.038 asks.

    >>> gsm_text(b"a\\x1be\\x00")
    'a€@'
    """
    text, is_escaped = [], False
    for code in octets:
        if code == _ESCAPE and not is_escaped:
            is_escaped = True
            continue
        plain = _BASIC[code] if code < len(_BASIC) and code != _ESCAPE else " "
        text.append(_EXTENSION.get(code, plain) if is_escaped else plain)
        is_escaped = False
    return "".join(text)
