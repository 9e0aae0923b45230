"""What a filing says in the language of the authority: ``corpus/forms/_words.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from amends.core.elements import in_order
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml

FALLBACK = "en"


@cache
def _book() -> dict[str, Any]:
    path = data_folder("corpus") / "forms" / "_words.yaml"
    book: dict[str, Any] = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    return book


def phrase(name: str, language: str, **values: object) -> str:
    """The phrase in the language, or in English where it has none; raises ``KeyError`` for an unknown name."""
    translations = _book()["phrases"][name]
    return str(translations.get(language, translations[FALLBACK])).format(**values)


def element_words(codes: Iterable[str], language: str) -> str:
    """The data elements as a list in words, in the vocabulary's order.

    >>> element_words(["pesel", "name"], "pl")
    'imię i nazwisko, numer PESEL'
    """
    names = _book()["elements"]
    return ", ".join(names[code].get(language, names[code][FALLBACK]) for code in in_order(codes))


def impacts() -> dict[str, Any]:
    """Likely consequences for persons and the elements from which each follows."""
    table: dict[str, Any] = _book()["impacts"]
    return table


def public_numbers() -> tuple[str, ...]:
    """Telephone numbers that are nobody's own: hotlines of the public, as people write them."""
    return tuple(str(row["number"]) for row in _book()["public_numbers"])


def origins() -> dict[str, Any]:
    """Who stands behind a breach, by its cause and intent."""
    table: dict[str, Any] = _book()["origins"]
    return table
