"""What somebody says they lost, as a form or the desk gives it, and what is sealed of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from amends.core.errors import InputError
from amends.core.ids import keyed_hash
from amends.providers.cards.model import refuse_number
from amends.remedies.claims import LossKind
from amends.remedies.claims_money import read_account, read_money
from amends.remedies.claims_rules import claim_rules

_MOST_LINE = 200
_WITHOUT_AMOUNT = frozenset({LossKind.TIME, LossKind.DISTRESS})


@dataclass(frozen=True, kw_only=True)
class File:
    """A file that was sent along; its name is the sender's word."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Loss:
    """A loss as it was typed.  ``account`` is an IBAN, or empty; ``name`` and ``address`` are the payee's.

    ``amount`` may be empty for lost time and for distress, of which nobody can name the price.
    """

    kind: str
    amount: str | Decimal = ""
    currency: str
    happened_on: date
    text: str
    language: str
    reach: str = ""
    code: str = ""
    name: str = ""
    account: str = ""
    address: str = ""
    files: tuple[File, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is sealed for the desk; the words themselves are in the letter of the inquiry."""

    name: str = ""
    account: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A loss that can be kept: its kind, the amount in its currency, and the box."""

    kind: LossKind
    amount: Decimal | None
    currency: str
    happened_on: date
    told: Told


def checked_loss(loss: Loss, *, today: date) -> Checked:
    """Raises ``InputError``: ``claims.kind``, ``claims.amount``, ``claims.currency``, ``claims.day``,
    ``claims.account``, ``claims.long``, ``cards.number``."""
    if loss.kind not in set(LossKind):
        raise InputError(
            "There is no such kind of loss.", code="claims.kind", where="kind", fix=f"One of {', '.join(LossKind)}."
        )
    kind = LossKind(loss.kind)
    if not str(loss.amount).strip() and kind in _WITHOUT_AMOUNT:
        amount, currency = None, read_money("1", loss.currency)[1]
    else:
        amount, currency = read_money(loss.amount, loss.currency)
    if not 0 <= (today - loss.happened_on).days <= claim_rules().age.most_days:
        raise InputError(
            "This day cannot be.", code="claims.day", where="happened_on", fix="Give the day on which it happened."
        )
    return Checked(kind=kind, amount=amount, currency=currency, happened_on=loss.happened_on, told=_told(loss))


def loss_digest(
    pepper: bytes,
    *,
    incident_ref: str,
    person_hash: str,
    kind: str,
    happened_on: date,
    amount: Decimal | None,
    currency: str,
) -> str:
    """The name of a loss: the same person, kind, day and amount are the same loss.  Empty without a person."""
    if not person_hash:
        return ""
    sum_ = "" if amount is None else f"{amount.normalize():f}"
    return keyed_hash(pepper, "claim loss", incident_ref, person_hash, kind, happened_on.isoformat(), sum_, currency)


def digest_of(pepper: bytes, what: str, value: str) -> str:
    """The keyed digest by which accounts, addresses, devices and origins are compared; empty for nothing.

    >>> digest_of(b"p", "address", "Long St 1\\n00-001 X") == digest_of(b"p", "address", "long st. 1, 00-001 x")
    True
    """
    is_typed = what == "address"  # by hand: commas, dots and capitals tell nothing apart
    plain = "".join(letter for letter in value.casefold() if letter.isalnum()) if is_typed else value.strip()
    return keyed_hash(pepper, f"claim {what}", plain) if plain else ""


def _told(loss: Loss) -> Told:
    name, address = " ".join(loss.name.split()), " ".join(loss.address.split())
    for where, value in (("name", name), ("address", address)):
        if len(value) > _MOST_LINE:
            raise InputError("A line is too long.", code="claims.long", where=where)
        refuse_number(value, where=where)
    return Told(name=name, address=address, account=read_account(loss.account) if loss.account.strip() else "")
