"""What an assessment answers: counts that add up."""

from __future__ import annotations

import msgspec


class EvidenceCounts(msgspec.Struct, frozen=True, kw_only=True):
    """``rows`` = ``linked`` + ``review`` + ``unmatched`` + ``rejected``; each row is counted once."""

    rows: int
    linked: int
    review: int
    unmatched: int
    rejected: int


class EvidenceFile(msgspec.Struct, frozen=True, kw_only=True):
    """The same account for one file; ``repaired`` are rows put right, within the other counts."""

    file: str
    format: str
    encoding: str
    rows: int
    linked: int
    review: int
    unmatched: int
    rejected: int
    repaired: int = 0


class CustomerFile(msgspec.Struct, frozen=True, kw_only=True):
    """``rows`` include the ``rejected``, which are kept in ``customers_rejected.parquet``."""

    file: str
    format: str
    encoding: str
    rows: int
    rejected: int
    repaired: int = 0


class Persons(msgspec.Struct, frozen=True, kw_only=True):
    """Persons by decision; who is affected is not counted in ``review`` again."""

    affected: int
    review: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """``summary.json``.  ``register_sha256`` is the digest of the sorted register, equal run after run."""

    as_of: str
    engine: str
    persons: Persons
    evidence: EvidenceCounts
    files: tuple[EvidenceFile, ...]
    customers: tuple[CustomerFile, ...]
    cohorts: int
    register_sha256: str
    notes: tuple[str, ...] = ()


class CohortRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of ``cohorts.json``: people who are alike before the law."""

    ref: str
    residence: str
    persons: int
    elements: tuple[str, ...]
    protection: str
    minors: int
    status: str = "confirmed"
