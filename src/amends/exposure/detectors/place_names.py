"""Which values name a country or a part of one: ISO 3166 codes, and names in the languages that are known here."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pycountry

from amends.core.places import normalise_residence
from amends.exposure.detectors.wordlists import fold, phrase_list
from amends.exposure.whereabouts import UNKNOWN_RESIDENCE, residence_of

_COUNTRY_CODE = re.compile(r"[A-Z]{2,3}")
_RESIDENCE_CODE = re.compile(r"[A-Za-z]{2}-[A-Za-z0-9]{1,3}")
_REMARK = re.compile(r"\s*[\[(].*")
_KINDS = re.compile(
    r"^(?:state of|province of|województwo|wojewodztwo|woj\.|land|kanton|canton)\s+|\s+(?:oblast|province|voivodeship)$"
)
_TERRITORIES = frozenset(
    normalise_residence(code) for code in ("PR", "GU", "VI", "AS", "MP")
)  # countries to ISO 3166-1
# Countries whose parts are written as bare codes; elsewhere two letters are a country.
_LETTERED = ("US", "CA", "AU")


@lru_cache(maxsize=65536)
def is_country(value: str) -> bool:
    """Whether the value is a country's name or code that an assessment would understand.

    >>> is_country("Niemcy"), is_country("GB"), is_country("USA"), is_country("Texas"), is_country("NY")
    (True, True, True, False, False)
    """
    code = residence_of(None, value, None, default=None)
    return code != UNKNOWN_RESIDENCE and ("-" not in code or code in _TERRITORIES) and "-" not in value


def is_country_code(value: str) -> bool:
    """Whether the value is an ISO 3166-1 code, written in capitals as codes are."""
    return _COUNTRY_CODE.fullmatch(value) is not None and is_country(value)


def is_language_code(value: str) -> bool:
    """Whether two letters are (also) an ISO 639-1 code: ``PL`` is both, ``GB`` is not.

    Of three letters nearly all are some language's code, so that they tell nothing.
    """
    return len(value) == 2 and pycountry.languages.get(alpha_2=value.lower()) is not None


@lru_cache(maxsize=65536)
def is_region(value: str) -> bool:
    """Whether the value is a part of a country, by name, by full code, or by a code such as USPS's.

    >>> is_region("TX"), is_region("US-TX"), is_region("Bayern"), is_region("mazowieckie"), is_region("PL")
    (True, True, True, True, False)
    """
    if _RESIDENCE_CODE.fullmatch(value):
        return pycountry.subdivisions.get(code=value.upper()) is not None
    return federation_of(value) is not None or _bare(value) in _region_names()


@lru_cache(maxsize=65536)
def federation_of(value: str) -> str | None:
    """The country (US, CA or AU) whose postal code for a part the capitals are, or ``None``.

    >>> federation_of("TX"), federation_of("QC"), federation_of("tx"), federation_of("PL")
    ('US', 'CA', None, None)
    """
    if not value.isupper():
        return None
    return next((land for land in _LETTERED if pycountry.subdivisions.get(code=f"{land}-{value}")), None)


def is_residence(value: str) -> bool:
    """Whether the value alone says where someone lives: a country, or a full code such as ``US-CA``."""
    return is_country(value) or (_RESIDENCE_CODE.fullmatch(value) is not None and is_region(value))


@cache
def _region_names() -> frozenset[str]:
    names = {_bare(place.name) for place in pycountry.subdivisions}
    return frozenset(names | phrase_list("regions"))


def _bare(name: str) -> str:
    return _KINDS.sub("", fold(_REMARK.sub("", name))).strip()
