"""What a text message would save without the letters that GSM-7 lacks: an offer, never done silently."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import msgspec

from amends.wording.book.folder import read_table
from amends.wording.render.segments import SmsPrices, is_gsm7, sms_cost


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    marks: dict[str, str]
    letters: dict[str, str]


@dataclass(frozen=True)
class Transliteration:
    """A text that fits GSM-7, what was replaced in it (each pair once), and what that saves.

    ``only_marks`` says that no letter changed, only quotation marks, dashes and spaces.
    """

    text: str
    replaced: tuple[tuple[str, str], ...]
    only_marks: bool
    parts_before: int
    parts_after: int
    saves: Decimal
    currency: str


def transliteration(text: str, country: str, prices: SmsPrices | None = None) -> Transliteration | None:
    """The offer for a text to a number of ``country``; ``None`` where it would save nothing.

    Nothing is offered for a text with a letter that has no Latin stand-in: Persian stays as it is.
    """
    foreign = sorted({char for char in text if not is_gsm7(char)})
    stand_ins = {char: _stand_in(char) for char in foreign}
    if not foreign or None in stand_ins.values():
        return None
    replaced = tuple((char, other) for char, other in stand_ins.items() if other is not None)
    plain = text.translate({ord(char): other for char, other in replaced})
    before, after = sms_cost(text, country, prices), sms_cost(plain, country, prices)
    if after.parts >= before.parts:
        return None
    only_marks = all(char in _table().marks for char in foreign)
    return Transliteration(
        plain, replaced, only_marks, before.parts, after.parts, before.price - after.price, before.currency
    )


def _stand_in(char: str) -> str | None:
    table = _table()
    listed = table.marks.get(char) or table.letters.get(char)
    if listed is not None:
        return listed
    bare = "".join(part for part in unicodedata.normalize("NFD", char) if not unicodedata.combining(part))
    return bare if all(map(is_gsm7, bare)) else None


@cache
def _table() -> _Table:
    return read_table(_Table, "sms", "transliteration.yaml")
