"""Transactions, balances, credit and salary: known by header, the content must fit."""

from __future__ import annotations

import re

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.judging import Headed

_AMOUNT = re.compile(
    r"(?:[A-Z]{3}|[$€£¥₴﷼]|zł)?\s?[-+(]?\s?\d{1,3}(?:[\s.,'’]?\d{3})*(?:[.,]\d{1,4})?\)?\s?(?:[A-Z]{3}|[$€£¥₴%]|zł|ریال|تومان|грн|k)?",
    re.IGNORECASE,
)
_ANYTHING = re.compile(r"(?s).*")
_DAY = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{2}[-/.]\d{2}|\d{2}[-/.]\d{2}[-/.]\d{4})(?!\d)")
_CENTS = re.compile(r"(?<![\d.,])\d+[.,]\d{2}(?![\d.,])")
_FLAG = re.compile(r"true|false|yes|no|y|n|t|f|tak|nie|ja|nein|oui|non|[01]", re.IGNORECASE)


def _is_amount(value: str) -> bool:
    return _AMOUNT.fullmatch(value) is not None


def _is_amount_or_text(value: str) -> bool:
    return _FLAG.fullmatch(value) is None


class TransactionLists:
    """Several dates and amounts in one value: a list of payments, whatever the header says."""

    element = "transactions"

    def judge(self, column: Column) -> Verdict | None:
        """By the share of values with at least two dates and two amounts."""
        share = column.share_of(_is_list_of_payments)
        if share < 0.5 or column.names_other:
            return None
        return Verdict("transactions", 0.6 + 0.25 * share, f"{share:.0%} of the values list dates and amounts")


def _is_list_of_payments(value: str) -> bool:
    return len(_DAY.findall(value)) > 1 and len(_CENTS.findall(value)) > 1


DETECTORS = (
    TransactionLists(),
    Headed("transactions", frozenset({"transactions"}), _is_amount_or_text, certainty=0.9),
    Headed("balance", frozenset({"balance"}), _is_amount, certainty=0.9),
    Headed("credit", frozenset({"credit"}), lambda value: _ANYTHING.fullmatch(value) is not None, certainty=0.9),
    Headed("salary", frozenset({"salary"}), lambda value: any(c.isdigit() for c in value), certainty=0.9),
)
