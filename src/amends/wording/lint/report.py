"""What the linter answers: findings with their place in the text, and a verdict."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105  # a verdict, no password
    WARN = "warn"
    BLOCK = "block"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault.

    ``start`` and ``end`` count Unicode code points in the text as it was given, and
    ``text == given[start:end]``; all three are ``None`` where the fault is an absence.
    ``source`` is where the rule comes from, ``fix`` what to do.
    """

    rule: str
    severity: Severity
    start: int | None = None
    end: int | None = None
    text: str | None = None
    why: str
    source: str
    fix: str


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of the text; ``lix`` is (words / sentences) + 100 (long words / words) over all of it.

    ``not_judged`` lists what could not be judged, each with its reason.  ``headings`` counts headings,
    ``longest_chunk_words`` the words of the longest paragraph or list item.  ``readability`` holds the
    formulas that are valid for the language, over the running text (no headings, no bare items of
    lists, no numbers, addresses or citations); ``readability_judged`` the same with the controller's name and
    the names of data counted as plain words, for their writer cannot choose others.  ``not_valid_here``
    says what the figures do not bear: formulas left out, the error of the syllable counter.
    """

    words: int
    sentences: int
    mean_sentence_words: float
    longest_sentence_words: int
    numbered_actions: int
    links: int
    lix: float | None
    not_judged: dict[str, str]
    headings: int = 0
    longest_chunk_words: int = 0
    readability: dict[str, float] = {}
    readability_judged: dict[str, float] = {}
    not_valid_here: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of ``amends lint``: ``verdict`` is ``block`` exactly when a finding is an error."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    measures: Measures


def verdict_of(findings: tuple[Finding, ...]) -> Verdict:
    """``block`` with an error, ``warn`` with a warning, else ``pass``."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return Verdict.BLOCK
    return Verdict.WARN if Severity.WARNING in severities else Verdict.PASS
