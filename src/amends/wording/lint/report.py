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
    """Counts of the running text; ``lix`` is (words / sentences) + 100 (long words / words).

    ``not_judged`` lists what could not be judged, each with its reason.
    """

    words: int
    sentences: int
    mean_sentence_words: float
    longest_sentence_words: int
    numbered_actions: int
    links: int
    lix: float | None
    not_judged: dict[str, str]


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
