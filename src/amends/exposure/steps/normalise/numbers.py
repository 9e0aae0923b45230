"""Identity, account and customer numbers: letters and digits only, upper case, zeros put back."""

from __future__ import annotations

from amends.exposure.steps.normalise.layers import Layer
from amends.exposure.steps.normalise.text import is_one_of, western_digits

_STAND_INS = ("1234567890 12345678901 123456789 0123456789 123456789012 987654321 9876543210 98765432109").split()
# Numbers of fixed length that lose their leading zeros in spreadsheets.
_WIDTHS = {"pesel": 11, "ssn": 9}
_SHORTEST = {"customer_number": 1, "bank_account": 6}
_SHORTEST_NUMBER = 5


def number_layers(element: str) -> tuple[Layer, ...]:
    """Layers to the normal form of a number, or to NULL for a placeholder, a masked or too short value.

    Masked values (``***-**-1234``) identify nobody, and neither does one digit repeated.
    """
    shortest = _SHORTEST.get(element, _SHORTEST_NUMBER)
    return (
        lambda sql: (
            f"CASE WHEN regexp_matches({sql}, '^[0-9]+$') THEN {sql} ELSE upper(trim({western_digits(sql)})) END"
        ),
        lambda sql: (
            f"CASE WHEN regexp_matches({sql}, '^[0-9A-Z]+$') THEN {sql} "
            f"ELSE regexp_replace({sql}, '[^0-9A-Z*#•]', '', 'g') END"
        ),
        lambda sql: _completed(element, sql),
        lambda sql: (
            f"CASE WHEN length({sql}) >= {shortest} AND NOT {is_stand_in(sql, shortest)} "
            f"AND regexp_matches({sql}, '^[0-9A-Z]*[0-9][0-9A-Z]*$') AND NOT contains({sql}, 'XXX') THEN {sql} END"
        ),
    )


def is_stand_in(bare: str, shortest: int) -> str:
    """Whether a bare number is a stand-in: one character repeated, or counting up."""
    if shortest < _SHORTEST_NUMBER:  # a customer may well have the number 7 or 11
        return f"({_is_one_character(bare)} AND (length({bare}) > {_SHORTEST_NUMBER} OR substr({bare}, 1, 1) = '0'))"
    twice = f"length({bare}) < 2 OR substr({bare}, 1, 1) = substr({bare}, 2, 1)"  # cheap, and seldom so
    return f"(CASE WHEN {twice} THEN {_is_one_character(bare)} ELSE {is_one_of(bare, _STAND_INS)} END)"


def _is_one_character(bare: str) -> str:
    return f"replace({bare}, substr({bare}, 1, 1), '') = ''"


def _completed(element: str, bare: str) -> str:
    width = _WIDTHS.get(element)
    if width:
        return (
            f"CASE WHEN length({bare}) BETWEEN {width - 2} AND {width - 1} THEN lpad({bare}, {width}, '0') ELSE "
            f"{bare} END"
        )
    if element == "iban":  # a Polish account number of 26 digits is an IBAN without its country
        return (
            f"CASE WHEN length({bare}) = 26 AND regexp_matches({bare}, '^[0-9]+$') THEN 'PL' || {bare} ELSE {bare} END"
        )
    return bare
