"""Signs that a person should look at a claim: each says why in words, and none of them refuses anything.

What comes in are counts of keyed digests and days.  Age, sex, language, nationality, place and health are no fields
of ``Seen``, so that no sign can rest on them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from amends.remedies.catalogue_data import Choice, read_data


class Sign(StrEnum):
    """What was noticed; stored, and never renamed."""

    SAME_ACCOUNT = "same_account"
    SAME_ADDRESS = "same_address"
    SAME_DEVICE = "same_device"
    SAME_EVIDENCE = "same_evidence"
    NOT_IN_REGISTER = "not_in_register"
    BEFORE_BREACH = "before_breach"
    UNDER_LIMIT = "under_limit"
    NEAR_SAME_LOSS = "near_same_loss"
    BURST = "burst"


class SignRow(Choice, frozen=True, kw_only=True):
    """One sign: ``most`` is what is still usual, ``within_days`` the time in which it is counted, 0 for all."""

    sign: Sign
    most: int
    within_days: int


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What is known around one claim.

    The counts are of *other* claimants (or, for ``burst``, other claims of the origin within the row's days) that share
    the keyed digest; 0 where there is none.  ``near_same_loss`` counts other claims of the same claimant, as near as
    the row says.  ``limit`` is that of two persons, in the claim's currency.
    """

    same_account: int = 0
    same_address: int = 0
    same_device: int = 0
    same_evidence: int = 0
    near_same_loss: int = 0
    burst: int = 0
    is_in_register: bool | None = None
    happened_on: date
    breach_on: date | None = None
    amount: Decimal | None = None
    limit: Decimal = Decimal(0)


class Signal(msgspec.Struct, frozen=True):
    """A sign that shows itself, with the figure behind it and the reason that the rule gives."""

    sign: Sign
    says: str
    reason: str


def fraud_rules() -> Mapping[Sign, SignRow]:
    """``corpus/remedies/claims-fraud.yaml``.  Raises ``InputError`` (``remedies.unreadable_data``)."""
    return {row.sign: row for row in read_data("claims-fraud", _Rows).rows}


def fraud_signals(seen: Seen) -> tuple[Signal, ...]:
    """Every sign that shows itself, in the order of the rules.  None of them is a decision.

    >>> [found.sign.value for found in fraud_signals(Seen(happened_on=date(2026, 5, 1), breach_on=date(2026, 5, 20)))]
    ['before_breach']
    """
    found = ((row, _SAYS[sign](seen, row)) for sign, row in fraud_rules().items())
    return tuple(Signal(row.sign, says, row.reason) for row, says in found if says)


class _Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rows: tuple[SignRow, ...]


def _shared(field: str, what: str) -> Callable[[Seen, SignRow], str]:
    def says(seen: Seen, row: SignRow) -> str:
        others: int = getattr(seen, field)
        return f"{others} others {what}; up to {row.most} are usual." if others > row.most else ""

    return says


def _evidence(seen: Seen, row: SignRow) -> str:
    return f"The same file stands under {seen.same_evidence} other claims." if seen.same_evidence > row.most else ""


def _register(seen: Seen, _: SignRow) -> str:
    return "The claimant is not among the affected of the register." if seen.is_in_register is False else ""


def _before(seen: Seen, _: SignRow) -> str:
    if seen.breach_on is None or seen.happened_on >= seen.breach_on:
        return ""
    return f"The loss is of {seen.happened_on.isoformat()}, the breach began on {seen.breach_on.isoformat()}."


def _under(seen: Seen, row: SignRow) -> str:
    if seen.amount is None or seen.limit <= 0:
        return ""
    is_near = seen.limit * (100 - row.most) / 100 <= seen.amount <= seen.limit
    return f"The amount is less than {row.most} per cent below the limit of two persons." if is_near else ""


def _near(seen: Seen, row: SignRow) -> str:
    if not seen.near_same_loss:
        return ""
    return (
        f"The same person has {seen.near_same_loss} other claim(s) of this kind within {row.within_days} day(s), with "
        f"the same file or an amount that differs by no more than {row.most} per cent."
    )


def _burst(seen: Seen, row: SignRow) -> str:
    if seen.burst <= row.most:
        return ""
    return (
        f"{seen.burst} other claims came from one origin within {row.within_days} day(s); up to {row.most} are usual."
    )


_SAYS: Mapping[Sign, Callable[[Seen, SignRow], str]] = {
    Sign.SAME_ACCOUNT: _shared("same_account", "want their money on the same account"),
    Sign.SAME_ADDRESS: _shared("same_address", "gave the same address"),
    Sign.SAME_DEVICE: _shared("same_device", "claimed from the same device"),
    Sign.SAME_EVIDENCE: _evidence,
    Sign.NOT_IN_REGISTER: _register,
    Sign.BEFORE_BREACH: _before,
    Sign.UNDER_LIMIT: _under,
    Sign.NEAR_SAME_LOSS: _near,
    Sign.BURST: _burst,
}
