"""How many parts a text message takes and what they cost: GSM 03.38 and UCS-2 with a concatenation header.

The national language shift tables of 3GPP TS 23.038 are not used: many handsets and carriers lack them, and a
message that shows as question marks is worse than one of two parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from amends.wording.book.folder import read_table

# 3GPP TS 23.038, default alphabet; the escape character itself cannot be written.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")  # two septets each: escape and character
_LIMITS = {"gsm7": (160, 153), "ucs2": (70, 67)}  # units in a single message, and in each of several


class SmsPrices(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The price of one part by country of the number, in ``currency``; ``example`` prices are nobody's."""

    example: bool
    owner: str
    source: str
    valid_from: date
    currency: str
    parts: dict[str, Decimal]
    otherwise: Decimal


@dataclass(frozen=True)
class SmsCost:
    """Encoding, parts and price of one message; ``is_example`` where no operator set the price."""

    encoding: str
    parts: int
    price: Decimal
    currency: str
    is_example: bool


def sms_segments(text: str) -> tuple[str, int]:
    """Encoding (``gsm7`` or ``ucs2``) and number of parts; no pair of units is torn apart.

    >>> sms_segments("a" * 160), sms_segments("a" * 161), sms_segments("ą" * 71)
    (('gsm7', 1), ('gsm7', 2), ('ucs2', 2))
    """
    encoding = "gsm7" if all(map(is_gsm7, text)) else "ucs2"
    single, each = _LIMITS[encoding]
    widths = [_width(char, encoding) for char in text]
    return encoding, 1 if sum(widths) <= single else _parts(widths, each)


def is_gsm7(char: str) -> bool:
    """Whether one character can be written in the default alphabet of GSM or its extension."""
    return char in _BASIC or char in _EXTENDED


def sms_prices() -> SmsPrices:
    """The prices of the wordbook; they are examples until the operator puts his own."""
    return read_table(SmsPrices, "sms", "prices.yaml")


def sms_cost(text: str, country: str, prices: SmsPrices | None = None) -> SmsCost:
    """What the text costs to a number of ``country`` (ISO 3166-1), by ``prices`` or those of the wordbook."""
    table = prices or sms_prices()
    encoding, parts = sms_segments(text)
    price = parts * table.parts.get(country, table.otherwise)
    return SmsCost(encoding, parts, price, table.currency, table.example)


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
