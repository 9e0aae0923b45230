"""Telephone numbers as the digits of E.164, without the plus sign."""

from __future__ import annotations

from amends.exposure.steps.normalise.layers import Layer
from amends.exposure.steps.normalise.text import is_one_of, western_digits

_STAND_INS = ["123456789", "1234567890", "48123456789", "12345678901"]


def phone_layers(calling: str) -> tuple[Layer, ...]:
    """Layers to the digits of E.164, or to NULL if the text is no usable number.

    ``calling`` is the SQL of the calling code (text) for numbers written without one; where it is
    NULL such a number keeps its own digits.
    """
    return (
        lambda sql: (
            f"CASE WHEN regexp_matches({sql}, '^[+]?[0-9]+$') THEN {sql} ELSE translate({western_digits(sql)}, "
            f"' -()./', '') END"
        ),
        lambda sql: (
            f"CASE WHEN starts_with({sql}, '+') THEN substr({sql}, 2) WHEN starts_with({sql}, '00') THEN "
            f"substr({sql}, 3) "
            f"WHEN {calling} IS NULL THEN {sql} WHEN starts_with({sql}, '0') THEN {calling} || substr({sql}, 2) "
            f"WHEN starts_with({sql}, {calling}) AND length({sql}) - length({calling}) >= 9 THEN {sql} "
            f"ELSE {calling} || {sql} END"
        ),
        lambda sql: (
            f"CASE WHEN regexp_matches({sql}, '^[1-9][0-9]{{7,14}}$') AND NOT {is_one_of(sql, _STAND_INS)} "
            f"AND (substr({sql}, -1, 1) <> substr({sql}, -2, 1) "
            f"OR replace(right({sql}, 7), right({sql}, 1), '') <> '') THEN {sql} END"
        ),
    )
