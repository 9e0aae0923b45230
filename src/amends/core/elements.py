"""The data elements: one closed vocabulary for detection, law, severity and notices."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

import msgspec

from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml


class DataClass(StrEnum):
    """ENISA's four categories of data (Recommendations 2013, Annex 1)."""

    SIMPLE = "simple"
    BEHAVIOURAL = "behavioural"
    FINANCIAL = "financial"
    SENSITIVE = "sensitive"


class IdentityRole(StrEnum):
    """What an element can prove about who a record belongs to."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"
    NONE = "none"


class Element(msgspec.Struct, frozen=True, rename={"data_class": "class"}, forbid_unknown_fields=True):
    """One data element with its place in ENISA's categories and in other vocabularies."""

    data_class: DataClass
    role: IdentityRole
    veris: str
    hibp: str
    dpv: str


@cache
def elements() -> dict[str, Element]:
    """Every element by its code, in the order of ``corpus/vocabulary/elements.yaml``."""
    path = data_folder("corpus") / "vocabulary" / "elements.yaml"
    raw = parse_yaml(path.read_text(encoding="utf-8"), name="elements.yaml")
    return msgspec.convert(raw, dict[str, Element])


def require_elements(codes: Iterable[str], *, where: str) -> frozenset[str]:
    """The codes as a set, or ``InputError`` (``element.unknown``) naming the first that is none."""
    wanted = frozenset(codes)
    unknown = sorted(wanted - elements().keys())
    if unknown:
        raise InputError(
            f"{unknown[0]!r} is not a data element.",
            code="element.unknown",
            where=where,
            why="The law and the notices know only the elements of the vocabulary.",
            fix="Use one of: " + ", ".join(elements()) + ".",
        )
    return wanted


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes in the vocabulary's order, so that every list of elements reads alike."""
    wanted = set(codes)
    return tuple(code for code in elements() if code in wanted)
