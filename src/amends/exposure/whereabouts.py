"""From what a customer file says of country and region to a residence code, a calling code, a language."""

from __future__ import annotations

import unicodedata
from functools import cache

import phonenumbers
import pycountry
from babel import Locale

from amends.core.errors import InputError
from amends.core.places import country_of, normalise_residence

UNKNOWN_RESIDENCE = "ZZ"  # ISO 3166-1 leaves ZZ to its users; here: nobody knows where the person lives
# Countries whose parts have breach laws of their own; elsewhere the country is the residence.
_FEDERATIONS = frozenset({"US", "CA", "AU"})
_NAMED_IN = ("en", "pl", "de", "fa", "fr", "es", "it", "nl", "cs", "uk")
_LANGUAGES = {"PL": "pl", "DE": "de", "AT": "de", "CH": "de", "LI": "de", "IR": "fa"}
_INFORMAL = {"usa": "US", "u.s.a.": "US", "u.s.": "US", "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
             "rp": "PL", "brd": "DE", "polen": "PL", "holland": "NL"}  # fmt: skip


def residence_of(residence: str | None, country: str | None, region: str | None, *, default: str | None) -> str:
    """The ISO code of where a person lives, or ``ZZ``; ``default`` is the country of a bare region.

    >>> residence_of(None, "Polska", "mazowieckie", default=None), residence_of(None, "US", "CA", default=None)
    ('PL', 'US-CA')
    """
    if residence and (code := _as_code(residence)):
        return code
    land = _as_code(country) if country else None
    if country and not land:
        return UNKNOWN_RESIDENCE
    if region:
        part = _part(region, country_of(land or default or ""))
        if part:
            return part
        if land is None and residence is None and "-" in region and (code := _as_code(region)):
            return code
        if land is None:
            return UNKNOWN_RESIDENCE
    return land or UNKNOWN_RESIDENCE


def _as_code(text: str) -> str | None:
    text = text.strip()
    known = _names().get(_plain(text))
    if known:
        return known
    try:
        return normalise_residence(text)
    except InputError:
        pass
    letters = pycountry.countries.get(alpha_3=text.upper())
    if letters is not None:
        return normalise_residence(str(letters.alpha_2))
    return _part(text, "US") if len(text) > 3 else None


def _part(region: str, country: str) -> str | None:
    if country not in _FEDERATIONS:
        return None
    text = region.strip()
    for wanted in (text, f"{country}-{text}"):
        found = pycountry.subdivisions.get(code=wanted.upper())
        if found is not None and found.code.startswith(f"{country}-"):
            return str(found.code)
    return _subdivisions(country).get(_plain(text))


@cache
def _names() -> dict[str, str]:
    names = dict(_INFORMAL)
    for language in _NAMED_IN:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and pycountry.countries.get(alpha_2=code):
                names.setdefault(_plain(name), normalise_residence(code))
    return names


@cache
def _subdivisions(country: str) -> dict[str, str]:
    return {_plain(item.name): item.code for item in pycountry.subdivisions.get(country_code=country)}


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def calling_code_of(residence: str) -> str | None:
    """The digits dialled before a national number of that place, or None for an unknown one."""
    code = phonenumbers.country_code_for_region(country_of(residence))
    return str(code) if code else None


def language_of(written: str | None, residence: str) -> str:
    """The language to write in: as the file says (a code or a name), else the custom of the place.

    >>> language_of("polski", "GB"), language_of(None, "US-CA"), language_of("pt-BR", "BR")
    ('pl', 'en', 'pt')
    """
    if written:
        text = _plain(written)
        code = text.replace("_", "-").partition("-")[0]
        if len(code) in (2, 3) and pycountry.languages.get(**{f"alpha_{len(code)}": code}):
            found = pycountry.languages.get(**{f"alpha_{len(code)}": code})
            return str(getattr(found, "alpha_2", code))
        if text in _language_names():
            return _language_names()[text]
    return _LANGUAGES.get(country_of(residence), "en")


@cache
def _language_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in _NAMED_IN:
        for code, name in Locale(language).languages.items():
            if len(code) == 2:
                names.setdefault(_plain(name), code)
    return names
