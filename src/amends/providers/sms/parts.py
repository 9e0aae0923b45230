"""A text as the parts that go over the air: 160 septets or 70 UTF-16 units, with a header where there are several.

Sources: 3GPP TS 23.040, 9.2.3.24.1 (concatenation with an 8-bit reference), TS 23.038 (alphabets); SMPP 3.4,
5.2.12 (``esm_class``) and 5.2.19 (``data_coding``).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from amends.providers.sms.alphabet import gsm_units

GSM, UCS2 = 0x00, 0x08  # data_coding
PLAIN, WITH_HEADER = 0x00, 0x40  # esm_class: the user data header indicator
_LIMITS = {GSM: (160, 153), UCS2: (140, 134)}  # octets in a single message, and in each of several
MOST_PARTS = 255


@dataclass(frozen=True, slots=True)
class Part:
    """One ``short_message`` with what SMPP must say about it."""

    data_coding: int
    esm_class: int
    octets: bytes


def parts_of(text: str, message_id: str, *, only_ucs2: bool = False) -> list[Part]:
    """The parts of a text, in order; no escape and no surrogate is parted from its second half.

    The reference that ties them follows from the message's identity, so that every try has the same.
    Raises ``ValueError`` where there are more than 255, or where the text is no Unicode (a lone surrogate).
    """
    units = None if only_ucs2 else gsm_units(text)
    coding = UCS2 if units is None else GSM
    units = [char.encode("utf-16-be") for char in text] if units is None else units
    single, each = _LIMITS[coding]
    if sum(map(len, units)) <= single:
        return [Part(coding, PLAIN, b"".join(units))]
    bodies = _filled(units, each)
    if len(bodies) > MOST_PARTS:
        raise ValueError("the text has more than 255 parts")
    head = bytes((5, 0, 3, hashlib.sha256(message_id.encode()).digest()[0], len(bodies)))
    return [Part(coding, WITH_HEADER, head + bytes((at,)) + body) for at, body in enumerate(bodies, start=1)]


def _filled(units: list[bytes], each: int) -> list[bytes]:
    bodies, body = [], bytearray()
    for unit in units:
        if len(body) + len(unit) > each:
            bodies.append(bytes(body))
            body.clear()
        body += unit
    return [*bodies, bytes(body)]
