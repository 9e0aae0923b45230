"""The notice linter: honest, complete, plain and safe, rule by rule, with the place of every fault."""

from amends.wording.lint.engine import lint
from amends.wording.lint.facts import LintFacts, StructuredNotice, StructuredSentence, facts_of
from amends.wording.lint.lexicon import languages
from amends.wording.lint.report import Finding, Measures, Report, Severity, Verdict

__all__ = [
    "Finding",
    "LintFacts",
    "Measures",
    "Report",
    "Severity",
    "StructuredNotice",
    "StructuredSentence",
    "Verdict",
    "facts_of",
    "languages",
    "lint",
]
