"""Bank account numbers in a country's own form: Polish NRB and Spanish CCC by their checks, others by header."""

from __future__ import annotations

import re

from stdnum import iban
from stdnum.es import ccc

from amends.exposure.detectors.judging import Headed, Numbered
from amends.exposure.detectors.patterns import TextPattern

_KEYS = frozenset({"bank_account", "iban"})
_POLISH = r"\d{2}(?:[ -]?\d{4}){6}"
_ANY = re.compile(r"(?:\d[\d /\-]{4,33}\d)(?:[A-Z]{0,3})|\d{2}-?\d{2}-?\d{2}[ /]\d{7,8}", re.IGNORECASE)
_CODE = re.compile(r"\d{4,8}")


def is_polish_account(value: str) -> bool:
    """Whether 26 digits are a Polish account number: modulo 97 as if PL stood before them.

    >>> is_polish_account("61 1090 1014 0000 0712 1981 2874")
    True
    """
    return iban.is_valid("PL" + re.sub(r"[ -]", "", value), check_country=False)


DETECTORS = (
    Numbered(
        "bank_account",
        _KEYS,
        re.compile(_POLISH),
        check=is_polish_account,
        check_name="NRB modulo 97",
        chance=0.01,
        alone=0.95,
        beside_other=True,
    ),
    Numbered(
        "bank_account",
        _KEYS,
        re.compile(r"\d{4}[ -]?\d{4}[ -]?\d{2}[ -]?\d{10}"),
        check=ccc.is_valid,
        check_name="CCC check digits",
        chance=0.01,
        alone=0.9,
    ),
    Numbered("bank_account", frozenset({"bank_account"}), _ANY, headed=0.88),
    Headed("bank_account_code", frozenset({"bank_account_code"}), lambda value: _CODE.fullmatch(value) is not None),
)

_CONTEXT = re.compile(r"account|acct|rachun|konto|compte|cuenta|conto|حساب|рахун|\bnrb\b", re.IGNORECASE)
TEXT = (
    TextPattern(
        "bank_account",
        re.compile(rf"(?<![\w.-])(?P<value>{_POLISH})(?![\w-])"),
        certainty=0.92,
        with_context=0.97,
        context=_CONTEXT,
        check=is_polish_account,
        check_name="NRB modulo 97",
    ),
    TextPattern(
        "bank_account",
        re.compile(r"(?<![\w.-])(?P<value>\d{7,18})(?![\w-])"),
        certainty=0.0,
        with_context=0.72,
        context=_CONTEXT,
    ),
)
