"""Amounts and accounts as people write them, and lines that leave for a bank."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import msgspec
from babel.numbers import get_currency_precision, list_currencies
from stdnum import iban
from stdnum.exceptions import ValidationError

from amends.core.errors import InputError
from amends.remedies.claims_rules import claim_rules

PAYMENT_COLUMNS = ("payment", "claim", "name", "iban", "amount", "currency", "reference")
PAID_COLUMNS = ("payment", "amount", "currency", "paid_on", "bank_ref", "result")
# What spreadsheets take for a formula, also behind blanks (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MOST_NAME = 70  # of ISO 20022 pain.001, Nm of the creditor: 140; of SEPA: 70


class PaymentLine(msgspec.Struct, frozen=True, kw_only=True):
    """One payment as the bank is told.  ``reference`` is what the person sees on the statement."""

    payment: str
    claim: str
    name: str
    iban: str
    amount: Decimal
    currency: str
    reference: str


def read_money(amount: str | Decimal, currency: str) -> tuple[Decimal, str]:
    """A sum that was lost: above zero, in a currency of ISO 4217, with its digits and no more.

    Raises ``InputError`` (``claims.amount``, ``claims.currency``).

    >>> read_money("120.50", "pln"), read_money("120,50", "EUR")
    ((Decimal('120.50'), 'PLN'), (Decimal('120.50'), 'EUR'))
    """
    code = currency.strip().upper()
    if len(code) != len("EUR") or code not in list_currencies():
        raise InputError("There is no such currency.", code="claims.currency", where="currency", fix="As EUR or PLN.")
    digits = get_currency_precision(code)
    value = _decimal(amount)
    most = claim_rules().amount.most
    if value is None or not 0 < value <= most or value != round(value, digits):
        raise InputError(
            "This is no amount.",
            code="claims.amount",
            where="amount",
            fix=f"A number above 0 and not above {most}, with {digits} digits behind the point, as 120.50.",
        )
    return value.quantize(Decimal(1).scaleb(-digits)), code


def read_account(typed: str) -> str:
    """The IBAN without blanks; raises ``InputError`` (``claims.account``), whose words never quote it.

    >>> read_account("PL61 1090 1014 0000 0712 1981 2874")
    'PL61109010140000071219812874'
    """
    try:
        return str(iban.validate(typed, check_country=False))
    except ValidationError as error:
        raise InputError(
            "This is no account to which we can pay.",
            code="claims.account",
            where="account",
            why="Its check digits do not fit, or it is no IBAN.",
            fix="Copy the IBAN from a statement. Never give the number of a card.",
        ) from error


def payment_file(lines: Sequence[PaymentLine]) -> bytes:
    """The payment advice: CSV in UTF-8, in which no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(PAYMENT_COLUMNS)
    for line in lines:
        cells = (
            line.payment,
            line.claim,
            line.name[:_MOST_NAME],
            line.iban,
            plain_money(line.amount, line.currency),
            line.currency,
        )
        writer.writerow([harmless(cell) for cell in (*cells, line.reference)])
    return out.getvalue().encode()


def rehearsal_file(lines: Sequence[PaymentLine]) -> bytes:
    """As ``payment_file``, of an exercise: its first line says so, and no line has an account."""
    marked = [msgspec.structs.replace(line, iban="EXERCISE") for line in lines]
    return b"EXERCISE: NOT FOR A BANK\r\n" + payment_file(marked)


def plain_money(amount: Decimal, currency: str) -> str:
    """With as many digits behind the point as the currency has (ISO 4217).

    >>> plain_money(Decimal("120.5000"), "PLN"), plain_money(Decimal("20.0000"), "JPY")
    ('120.50', '20')
    """
    return f"{amount:.{get_currency_precision(currency)}f}"


def harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run.

    >>> harmless("=HYPERLINK(1)"), harmless("Anna")
    ("'=HYPERLINK(1)", 'Anna')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell


# Thousands parted by blanks are read one way only, unlike those parted by a point or a comma.
_PARTED = re.compile(r"\d{1,3}(?:\s\d{3})+(?:[.,]\d{1,4})?")


def _decimal(amount: str | Decimal) -> Decimal | None:
    """A comma is a decimal comma only where no point stands; thousands may be parted by blanks alone."""
    text = "".join(str(amount).split()) if _PARTED.fullmatch(str(amount).strip()) else str(amount).strip()
    if len(text) > len("10000000.0000") or not text.isascii():
        return None
    try:
        value = Decimal(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and "e" not in text.lower() else None
