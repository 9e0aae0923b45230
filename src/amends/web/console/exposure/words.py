"""Codes in the words of a reader: elements, places, languages."""

from __future__ import annotations

import pycountry

from amends.wording.book.labels import labels_of

_LANGUAGES = {"en": "English", "pl": "Polish", "de": "German", "fa": "Persian"}


def label_of(element: str) -> str:
    """An element in plain English; its code where the wordbook has none."""
    return labels_of("en").get(element, element)


def place_name(code: str) -> str:
    """A country or a part of one.

    >>> place_name("PL"), place_name("US-CA"), place_name("ZZ")
    ('Poland', 'California, United States', 'not known')
    """
    if code == "ZZ":
        return "not known"
    country = pycountry.countries.get(alpha_2=code.partition("-")[0])
    name = str(country.name) if country else code
    part = pycountry.subdivisions.get(code=code) if "-" in code else None
    return f"{part.name}, {name}" if part else name


def language_name(code: str) -> str:
    """A language by its code.

    >>> language_name("pl"), language_name("uk"), language_name("?")
    ('Polish', 'Ukrainian', '?')
    """
    found = pycountry.languages.get(alpha_2=code)
    return _LANGUAGES.get(code) or (str(found.name) if found else code)
