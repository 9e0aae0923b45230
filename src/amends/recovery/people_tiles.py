"""Where a place lies on a map of equal tiles, in our own drawing: neighbours mostly beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_EUROPE = """
IS .. .. NO SE FI .. ..
.. .. .. .. .. EE RU ..
IE GB .. DK .. LV .. ..
.. .. NL DE PL LT BY ..
.. BE LU CZ SK UA .. ..
.. FR LI AT HU RO MD ..
.. CH .. SI HR RS BG GE
AD .. SM IT BA ME XK AZ
PT ES MC VA AL MK TR AM
.. .. .. MT .. GR CY ..
"""
_AMERICA = """
AK .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. .. .. .. VT NH
WA ID MT ND MN IL WI MI NY RI MA
OR NV WY SD IA IN OH PA NJ CT ..
CA UT CO NE MO KY WV VA MD DE ..
.. AZ NM KS AR TN NC SC DC .. ..
.. .. .. OK LA MS AL GA .. .. ..
HI .. .. TX .. .. .. .. FL .. PR
"""


def places_on_europe() -> Mapping[str, tuple[int, int]]:
    """(column, row) by country."""
    return _grid(_EUROPE)


def places_on_america() -> Mapping[str, tuple[int, int]]:
    """(column, row) by ``US-`` subdivision."""
    return {f"US-{code}": at for code, at in _grid(_AMERICA).items()}


@cache
def _grid(drawn: str) -> dict[str, tuple[int, int]]:
    lines = [line.split() for line in drawn.strip().splitlines()]
    return {code: (x, y) for y, line in enumerate(lines) for x, code in enumerate(line) if code != ".."}
