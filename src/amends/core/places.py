"""Residences: ISO 3166-1 countries and 3166-2 subdivisions."""

from __future__ import annotations

from functools import cache

import pycountry

from amends.core.errors import InputError

# Codes that people write and ISO 3166-1 does not assign.
_ALIASES = {"UK": "GB", "EL": "GR"}
# US territories have a code of their own in 3166-1; the law treats them as parts of the US.
_TERRITORIES = {"PR": "US-PR", "GU": "US-GU", "VI": "US-VI", "AS": "US-AS", "MP": "US-MP"}


@cache
def normalise_residence(code: str) -> str:
    """The residence as an ISO code in upper case; raises ``InputError`` (``place.unknown``).

    >>> normalise_residence("us-ca"), normalise_residence("UK"), normalise_residence("PR")
    ('US-CA', 'GB', 'US-PR')
    """
    wanted = code.strip().upper().replace("_", "-")
    wanted = _TERRITORIES.get(wanted, _ALIASES.get(wanted, wanted))
    if "-" in wanted:
        known = pycountry.subdivisions.get(code=wanted) is not None
    else:
        known = pycountry.countries.get(alpha_2=wanted) is not None
    if not known:
        raise InputError(
            f"{code!r} is not a residence.",
            code="place.unknown",
            where="residence",
            why="It is neither an ISO 3166-1 country nor a 3166-2 subdivision.",
            fix="Use codes such as PL, GB or US-CA.",
        )
    return wanted


def country_of(residence: str) -> str:
    """The country of a normalised residence: ``US`` of ``US-CA``."""
    return residence.partition("-")[0]
