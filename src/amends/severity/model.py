"""What a score consists of; the fields are those of ``amends severity`` in INTERFACES.md."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Band(StrEnum):
    """ENISA's four levels, least severe first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"

    @property
    def rank(self) -> int:
        """0 for ``low`` to 3 for ``very_high``; the text itself does not sort by severity."""
        return list(Band).index(self)


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """CB by its parts; each is 0, 0.25 or 0.5."""

    confidentiality: float
    integrity: float
    availability: float
    malicious: float

    @property
    def total(self) -> float:
        """CB itself: 0 to 2."""
        return self.confidentiality + self.integrity + self.availability + self.malicious


class Override(msgspec.Struct, frozen=True, kw_only=True):
    """A higher band that practice gives, beside the score and never in it; ``source`` is its address."""

    band: Band
    because: str
    source: str


class Precedent(msgspec.Struct, frozen=True, kw_only=True):
    """A case of EDPB Guidelines 01/2021 that resembles this one.

    ``similarity`` is the share (0..1) of the compared traits that agree, ``differences`` names the others.
    ``authority`` and ``persons`` say who was to be told there; ``agrees`` whether this score comes to the same.
    """

    case: str
    title: str
    similarity: float
    authority: bool
    persons: bool
    agrees: bool
    because: str
    differences: tuple[str, ...]
    source: str


class Severity(msgspec.Struct, frozen=True, kw_only=True):
    """A score with its reasons: ``se`` = ``dpc`` x ``ei`` + ``cb``; ``band`` is always that of ``se``.

    ``band_at_worst`` is the band if an unknown number of people got the data, where the case does not say who
    did; the computed risk rests on it, for what is not known is no reason to tell nobody.
    """

    dpc: float
    ei: float
    cb: Circumstances
    se: float
    band: Band
    override: Override | None
    flags: tuple[str, ...]
    because: tuple[str, ...]
    band_at_worst: Band | None = None
    precedents: tuple[Precedent, ...] = ()
