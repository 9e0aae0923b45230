"""Sentences that a rule of the linter must find, or must let pass, in each language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from amends.wording.lint import Finding, LintFacts, lint
from amends.wording.lint.facts import Beside

_CASES = Path(__file__).parent / "lint" / "rules" / "cases"
FACTS = LintFacts(
    elements=frozenset({"name", "pesel", "id_card", "card_number"}),
    controller_name="Bank Polnocny",
    sectors=("bank",),
    brand_domains=("bankpolnocny.example",),
)
# What a notice says before and after the sentence in question.
_OPENINGS = {
    "en": "On 20 May 2026 criminals stole your name and your PESEL number from us.",
    "de": "Am 20. Mai 2026 haben Kriminelle bei uns Ihren Namen und Ihre PESEL-Nummer gestohlen.",
    "pl": "20 maja 2026 r. przestępcy skradli nam Pani imię i nazwisko oraz numer PESEL.",
    "fa": "در ۲۰ مه ۲۰۲۶ مجرمان نام و شماره PESEL شما را از ما دزدیدند.",
}
_CLOSINGS = {
    "en": "We closed the gap on the same day. We are sorry.",
    "de": "Wir haben die Lücke am selben Tag geschlossen. Es tut uns leid.",
    "pl": "Lukę zamknęliśmy tego samego dnia. Przepraszamy.",
    "fa": "ما همان روز رخنه را بستیم. پوزش می‌خواهیم.",
}


def cases(rule: str, *kinds: str) -> list[Any]:
    """``(language, sentence)`` for each line of these kinds in ``cases/<rule>.yaml``."""
    listed = yaml.safe_load((_CASES / f"{rule}.yaml").read_text(encoding="utf-8"))
    return [
        pytest.param(language, sentence, id=f"{language}-{kind}-{number}")
        for language, groups in listed.items()
        for kind in kinds
        for number, sentence in enumerate(groups.get(kind, "").splitlines())
    ]


def in_a_notice(sentence: str, language: str, *, first: bool = False) -> str:
    """The sentence in a small notice: after the bad news, or before it."""
    parts = [sentence, _OPENINGS[language]] if first else [_OPENINGS[language], sentence]
    return "\n\n".join([*parts, _CLOSINGS.get(language, "")])


def found(
    rule: str,
    text: str,
    language: str,
    *,
    channel: str = "email",
    facts: LintFacts = FACTS,
    beside: Beside | None = None,
) -> list[Finding]:
    """The findings of ``rule``; each range is checked against the text."""
    report = lint(text, language=language, channel=channel, facts=facts, beside=beside or Beside())
    findings = [finding for finding in report.findings if finding.rule == rule]
    for finding in findings:
        assert finding.why
        assert finding.fix
        if finding.start is not None and finding.end is not None:
            assert finding.text == text[finding.start : finding.end] != ""
    return findings
