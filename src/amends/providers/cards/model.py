"""What passes between the house and a card host: tokens, never the number of a card.

A token begins with a letter and is no card number under any spelling; a BIN of 6 or 8 digits and the last four are
what PCI DSS 3.4 lets be shown of a number of 16.  Whatever else could hide a number is refused when it is made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from amends.core.clock import require_aware
from amends.core.errors import InputError
from amends.remedies.cards import HOST_RESULTS, CardState

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{3,63}")
_BIN, _LAST4 = re.compile(r"\d{6}(?:\d{2})?"), re.compile(r"\d{4}")
_EXPIRY = re.compile(r"20\d{2}-(?:0[1-9]|1[0-2])")
_LONG = re.compile(r"\d(?:[ ._:-]?\d){12,}")
_SHORTEST, _LONGEST = 13, 19  # ISO/IEC 7812


@dataclass(frozen=True, kw_only=True, slots=True)
class CardOrder:
    """One card to be made.  ``order_id`` is ours and the same at every try; ``expiry`` is ``YYYY-MM``.

    ``replaces`` is the order whose card was lost or returned, if any.  Raises ``InputError`` (``cards.number`` for
    what could be a card's number, ``cards.field``).
    """

    order_id: str
    token: str
    bin: str
    last4: str
    expiry: str
    replaces: str = ""

    def __post_init__(self) -> None:
        require_field(self.order_id, _NAME, "order_id")
        require_field(self.token, _NAME, "token")
        require_field(self.bin, _BIN, "bin")
        require_field(self.last4, _LAST4, "last4")
        require_field(self.expiry, _EXPIRY, "expiry")
        if self.replaces:
            require_field(self.replaces, _NAME, "replaces")


@dataclass(frozen=True, kw_only=True, slots=True)
class CardResult:
    """What the host says of an order.  ``result_id`` is the host's own: the same result twice has it twice."""

    result_id: str
    order_id: str
    token: str
    state: CardState
    at: datetime

    def __post_init__(self) -> None:
        require_field(self.result_id, _NAME, "result_id")
        require_field(self.order_id, _NAME, "order_id")
        require_field(self.token, _NAME, "token")
        require_aware(self.at, where="at")
        if self.state not in HOST_RESULTS:
            raise _bad("state", "A card host reports no such state.")


def holds_number(text: str) -> bool:
    """Whether something that could be a card's number stands in the text, whole or with separators.

    >>> holds_number("4111 1111-1111.1111"), holds_number("tok_411111xxxxxx1111")
    (True, False)
    """
    return any(_could_be(re.sub(r"\D", "", run.group())) for run in _LONG.finditer(text))


def refuse_number(text: str, *, where: str) -> None:
    """Raises ``InputError`` (``cards.number``); its words never quote the text."""
    if holds_number(text):
        raise InputError(
            "The number of a card stands here, and none may enter.",
            code="cards.number",
            where=where,
            why="Amends keeps tokens of the card host, the first six or eight digits and the last four.",
            fix="Have the card host export tokens. Destroy this file as your card rules (PCI DSS) say.",
        )


def require_field(value: str, pattern: re.Pattern[str], where: str) -> None:
    """Raises ``InputError`` (``cards.number``, ``cards.field``)."""
    if not isinstance(value, str):
        raise _bad(where, "It is no text.")
    refuse_number(value, where=where)
    if not pattern.fullmatch(value) or (pattern is _NAME and value.isdigit()):
        raise _bad(where, "It has not the form that the interface gives it.")


def _could_be(digits: str) -> bool:
    """A run of which some 13 to 19 digits pass the check of card numbers (ISO/IEC 7812-1, annex B)."""
    return any(
        _passes(digits[start : start + length])
        for length in range(_SHORTEST, min(_LONGEST, len(digits)) + 1)
        for start in range(len(digits) - length + 1)
    )


def _passes(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def _bad(where: str, why: str) -> InputError:
    return InputError(
        "A field of the card interface cannot be used.",
        code="cards.field",
        where=where,
        why=why,
        fix="Compare it with docs/remedies.md: tokens and ids begin with a letter; bin 6 or 8 digits, last4 4 digits, "
        "expiry YYYY-MM.",
    )
