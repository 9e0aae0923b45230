"""The studies behind the advice: what was measured, on how many, how large, how sure."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec

from amends.wording.book.folder import read_table


class Strength(StrEnum):
    """How much a finding carries; an anecdote shows what can happen and not how often."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    ANECDOTE = "anecdote"


class Design(StrEnum):
    META_ANALYSIS = "meta_analysis"
    EXPERIMENT = "experiment"
    SURVEY = "survey"
    FIELD_DATA = "field_data"
    CONTENT_ANALYSIS = "content_analysis"
    CASE = "case"


class Seen(StrEnum):
    """How the study was read when it was entered; ``report`` is somebody else's account of it."""

    ORIGINAL = "original"
    ABSTRACT = "abstract"
    REPORT = "report"


class Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure as published; ``value`` is ``None`` where it is given in words alone."""

    measure: str
    value: float | None = None


class Finding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``wordbook/advice/evidence.yaml``."""

    study: str
    year: int
    published: str | None
    design: Design
    measured: str
    n: str | None
    effect: Effect | None
    strength: Strength
    words: str
    limits: str
    seen: Seen


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A finding with the id that advice cites."""

    id: str
    finding: Finding


@cache
def evidence() -> dict[str, Evidence]:
    """Every finding by id."""
    table = read_table(dict[str, Finding], "advice", "evidence.yaml")
    return {key: Evidence(id=key, finding=finding) for key, finding in table.items()}
