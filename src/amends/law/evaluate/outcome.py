"""What a duty says of one cohort, before anybody is counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from amends.law.model import Dated


class Standing(StrEnum):
    """``EXEMPTED`` cohorts are affected in the sense of the law but need not be told."""

    OWED = "owed"
    UNKNOWN = "unknown"
    EXEMPTED = "exempted"
    OUT = "out"


@dataclass(frozen=True, eq=False)
class Outcome:
    """``lines`` are the reasons, ``rests_on`` the dated values that led here; told apart by identity."""

    standing: Standing
    lines: tuple[str, ...] = ()
    rests_on: tuple[Dated, ...] = field(default=())
