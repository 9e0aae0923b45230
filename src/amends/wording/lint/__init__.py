"""The notice linter: honest, complete, plain and safe, rule by rule, with the place of every fault."""

from amends.wording.lint.engine import lint
from amends.wording.lint.facts import (
    Beside,
    LawContent,
    LintFacts,
    Parallel,
    Published,
    StructuredNotice,
    StructuredSentence,
    facts_of,
)
from amends.wording.lint.lexicon import languages
from amends.wording.lint.report import Finding, Measures, Report, Severity, Verdict

__all__ = [
    "Beside",
    "Finding",
    "LawContent",
    "LintFacts",
    "Measures",
    "Parallel",
    "Published",
    "Report",
    "Severity",
    "StructuredNotice",
    "StructuredSentence",
    "Verdict",
    "facts_of",
    "languages",
    "lint",
]
