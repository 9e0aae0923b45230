"""The tables of ``corpus/vocabulary/enisa.yaml``; no number of the method stands in code."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from amends.core.case.model import AvailabilityLoss, Cause, IntegrityLoss, Protection, Recipients
from amends.core.elements import DataClass, require_elements
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml
from amends.severity.model import Band


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Source(_Table, frozen=True):
    title: str
    url: str
    checked_on: str


class BandLimit(_Table, frozen=True, rename={"lower": "from"}):
    lower: float
    band: Band


class Credentials(_Table, frozen=True):
    """``unlocks``: the category of what accounts hold, by the controller's sectors."""

    elements: tuple[str, ...]
    unlocks: dict[DataClass, tuple[str, ...]]


class Adjustment(_Table, frozen=True, rename={"all_of": "all"}):
    id: str
    all_of: tuple[str, ...]
    add: float
    why: str


class DpcTable(_Table, frozen=True):
    lowest: float
    highest: float
    base: dict[DataClass, float]
    credentials: Credentials
    adjustments: tuple[Adjustment, ...]


class SetRule(_Table, frozen=True, rename={"all_of": "all", "any_of": "any"}):
    """Fits a set of elements that holds all of ``all``, one of ``any`` and ``at_least`` many of ``of``."""

    why: str
    score: float = 0
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    at_least: int = 0
    of: tuple[str, ...] = ()

    def fits(self, elements: frozenset[str]) -> bool:
        """Whether the elements fulfil every part that the rule has."""
        if not elements.issuperset(self.all_of) or (self.any_of and elements.isdisjoint(self.any_of)):
            return False
        return len(elements & set(self.of)) >= self.at_least


class EiTable(_Table, frozen=True):
    lowest: float
    rules: tuple[SetRule, ...]
    otherwise: str


class CircumstancesTable(_Table, frozen=True):
    confidentiality: dict[Recipients, float]
    integrity: dict[IntegrityLoss, float]
    availability: dict[AvailabilityLoss, float]
    malicious: float


class FlagsTable(_Table, frozen=True):
    many_persons: int
    unintelligible: tuple[Protection, ...]


class OverrideTable(_Table, frozen=True, rename={"all_of": "all", "any_of": "any"}):
    band: Band
    all_of: tuple[str, ...]
    any_of: tuple[str, ...]
    why: str
    source: Source


class EdpbCase(_Table, frozen=True, rename={"data_class": "class"}):
    """One example; a trait that it leaves open is ``None`` and is not compared."""

    case: str
    title: str
    cause: Cause
    data_class: DataClass
    is_unintelligible: bool
    authority: bool
    persons: bool
    is_exfiltrated: bool | None = None
    has_backup: bool | None = None
    is_trusted_recipient: bool | None = None


class EdpbTable(_Table, frozen=True):
    source: Source
    cases: tuple[EdpbCase, ...]


class Tables(_Table, frozen=True):
    source: Source
    bands: tuple[BandLimit, ...]
    dpc: DpcTable
    ei: EiTable
    circumstances: CircumstancesTable
    flags: FlagsTable
    override: OverrideTable
    precedents: EdpbTable


@cache
def tables() -> Tables:
    """The tables, read once; raises ``msgspec.ValidationError`` or ``InputError`` if the corpus is damaged."""
    path = data_folder("corpus") / "vocabulary" / "enisa.yaml"
    raw: Any = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    read = msgspec.convert(raw, Tables)
    for codes in _element_lists(read):
        require_elements(codes, where=path.name)
    return read


def _element_lists(read: Tables) -> list[tuple[str, ...]]:
    rules = [codes for rule in read.ei.rules for codes in (rule.all_of, rule.any_of, rule.of)]
    adjustments = [adjustment.all_of for adjustment in read.dpc.adjustments]
    return [*rules, *adjustments, read.dpc.credentials.elements, read.override.all_of, read.override.any_of]
