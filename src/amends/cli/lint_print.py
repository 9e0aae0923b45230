"""How ``amends lint`` shows what it found to people."""

from __future__ import annotations

from collections.abc import Callable

from amends.wording.lint.catalogue import Card
from amends.wording.lint.report import Finding
from amends.wording.lint.sarif import Judged

Say = Callable[[str], None]


def print_report(judged: Judged, say: Say) -> None:
    """Each finding with its place, what was not judged, and the verdict in one line."""
    if judged.is_decoded:
        say(f"{judged.name} is a stored mail: lines and columns count in its decoded text, below its subject.")
    for finding in judged.report.findings:
        _print(finding, judged, say)
    for rule, why in judged.report.measures.not_judged.items():
        say(f"{rule} not judged: {why}")
    errors = sum(finding.severity == "error" for finding in judged.report.findings)
    say(f"{judged.report.verdict}: {errors} errors, {len(judged.report.findings)} findings")


def _print(finding: Finding, judged: Judged, say: Say) -> None:
    line, column = (1, 1) if finding.start is None else judged.place(finding.start)
    say(f"{judged.name}:{line}:{column}: {finding.severity} {finding.rule}")
    if finding.text is not None:
        say(f"    text    {' '.join(finding.text.split())}")
    say(f"    why     {finding.why}")
    say(f"    fix     {finding.fix}")
    say(f"    source  {finding.source}")


def print_rules(cards: tuple[Card, ...], say: Say) -> None:
    """A rule a line: number, gravest severity, what it asks; its source below."""
    for card in cards:
        words = "" if card.reads_words else " (any language)"
        say(f"{card.rule} {card.gravest:<7} {card.asks}{words}")
        say(f"            source: {card.source}")
