"""Payment cards: number (issuer range, length and Luhn), expiry, security code."""

from __future__ import annotations

import re

from stdnum import luhn

from amends.exposure.detectors.judging import Headed, Numbered
from amends.exposure.detectors.patterns import TextPattern
from amends.exposure.detectors.values import digits_of

_NAME = "Luhn digit and issuer range"
_SHAPE = re.compile(r"\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,4}(?:[ -]?\d{1,3})?|\d{4}[ -]?\d{6}[ -]?\d{4,5}")
# ISO/IEC 7812 ranges as the networks publish them, with the lengths they use.
_NETWORKS = (
    (re.compile(r"4"), (13, 16, 19)),  # Visa
    (re.compile(r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), (16,)),  # Mastercard
    (re.compile(r"3[47]"), (15,)),  # American Express
    (re.compile(r"6011|65|64[4-9]|622"), (16, 17, 18, 19)),  # Discover, UnionPay
    (re.compile(r"62|81"), (16, 17, 18, 19)),  # UnionPay
    (re.compile(r"35(?:2[89]|[3-8])"), (16, 17, 18, 19)),  # JCB
    (re.compile(r"30[0-5]|309|36|38|39"), (14, 16, 17, 18, 19)),  # Diners
    (re.compile(r"50|5[6-9]|6[0-9]"), (12, 13, 14, 15, 16, 17, 18, 19)),  # Maestro
    (re.compile(r"220[0-4]|603799|60[2-9]|9792|65[0-9]|58[0-9]{2}"), (16,)),  # Mir, Troy, Iranian Shetab, RuPay
)
_KEYS = frozenset({"card_number"})


def is_card_number(value: str) -> bool:
    """Whether the digits have an issuer's range and length and pass Luhn.

    >>> is_card_number("4111 1111 1111 1111"), is_card_number("4111 1111 1111 1112"), is_card_number("9111111111111118")
    (True, False, False)
    """
    digits = digits_of(value)
    return has_issuer_range(digits) and luhn.is_valid(digits)


def has_issuer_range(digits: str) -> bool:
    """Whether a card network issues numbers of this beginning and length."""
    return any(len(digits) in lengths and start.match(digits) for start, lengths in _NETWORKS)


_EXPIRY = re.compile(
    r"(?:0?[1-9]|1[0-2])\s?[/\-.]?\s?(?:20)?[1-4]\d|(?:20)?[1-4]\d[/\-](?:0[1-9]|1[0-2])(?:-\d\d)?"
    r"|[^\W\d_]{3}-[1-4]\d|[1-4]\d-[^\W\d_]{3}|\d{1,2}[/.]\d{1,2}[/.]20[1-4]\d|1[34]\d\d/\d\d",
    re.IGNORECASE,
)
_STRICT_EXPIRY = re.compile(r"(?:0[1-9]|1[0-2])/(?:20)?[1-4]\d")
_SECURITY_CODE = re.compile(r"\d{1,4}")

DETECTORS = (
    Numbered(
        "card_number", _KEYS, _SHAPE, check=is_card_number, check_name=_NAME, chance=0.03, alone=0.95, headed=0.97
    ),
    Headed(
        "card_expiry", frozenset({"card_expiry"}), lambda value: _EXPIRY.fullmatch(value) is not None, certainty=0.92
    ),
    Headed(
        "card_code", frozenset({"card_code"}), lambda value: _SECURITY_CODE.fullmatch(value) is not None, certainty=0.92
    ),
    Numbered("card_expiry", frozenset({"card_expiry"}), _STRICT_EXPIRY, alone=0.6),
)

_CONTEXT = re.compile(r"card|visa|master|amex|kart|carte|tarjeta|carta|credit|\bpan\b|\bcc\b|کارت|карт", re.IGNORECASE)
TEXT = (
    TextPattern(
        "card_number",
        re.compile(
            r"(?<![\w.+-])(?P<value>\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,4}(?:[ -]\d{3})?"
            r"|\d{4}[ -]\d{6}[ -]\d{4,5}|\d{12,19})(?![\w-]|\.\d)"
        ),
        certainty=0.75,
        with_context=0.97,
        context=_CONTEXT,
        check=is_card_number,
        check_name=_NAME,
    ),
    TextPattern(
        "card_expiry",
        re.compile(r"(?<![\w/.-])(?P<value>(?:0[1-9]|1[0-2])/(?:20)?[1-4]\d)(?![\w/-])"),
        certainty=0.0,
        with_context=0.85,
        context=re.compile(r"expir|\bexp\b|valid|ważn|gültig|scad|caduc|انقضا|дійсн", re.IGNORECASE),
    ),
    TextPattern(
        "card_code",
        re.compile(r"(?<![\w/.-])(?P<value>\d{3,4})(?![\w/-])"),
        certainty=0.0,
        with_context=0.85,
        context=re.compile(r"\bcvv2?|\bcvc2?|\bcid\b|security code|kod zabezp", re.IGNORECASE),
    ),
)
