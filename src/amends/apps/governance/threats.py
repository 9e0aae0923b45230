"""Reads an outgoing text for threats, gags and blame: rule L30 of the linter, in every language that it knows."""

from __future__ import annotations

from amends.wording.lint import LintFacts, languages, lint

_RULE = "L30"


def threats_in(text: str) -> list[dict[str, str]]:
    """What the linter finds, each with ``text``, ``why`` and ``fix``; nothing for an empty text.

    Nobody is asked for the language: a threat in any of them is one.

    >>> [found["text"] for found in threats_in("We will sue every journalist who reports this.")]
    ['sue']
    """
    if not text.strip():
        return []
    found: dict[str, dict[str, str]] = {}
    for language in languages():
        report = lint(f"\n{text}", language=language, channel="web", facts=LintFacts())  # a line first: no front matter
        for item in report.findings:
            if item.rule == _RULE:
                found.setdefault(item.text or "", {"text": item.text or "", "why": item.why, "fix": item.fix})
    return list(found.values())
